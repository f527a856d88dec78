/** XML from plain values: what may not stand in it is escaped, or written as its code. */
import { safeLines } from './safe-text.ts';

export interface Element {
  readonly name: string;
  /** Those that are undefined are left out. */
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  /** Elements, or text that is its only content. */
  readonly content?: readonly Element[] | string;
}

/** A document with its declaration, indented. */
export function renderXml(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${render(root, '')}`;
}

function render({ name, attributes, content = [] }: Element, indent: string): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(String(value)).replaceAll('\n', '&#10;')}"`],
  );
  const head = `${indent}<${name}${written.join('')}`;
  if (content.length === 0) return `${head}/>\n`;
  if (typeof content === 'string') return `${head}>${escapeXml(content)}</${name}>\n`;
  const inner = content.map((element) => render(element, `${indent}  `)).join('');
  return `${head}>\n${inner}${indent}</${name}>\n`;
}

/** XML has no way to write most controls, halves of characters and U+FFFE: they stand by their codes, as on a terminal. */
function escapeXml(text: string): string {
  return safeLines(text)
    .replaceAll('\r\n', '\n')
    .replace(/[\ufffe\uffff]/g, (character) => `<U+${character.charCodeAt(0).toString(16).toUpperCase()}>`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#9;');
}
