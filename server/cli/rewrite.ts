/** What commands that change files do with the new texts: write them down, or show what would change. */
import type { LoadedFile } from './analysis.ts';
import type { Unreadable } from './input/files.ts';
import { replaceTextFile } from './input/text-file.ts';
import type { Io } from './io.ts';
import { renderPatch } from './output/patch.ts';
import { safeText } from './output/safe-text.ts';

export interface ChangedFile extends Pick<LoadedFile, 'path' | 'name' | 'file'> {
  readonly after: string;
}

/** A byte order mark is a part of the line that a patch would have to find. */
export function patchOf({ name, file: { text, encoding }, after }: ChangedFile, { stdout }: Io): string {
  const mark = encoding === 'utf-8-bom' ? '\uFEFF' : '';
  return renderPatch(name, mark + text, mark + after, stdout);
}

/**
 * Replaces the files one by one, and names each.
 * @returns the files that could not be written.
 */
export async function writeFiles(changed: readonly ChangedFile[], { stdout }: Io): Promise<readonly Unreadable[]> {
  const failed: Unreadable[] = [];
  for (const { path, name, file, after } of changed) {
    try {
      await replaceTextFile(path, { ...file, text: after });
      stdout.write(`${safeText(name)}\n`);
    } catch (error) {
      failed.push({ name, reason: `It can't be written. ${(error as Error).message}` });
    }
  }
  return failed;
}
