/** Sentences of the language's own with names from files in them, kept apart so that whoever shows them can escape the names. */

/** Words of the language's own, in which backticks mark code, and between them what a file says. */
export type Phrase = readonly (string | { readonly name: string })[];

/** A phrase from a template: what stands in it as a string is a name from a file, what is a phrase belongs to the sentence. */
export function say(words: TemplateStringsArray, ...parts: readonly (string | Phrase)[]): Phrase {
  return words.flatMap((word, index) => {
    const part = parts[index];
    const phrase: Phrase = part === undefined ? [] : typeof part === 'string' ? [{ name: part }] : part;
    return word === '' ? phrase : [word, ...phrase];
  });
}

/** Words that are chosen, not written into the template. */
export function words(text: string): Phrase {
  return [text];
}

/** More than anyone reads in a row. */
const most = 8;

/** `A`, `A and B`, `A, B and C`, `A, B, … and 12 more`. */
export function listOf(items: readonly (string | Phrase)[], conjunction: 'and' | 'or' = 'and'): Phrase {
  const shown: readonly (string | Phrase)[] =
    items.length > most ? [...items.slice(0, most - 1), words(`${items.length - most + 1} more`)] : items;
  return shown.flatMap((item, index) => {
    const between = index === 0 ? '' : index === shown.length - 1 ? ` ${conjunction} ` : ', ';
    const phrase: Phrase = typeof item === 'string' ? [{ name: item }] : item;
    return between === '' ? phrase : [between, ...phrase];
  });
}

/** A phrase with every name made fit for what it is written into, and the language's own words by another rule. */
export function render(phrase: Phrase, own: (words: string) => string, named: (name: string) => string): string {
  return phrase.map((part) => (typeof part === 'string' ? own(part) : named(part.name))).join('');
}
