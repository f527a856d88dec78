/** Escapes text for XML 1.0. */
import { quoting } from './template.ts';

/** What XML 1.0 has no way to write, not even as a reference, and what would hide or turn around what a reader sees. */
const unsafeInXml = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]/u;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** The text as it stands between tags or between the quotes of an attribute; undefined where XML can't hold it. */
export function escapeXml(text: string): string | undefined {
  return unsafeInXml.test(text) ? undefined : text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A document. Each inserted text is escaped; where one can't be, the whole document is refused. */
export const xmlText = quoting(escapeXml);
