/** Text from a file made fit to be shown and read aloud: what can't be seen, or would rearrange its surroundings, gets a visible stand-in. */

/**
 * Controls, format characters (among them every bidirectional control), lone surrogates, private use, line and paragraph
 * separators, spaces that look like U+0020 but aren't, and whatever else fonts show as nothing. Unassigned characters are
 * not in the list: which these are depends on the engine's Unicode version, and the picture must not.
 */
const unseen =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]|(?! )\p{Zs}/gu;

/** Marks stacked higher than any orthography does would paint over the lines above and below. */
const stackedMarks = /(\p{M}{3})\p{M}+/gu;

/** The text with `[U+202E]` in place of each character that can't be seen; the same text for all others. */
export function visible(text: string): string {
  return text.replace(unseen, standIn).replace(stackedMarks, '$1…');
}

/** The blocks of Unicode whose letters run from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Visible text to stand among other text: where it runs from right to left, nothing around it does. */
export function embedded(text: string): string {
  const shown = visible(text);
  return rightToLeft.test(shown) ? `\u2068${shown}\u2069` : shown;
}

function standIn(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for XML content and for a quoted attribute; what XML forbids even as a reference must be gone (`visible`). */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
