/** Text with stops at what the user may want otherwise, as editors that know snippets take it. */
import { quote, writeName } from '../syntax/names.ts';

/** A piece of a template: in the form of a snippet, and as it reads before anything is typed. */
export interface Template {
  readonly snippet: string;
  readonly plain: string;
}

/** Text of the language's own; what stands between is a template, or a name or a text from the file, which is made fit. */
export function template(words: TemplateStringsArray, ...parts: readonly Template[]): Template {
  return join(words.flatMap((word, index) => [fixed(word), ...(parts[index] ? [parts[index]] : [])]));
}

export function fixed(text: string): Template {
  return { snippet: text.replace(/[\\$}]/g, '\\$&'), plain: text };
}

/** A name as it is written. */
export function named(name: string): Template {
  return fixed(writeName(name));
}

export function join(parts: readonly Template[], between = ''): Template {
  return {
    snippet: parts.map(({ snippet }) => snippet).join(between),
    plain: parts.map(({ plain }) => plain).join(between),
  };
}

/** Stops are visited in the order in which they are made; one with the text of an earlier stop is typed along with it. */
export class Stops {
  private last = 0;

  /** A stop with something to begin with. */
  at(text: string): Template {
    this.last++;
    const number = this.last;
    return { snippet: `\${${number}:${fixed(text).snippet}}`, plain: text };
  }

  /** A stop within quotes. */
  quoted(text: string): Template {
    return join([fixed('"'), this.at(quote(text).slice(1, -1)), fixed('"')]);
  }

  readonly end: Template = { snippet: '$0', plain: '' };
}
