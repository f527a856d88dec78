/** What the commands about one file have in common: it is found, read and understood, and what keeps that from happening is told. */
import { type CheckResult, check, type Program } from '#language';
import { type LoadedFile, load, readSettingsFor } from './analysis.ts';
import { findFiles } from './input/files.ts';
import { createSettingsReader } from './input/settings.ts';
import { type Io, UsageError } from './io.ts';
import { reportBroken, reportUnreadable } from './output/complaints.ts';
import { doTogether } from './together.ts';

export interface OneProgram {
  readonly file: LoadedFile;
  readonly program: Program;
  /** What the rules say of it. @throws CommandError where settings can't be used */
  readonly checked: () => Promise<CheckResult>;
}

/**
 * Does work on the one file of a command.
 * @param operand what was given on the command line
 * @param work changes nothing outside of its result, and may be done again
 * @returns undefined where there is no result, which has been told then
 * @throws UsageError where the operand means several files, and what the work throws for the user
 */
export async function withOneProgram<Result>(
  command: string,
  operand: string,
  io: Io,
  work: (given: OneProgram) => Promise<Result>,
): Promise<Result | undefined> {
  const inputs = await findFiles([operand], io.cwd);
  if (inputs.files.length > 1) {
    throw new UsageError(`btc ${command} takes one file; ${operand} means ${inputs.files.length}.`);
  }
  const settings = createSettingsReader(io.cwd);
  const { result, broken } = await doTogether(inputs.files, async (files) => {
    const loaded = await load(files);
    const [file] = loaded.files;
    const program = file && loaded.project.program(file.uri);
    if (!program) return { unreadable: loaded.unreadable, done: undefined };
    const checked = async () => check(program, await readSettingsFor([program], settings));
    return { unreadable: loaded.unreadable, done: await work({ file, program, checked }) };
  });
  reportUnreadable([...inputs.unreadable, ...result.unreadable], io.stderr);
  reportBroken(broken, io.stderr);
  return result.done;
}
