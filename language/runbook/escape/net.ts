/** Quotes names for net.exe, the command for groups and accounts. */
import type { Line } from '../command.ts';
import { quoteCmd } from './cmd.ts';

/** What begins like an option would be taken for one, quoted or not, and an asterisk alone for the wish to be asked for a password. */
const unsafeForNet = /^[/-]|^\*$/;

/** A line for net.exe. Each inserted name is quoted; where one can't be, the whole line is refused. */
export function netLine(parts: TemplateStringsArray, ...names: readonly string[]): Line {
  let line = `net ${parts[0] ?? ''}`;
  for (const [index, name] of names.entries()) {
    const quoted = unsafeForNet.test(name) ? undefined : quoteCmd(name);
    if (quoted === undefined) return { refused: name };
    line += quoted + (parts[index + 1] ?? '');
  }
  return line;
}
