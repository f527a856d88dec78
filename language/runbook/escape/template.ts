/** The one way in which lines are put together: what is inserted is written by the rules of its program, or refuses the whole line. */
import { sure } from '../../model/sure.ts';
import type { Line } from '../command.ts';

/**
 * @param parts the text of a template around what is inserted, one more than `args`
 * @param write an argument as the program takes it, or what it would not take as it is
 */
export function lineFrom<Argument>(
  parts: readonly string[],
  args: readonly Argument[],
  write: (arg: Argument) => Line,
): Line {
  let line = sure(parts[0]);
  for (const [index, arg] of args.entries()) {
    const written = write(arg);
    if (typeof written !== 'string') return written;
    line += written + sure(parts[index + 1]);
  }
  return line;
}

/** A tag for templates into which only text is put. @param quote undefined for a text that can't be quoted */
export function quoting(
  quote: (text: string) => string | undefined,
): (parts: TemplateStringsArray, ...texts: readonly string[]) => Line {
  return (parts, ...texts) => lineFrom(parts, texts, (text) => quote(text) ?? { refused: text });
}
