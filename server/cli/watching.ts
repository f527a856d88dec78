/** Checks again and again: whenever a file has changed that the result may depend on. */
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { URI } from 'langium';
import type { CheckedFile } from './checking/checked.ts';
import { folderOfPattern } from './input/files.ts';
import { createWatcher, type Followed, foldersAbove } from './input/watch.ts';
import { CommandError, type ExitCode, exitCodes, type Io } from './io.ts';
import { safeLines } from './output/safe-text.ts';

export interface Watching {
  readonly operands: readonly string[];
  /** The settings file that the user names. */
  readonly config: string | undefined;
  /** @throws CommandError, which is shown, and may have another outcome after the next change. */
  readonly check: () => Promise<{ readonly exit: ExitCode; readonly files: readonly CheckedFile[] }>;
}

/** The lines around each check, by which tools that run this know where they are. */
const begins = 'Checking.\n';
const rests = 'Waiting for changes.\n';

/** Removes what a terminal shows, but not what scrolled out of it. */
const clear = '\u001b[2J\u001b[H';

/** @returns what the last check says, once the program is interrupted */
export async function checkOnChange({ operands, config, check }: Watching, io: Io): Promise<ExitCode> {
  const signal = io.interruption();
  const settings = config === undefined ? undefined : resolve(io.cwd, config);
  const watcher = createWatcher(signal, settings);
  try {
    await watcher.follow(await placesOf(operands, io.cwd));
    if (settings !== undefined) await watcher.follow([{ folder: dirname(settings), deep: false }]);
    let exit: ExitCode;
    do {
      if (io.stdout.terminal) io.stdout.write(clear);
      io.stderr.write(begins);
      try {
        const result = await check();
        exit = result.exit;
        await watcher.follow(result.files.flatMap((file) => placesOfFile(file, io.cwd)));
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        io.stderr.write(safeLines(`${error.message}\n`));
        exit = exitCodes.failed;
      }
      if (!signal.aborted) io.stderr.write(rests);
    } while (await watcher.changed());
    return exit;
  } finally {
    await watcher.close();
  }
}

/** Where the files are, or will be, that the operands mean, and the settings for them. */
async function placesOf(operands: readonly string[], cwd: string): Promise<readonly Followed[]> {
  const places = operands.map(async (operand): Promise<readonly Followed[]> => {
    const path = resolve(cwd, operand);
    const kind = await stat(path).catch(() => undefined);
    if (kind && !kind.isDirectory()) return foldersAbove(path, cwd);
    const folder = kind ? path : folderOfPattern(operand, cwd);
    if (folder === undefined) return foldersAbove(path, cwd);
    return [{ folder, deep: true }, ...foldersAbove(folder, cwd)];
  });
  return (await Promise.all(places)).flat();
}

/** Where a file is and what it imports, whether that is there or not. */
function placesOfFile({ uri, imports }: CheckedFile, cwd: string): readonly Followed[] {
  return [uri, ...imports].flatMap((address) => foldersAbove(URI.parse(address).fsPath, cwd));
}
