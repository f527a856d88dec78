/** The page's own texts in the language of the editor: the extension puts their translations on the page's body. */
import type { Child, Piece } from './markup.ts';

/** Translations by the English text, as `vscode.l10n.bundle` has them. */
type Translations = Readonly<Record<string, string>>;

let translations: ReadonlyMap<string, string> = new Map();

/**
 * The same calls as of `vscode.l10n`, so that one script collects the texts of both. They are made while a view is drawn, never while a
 * module loads: the translations aren't there yet.
 */
export const l10n = {
  /** @param text in English, as a plain literal; `{0}` and so on stand for the values, and stay where there is none */
  t(text: string, ...values: readonly (string | number)[]): string {
    return (translations.get(text) ?? text).replace(placeholders, (written: string, index: number) =>
      String(values[index] ?? written),
    );
  },
};

/** Has the texts translated from now on. Once, before the first view: a view that is remembered is not drawn again. */
export function translate(read: Translations): void {
  translations = new Map(Object.entries(read));
}

/** The translations that a page was given as JSON; none where it is anything else than texts by texts. */
export function readTranslations(json: string | undefined): Translations {
  try {
    const read: unknown = JSON.parse(json ?? '{}');
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return {};
    const texts = Object.entries(read).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return Object.fromEntries(texts);
  } catch {
    return {};
  }
}

/** A text with elements of the page in place of its `{0}` and so on, wherever the translation has them. */
export function around(text: string, ...inner: readonly Piece[]): readonly Child[] {
  // Texts and numbers of placeholders take turns.
  return text.split(placeholders).map((part, at) => (at % 2 === 0 ? part || undefined : inner[Number(part)]));
}

const placeholders = /\{(\d)\}/g;
