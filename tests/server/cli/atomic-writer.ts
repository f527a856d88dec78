/** A program that writes two texts into a file in turn, until somebody kills it. */
import { replaceTextFile } from '../../../server/cli/input/text-file.ts';

const path = process.argv[2] ?? '';
for (;;) {
  for (const letter of 'AB') await replaceTextFile(path, { text: letter.repeat(2_000_000), encoding: 'utf-8' });
  process.stdout.write('.');
}
