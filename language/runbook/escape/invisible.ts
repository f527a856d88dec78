/** Makes visible what would hide in a text, or change the direction or the line of what follows. */

const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The text with each such character as `[U+XXXX]`. */
export function showInvisible(text: string): string {
  return text.replace(invisible, (character) => `[U+${codePoint(character)}]`);
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
