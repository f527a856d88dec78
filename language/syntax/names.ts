/** How names and strings are written: reading quotes off a token, and putting them on where a name needs them. */

const plainName = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** The text of a string token without its quotes; the closing one may be missing. Other tokens are returned as they are. */
export function unquote(token: string): string {
  if (!token.startsWith('"')) return token;
  return token.length > 1 && token.endsWith('"') ? token.slice(1, -1) : token.slice(1);
}

/** Whether a string token lacks its closing quote. */
export function isUnclosedString(token: string): boolean {
  return token.startsWith('"') && (token.length === 1 || !token.endsWith('"'));
}

/**
 * A string token that reads back as `text`. The language can't write a quote or a line break inside a string (Windows allows
 * neither in a name), so those are left out.
 */
export function quote(text: string): string {
  return `"${text.replace(/["\r\n]/g, '')}"`;
}

/** A name as it is written: plain where it can be, else quoted. */
export function writeName(name: string): string {
  return plainName.test(name) ? name : quote(name);
}

/** A reference that begins a line: there its first name must be no keyword, and none begins with a capital or in quotes. */
export function asLineStart(written: string): string {
  return written.replace(/^[a-z][A-Za-z0-9_-]*/, quote);
}

/** Names compare without regard to case, as they do in Windows. */
export function sameName(a: string, b: string): boolean {
  return foldName(a) === foldName(b);
}

/** The form of a name under which maps keep it. */
export function foldName(name: string): string {
  return name.toLowerCase();
}
