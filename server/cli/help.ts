/** The help texts, made of what the commands say of themselves. */
import type { Command, Option } from './command.ts';

/** The help of the whole program. */
export function programHelp(commands: readonly Command[]): string {
  return sections(
    'Describes, checks and builds BizTalk Server installations on Windows clusters, from .btc files.',
    ['Usage:', ...commands.map((command) => `  ${usageOf(command)}`)].join('\n'),
    table(
      'Commands:',
      commands.map(({ name, summary }) => [name, summary]),
    ),
    table('Options:', [
      ['--help', 'This help; behind a command, the help of that command.'],
      ['--version', 'The version of btc.'],
    ]),
  );
}

export function commandHelp(command: Command): string {
  const { summary, options, exits } = command;
  return sections(
    summary,
    `Usage: ${usageOf(command)}`,
    table('Options:', [
      ...Object.entries(options).map(([name, option]) => [withValue(name, option), option.doc] as const),
      ['--help', 'This help.'],
    ]),
    table('Exit codes:', Object.entries(exits)),
  );
}

/** `btc check FILES|GLOBS… [--format text|json]` */
export function usageOf({ name, operands, options }: Command): string {
  const written = Object.entries(options).map(
    ([option, value]) => `[${withValue(option, value)}]${value.repeatable ? '…' : ''}`,
  );
  return ['btc', name, operands.usage, ...written].join(' ');
}

function withValue(name: string, { value }: Option): string {
  if (value === undefined) return `--${name}`;
  return `--${name} ${typeof value === 'string' ? value : value.join('|')}`;
}

function sections(...parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}

function table(title: string, rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return [title, ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)].join('\n');
}
