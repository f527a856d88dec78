/** Quotes names for net.exe, the command for groups and accounts. */
import type { Line } from '../command.ts';
import { quoteCmd } from './cmd.ts';
import { lineFrom } from './template.ts';

/** What begins like an option would be taken for one, quoted or not, and an asterisk alone for the wish to be asked for a password. */
const unsafeForNet = /^[/-]|^\*$/;

/** A line for net.exe. Each inserted name is quoted; where one can't be, the whole line is refused. */
export function netLine(parts: TemplateStringsArray, ...names: readonly string[]): Line {
  const [start = '', ...rest] = parts;
  return lineFrom([`net ${start}`, ...rest], names, (name) =>
    unsafeForNet.test(name) ? { refused: name } : (quoteCmd(name) ?? { refused: name }),
  );
}
