/** The program `btc`: finds the command that is asked for, and says on stderr why something could not be done. */
import { didYouMean, readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { check } from './commands/check.ts';
import { explain } from './commands/explain.ts';
import { exportCommand } from './commands/export.ts';
import { fix } from './commands/fix.ts';
import { format } from './commands/format.ts';
import { runbook } from './commands/runbook.ts';
import { simulate } from './commands/simulate.ts';
import { commandHelp, programHelp, usageOf } from './help.ts';
import { CommandError, type ExitCode, exitCodes, type Io, UsageError } from './io.ts';
import { safeLines } from './output/safe-text.ts';

const commands: readonly Command[] = [check, explain, exportCommand, fix, format, runbook, simulate];

/**
 * Runs the program.
 * @param args what stands behind the program's name
 * @throws only what is a mistake of the program's own.
 */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const [first, ...others] = args;
  if (first === '--help' || first === '-h') {
    io.stdout.write(programHelp(commands));
    return exitCodes.clean;
  }
  if (first === '--version') {
    io.stdout.write(`${io.version}\n`);
    return exitCodes.clean;
  }
  const command = commands.find(({ name }) => name === first);
  if (!command) return misused(whatIsWrong(first), programHelp(commands), io);
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
  const names = commands.map(({ name }) => name);
  return `Unknown command ${first}.${didYouMean(first, names)}`;
}

function misused(message: string, usage: string, { stderr }: Io): ExitCode {
  stderr.write(safeLines(`${message}\n\n${usage}`));
  return exitCodes.failed;
}
