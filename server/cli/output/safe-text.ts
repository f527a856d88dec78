/** Text from files for a terminal: without what would steer it or mislead the reader, and measured in its columns. */

/** Controls (escape sequences begin with one), invisible formats (they can reverse text), and halves of characters. */
const misleading = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** The text with every misleading character written as its code: `<U+001B>`. */
export function safeText(text: string): string {
  return text.replace(misleading, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

/** As long as a sentence of a report becomes, in UTF-16 characters: it can quote a name as long as its file. */
const longestSentence = 1000;

/** The same, cut at its end where it is too long. */
export function safeExcerpt(text: string): string {
  if (text.length <= longestSentence) return safeText(text);
  return `${safeText(text.slice(0, longestSentence).replace(/[\ud800-\udbff]$/, ''))}…`;
}

/** The same for a text of several lines, whose line breaks and tabs stay. */
export function safeLines(text: string): string {
  return text.replace(/[^\r\n\t]+|\r(?!\n)/g, safeText);
}

/** JSON with every misleading character in it escaped, which changes nothing of what it says. */
export function safeJson(json: string): string {
  return json.replace(misleading, (character) => (character === '\n' ? character : escapeUnits(character)));
}

function escapeUnits(text: string): string {
  return text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** Marks stand on the character before them. */
const noColumn = /^\p{M}$/u;
/** What terminals show in two columns (Unicode's East Asian Width "wide" and "fullwidth", by the scripts that have it). */
const twoColumns =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]$/u;
/** Of these scripts, but narrow. */
const halfwidth = /^[\uff61-\uffdc]$/;

/** The columns of a text that is safe. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (noColumn.test(character)) continue;
    columns += twoColumns.test(character) && !halfwidth.test(character) ? 2 : 1;
  }
  return columns;
}
