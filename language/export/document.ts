/** A document as a value: a title, a picture, and sections of words. HTML and Markdown say the same because both start from it. */

/**
 * Texts for people. What can't be seen in a name has its visible stand-in already; the only controls that are left are U+2068 and
 * U+2069, in pairs, around names that run from right to left.
 */
export interface ExportDocument {
  readonly title: string;
  /** Paragraphs below the title. */
  readonly intro: readonly string[];
  /** A still `<svg>`, as the diagram draws it; empty for none. */
  readonly picture: string;
  readonly sections: readonly Section[];
}

export interface Section {
  /** Unique in the document: lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  | Table;

export interface Item {
  /** A word that stands out before the text, in its tone. */
  readonly lead?: Word;
  readonly text: string;
}

export interface Table {
  readonly kind: 'table';
  /** What the table shows, for those who don't see it. */
  readonly title: string;
  readonly head: readonly string[];
  /** Each as long as the head. The first cell names its row. */
  readonly rows: readonly (readonly Cell[])[];
}

/** A cell without a tone is plain text. */
export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
}

/** The word says it; the colour only repeats it. */
export interface Word {
  readonly text: string;
  readonly tone: Tone;
}

export type Tone = 'lost' | 'changed' | 'risk' | 'good';
