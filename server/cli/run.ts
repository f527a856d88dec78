/** The program `btc`: finds the command that is asked for, and says on stderr why something could not be done. */
import { didYouMean, readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { commandHelp, programHelp, usageOf } from './help.ts';
import { CommandError, type ExitCode, exitCodes, type Io, UsageError } from './io.ts';
import { safeLines } from './output/safe-text.ts';

/** Each is loaded when it is asked for: a check in an editor's task needs nothing of runbooks. */
const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['check', async () => (await import('./commands/check.ts')).check],
  ['explain', async () => (await import('./commands/explain.ts')).explain],
  ['export', async () => (await import('./commands/export.ts')).exportCommand],
  ['fix', async () => (await import('./commands/fix.ts')).fix],
  ['format', async () => (await import('./commands/format.ts')).format],
  ['runbook', async () => (await import('./commands/runbook.ts')).runbook],
  ['simulate', async () => (await import('./commands/simulate.ts')).simulate],
]);

async function wholeHelp(): Promise<string> {
  return programHelp(await Promise.all([...commands.values()].map((load) => load())));
}

/**
 * Runs the program.
 * @param args what stands behind the program's name
 * @throws only what is a mistake of the program's own.
 */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const [first, ...others] = args;
  if (first === '--help' || first === '-h') {
    io.stdout.write(await wholeHelp());
    return exitCodes.clean;
  }
  if (first === '--version') {
    io.stdout.write(`${io.version}\n`);
    return exitCodes.clean;
  }
  const command = await commands.get(first ?? '')?.();
  if (!command) return misused(whatIsWrong(first), await wholeHelp(), io);
  try {
    const request = readArguments(command, others);
    if (request) return await command.run(request, io);
    io.stdout.write(commandHelp(command));
    return exitCodes.clean;
  } catch (error) {
    if (error instanceof UsageError) {
      const usage = `Usage: ${usageOf(command)}\n\`btc ${command.name} --help\` says more.\n`;
      return misused(error.message, usage, io);
    }
    if (!(error instanceof CommandError)) throw error;
    io.stderr.write(safeLines(`${error.message}\n`));
    return exitCodes.failed;
  }
}

function whatIsWrong(first: string | undefined): string {
  if (first === undefined) return 'A command is missing.';
  if (first.startsWith('-')) return `Unknown option ${first}.${didYouMean(first, ['--help', '--version'])}`;
  return `Unknown command ${first}.${didYouMean(first, [...commands.keys()])}`;
}

function misused(message: string, usage: string, { stderr }: Io): ExitCode {
  stderr.write(safeLines(`${message}\n\n${usage}`));
  return exitCodes.failed;
}
