/** HTML that is safe by construction: what is put into a template is text, unless it is HTML itself. */
import { showInvisible } from './invisible.ts';

/** Made by the template alone. */
export interface Html {
  readonly html: string;
}

export type HtmlPart = string | number | Html | readonly Html[] | undefined;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The text as HTML shows it unchanged, between tags and in quoted attributes. Invisible characters become `[U+XXXX]`. */
export function escapeHtml(text: string): string {
  return showInvisible(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A piece of a page. Texts are escaped; attributes stand in double quotes; lists of pieces follow each other; undefined is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlPart[]): Html {
  return { html: parts.map((part, index) => part + written(values[index])).join('') };
}

function written(value: HtmlPart): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapeHtml(value);
  return 'html' in value ? value.html : value.map((each) => each.html).join('');
}
