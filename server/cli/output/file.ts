/** Writes the one file that a command makes. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { writeReport, writeWholeFile } from '../input/text-file.ts';
import { CommandError } from '../io.ts';
import { safeText } from './safe-text.ts';

/**
 * Writes in one step, a text in UTF-8, in place of a file that is there; a pipe or a device gets the content and stays what it is.
 * @param file as the command line names it
 * @throws CommandError that names the file, where it can't be written.
 */
export async function writeOneFile(file: string, content: string | Uint8Array, cwd: string): Promise<void> {
  try {
    await writeInOneStep(resolve(cwd, file), content);
  } catch (error) {
    throw new CommandError(`${safeText(file)}: It can't be written. ${(error as Error).message}`);
  }
}

/**
 * The same for a path that another message names.
 * @throws Error with a sentence for the user where it can't be written.
 */
export async function writeInOneStep(path: string, content: string | Uint8Array): Promise<void> {
  if (await isSpecial(path)) return writeReport(path, content);
  try {
    await writeWholeFile(path, typeof content === 'string' ? Buffer.from(content) : content);
  } catch (error) {
    const { cause } = error as Error;
    const noFolder = cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR');
    throw noFolder ? new Error('There is no such folder.', { cause }) : error;
  }
}

async function isSpecial(path: string): Promise<boolean> {
  try {
    const found = await stat(path);
    return !found.isFile() && !found.isDirectory();
  } catch {
    return false;
  }
}
