/** Writes the files that a command makes into a folder, each in one step. */
import { mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { whyNot, writeTextFile } from '../input/text-file.ts';
import { CommandError } from '../io.ts';
import { safeText } from './safe-text.ts';

export interface NewFile {
  readonly name: string;
  readonly text: string;
  readonly byteOrderMark?: true;
}

/**
 * Makes the folder where there is none, and replaces files of the same names. Nothing is written where one of the names is that of
 * a folder.
 * @param folder as the command line names it
 * @throws CommandError that names the file or folder, where it can't be written.
 */
export async function writeFiles(folder: string, files: readonly NewFile[], cwd: string): Promise<void> {
  const path = resolve(cwd, folder);
  await makeFolder(path, folder);
  for (const { name } of files) {
    if (await isFolder(join(path, name)))
      throw new CommandError(`${shown(folder, name)}: There is a folder of this name.`);
  }
  for (const { name, text, byteOrderMark } of files) {
    try {
      await writeTextFile(join(path, name), { text, encoding: byteOrderMark ? 'utf-8-bom' : 'utf-8' });
    } catch (error) {
      throw new CommandError(`${shown(folder, name)}: It can't be written. ${(error as Error).message}`);
    }
  }
}

async function makeFolder(path: string, folder: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'It is a file, not a folder.' : whyNot(error);
    throw new CommandError(`${safeText(folder)}: No files can be written there. ${reason}`);
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

function shown(folder: string, name: string): string {
  return safeText(join(folder, name));
}
