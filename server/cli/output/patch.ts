/** What would change in a file, as a unified diff. */
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import pc from 'picocolors';
import type { Output } from '../io.ts';
import { safeLines } from './safe-text.ts';

/**
 * A diff that `patch -p0` and `git apply -p0` take. For a terminal it is made safe to look at, and is then no longer exact
 * where the file holds control characters.
 */
export function renderPatch(
  name: string,
  before: string,
  after: string,
  { terminal, colour }: Pick<Output, 'terminal' | 'colour'>,
): string {
  const patch = createTwoFilesPatch(name, name, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  const shown = terminal ? safeLines(patch) : patch;
  if (!colour) return shown;
  const { bold, cyan, green, red } = pc.createColors(true);
  let inHeader = true;
  return shown.replace(/^[-+@][^\r\n]*/gm, (line) => {
    if (line.startsWith('@@')) {
      inHeader = false;
      return cyan(line);
    }
    if (inHeader) return bold(line);
    return line.startsWith('+') ? green(line) : red(line);
  });
}
