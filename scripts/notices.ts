/** The licences of what is shipped and isn't ours, as the file that goes with it. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rendererPackages } from './renderer.ts';
import { root } from './root.ts';
import { type Bundle, packageOf } from './sizes.ts';

export const noticesFile = 'THIRD-PARTY-NOTICES.txt';

/** Licences that let their code be bundled into a program under the MIT License, with their text beside it. */
const allowed: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'MPL-2.0',
  'BlueOak-1.0.0',
]);

/** Packages whose manifest names no licence that programs know, with the one that their text states. */
const stated: Readonly<Record<string, string>> = { 'dejavu-fonts-ttf': 'Bitstream Vera' };

/** Packages without a file of their licence, with where its text and their source are. */
const pointers: Readonly<Record<string, string>> = {
  '@resvg/resvg-wasm':
    'The licence: https://www.mozilla.org/MPL/2.0/. The source: https://github.com/thx/resvg-js, unchanged here.',
};

interface Notice {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/**
 * Writes the notices of all packages that are in the bundles, or are copied beside them, and prints how many there are.
 *
 * @param folder where the bundles are
 * @throws where a package has no licence that allows it, or no text of it
 */
export async function writeNotices(folder: string, bundles: readonly Bundle[]): Promise<void> {
  const bundled = bundles.flatMap(({ modules }) => modules).flatMap((path) => packageOf(path)?.name ?? []);
  const names = [...new Set([...bundled, ...rendererPackages])].sort();
  const notices = await Promise.all(names.map(noticeOf));
  const pages = notices.map(({ name, version, licence, text }) => `${name} ${version}: ${licence}\n\n${text.trim()}\n`);
  const head = 'What comes with btc and was made by others, and under which licence.\n';
  await writeFile(join(folder, noticesFile), [head, ...pages].join(`\n${'-'.repeat(100)}\n\n`));
  console.log(`\n${names.length} packages of others: ${names.join(', ')}`);
}

async function noticeOf(name: string): Promise<Notice> {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const licence: unknown = stated[name] ?? license;
  if (typeof licence !== 'string' || !(allowed.has(licence) || name in stated)) {
    throw new Error(`The licence of ${name}, ${String(licence)}, isn't one of those in scripts/notices.ts.`);
  }
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? pointers[name] : await readFile(join(folder, file), 'utf8');
  if (text === undefined) throw new Error(`${name} has no file with its licence.`);
  return { name, version, licence, text };
}
