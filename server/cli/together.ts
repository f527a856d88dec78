/** Does work on files together, and where a file makes it throw, does it on the others. */
import { CommandError, UsageError } from './io.ts';

/** A file on which the work throws, also where it is done on this file alone (and on what it imports). */
export interface Broken<File> {
  readonly file: File;
  readonly error: unknown;
}

/**
 * Files that import each other have to be analysed together, so that an error doesn't say whose it is: where there is one,
 * the work is done on each file alone to find out. The work is therefore to change nothing outside of its result.
 * @throws UsageError and CommandError as the work throws them, and an error that no file alone brings about.
 */
export async function doTogether<File, Result>(
  files: readonly File[],
  work: (files: readonly File[]) => Promise<Result>,
): Promise<{ readonly result: Result; readonly broken: readonly Broken<File>[] }> {
  try {
    return { result: await work(files), broken: [] };
  } catch (error) {
    if (isForTheUser(error)) throw error;
    const broken: Broken<File>[] = [];
    for (const file of files) {
      try {
        await work([file]);
      } catch (own) {
        if (isForTheUser(own)) throw own;
        broken.push({ file, error: own });
      }
    }
    if (broken.length === 0) throw error;
    const excluded = new Set(broken.map(({ file }) => file));
    return { result: await work(files.filter((file) => !excluded.has(file))), broken };
  }
}

/** Whether it is told as it is, without its stack. */
export function isForTheUser(error: unknown): error is UsageError | CommandError {
  return error instanceof UsageError || error instanceof CommandError;
}

/** What is told of an error: whoever reports it needs the whole of it. */
export function stackOf(error: unknown): string {
  return (error instanceof Error ? error.stack : undefined) ?? String(error);
}
