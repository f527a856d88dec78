/** Quotes texts for ssomanage and ssoconfig, the commands of Enterprise SSO. */
import type { Line } from '../command.ts';
import { quoteCmd } from './cmd.ts';

/** What begins like an option would be taken for one, quoted or not. */
const unsafeForSso = /^[/-]/;

/** A cmd line for a command of Enterprise SSO. Each inserted text is quoted; where one can't be, the whole line is refused. */
export function ssoLine(parts: TemplateStringsArray, ...texts: readonly string[]): Line {
  let line = parts[0] ?? '';
  for (const [index, text] of texts.entries()) {
    const quoted = unsafeForSso.test(text) ? undefined : quoteCmd(text);
    if (quoted === undefined) return { refused: text };
    line += quoted + (parts[index + 1] ?? '');
  }
  return line;
}
