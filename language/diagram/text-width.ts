/** How wide text will be at most, without a font at hand, and how to shorten it to a width. */

/**
 * Upper bounds in hundredths of an em for printable ASCII, over the sans-serif fonts that VS Code and browsers use for their
 * interface: Segoe UI, Liberation Sans (the metrics of Arial) and DejaVu Sans (those of Verdana), rounded up.
 */
const classes: readonly (readonly [number, string])[] = [
  // Isolates have no width of their own.
  [0, '\u2068\u2069'],
  [28, "'ijl"],
  [32, ' ,.·I'],
  [36, '/:;\\|f'],
  [40, '()[]t-'],
  [42, '!r'],
  [46, '"'],
  [50, '*`'],
  [54, 'szJ'],
  [56, '?_c'],
  [60, 'kvxyL'],
  [64, '0123456789$bdghnpqu{}aeoFT'],
  [72, 'ABEKPSVXYZ'],
  [76, 'CHNRU'],
  [80, 'DGOQ&'],
  [86, 'w#+<=>^~'],
  [92, 'M'],
  [98, 'm'],
  [102, '%@…→'],
  [104, 'W'],
];
const widths: ReadonlyMap<string, number> = new Map(
  classes.flatMap(([width, characters]) => [...characters].map((character) => [character, width] as const)),
);
/** What the widest bold face of these fonts adds to each character. */
const boldExtra = 10;

export interface Font {
  /** In pixels. */
  readonly size: number;
  readonly bold: boolean;
}

/** Whether every width in the text is known. Where not, `textWidth` is an estimate that the text has to be held to. */
export function isMeasured(text: string): boolean {
  return [...text].every((character) => base(character) !== undefined);
}

/** The width in whole pixels, rounded up. */
export function textWidth(text: string, font: Font): number {
  let sum = 0;
  for (const character of text) sum += characterWidth(character, font, sum === 0);
  return Math.ceil(sum);
}

/**
 * The text itself where it fits, else its beginning and its end around an ellipsis: names of computers and hosts differ at
 * their end as often as at their beginning. Never wider than `available`, but for the ellipsis alone.
 */
export function shorten(text: string, available: number, font: Font): string {
  if (textWidth(text, font) <= available) return text;
  const characters = [...text];
  const room = available - textWidth('…', font) - 1;
  const head = take(characters, room * 0.6, font);
  const rest = room - textWidth(head.join(''), font);
  const tail = take(characters.slice(head.length).reverse(), rest, font).reverse();
  // A mark without the character that it stands on would move to the ellipsis.
  while (tail[0] !== undefined && /\p{M}/u.test(tail[0])) tail.shift();
  return `${head.join('').trimEnd()}…${tail.join('').trimStart()}`;
}

/** The words of the product, then a name from the file: the name gives way first. */
export function shortenName(words: string, name: string, available: number, font: Font): string {
  const room = available - textWidth(words, font);
  const whole = `${words}${name}`;
  if (room < font.size * 4 && textWidth(whole, font) > available) return shorten(whole, available, font);
  return `${words}${shorten(name, room, font)}`;
}

/** As many of the names as there is room for after the words, and how many more there are. */
export function shortenList(words: string, names: readonly string[], available: number, font: Font): string {
  for (let count = names.length; count > 1; count -= 1) {
    const rest = names.length - count;
    const text = `${words}${names.slice(0, count).join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`;
    if (textWidth(text, font) <= available) return text;
  }
  const more = names.length > 1 ? ` and ${names.length - 1} more` : '';
  const room = available - textWidth(more, font);
  return `${shortenName(words, names[0] ?? '', room, font)}${more}`;
}

/** Facts side by side, separated by a dot, in as few lines as the width asks for. None is torn apart: each has to fit. */
export function wrap(facts: readonly string[], available: number, font: Font): string[] {
  const lines: string[] = [];
  for (const fact of facts) {
    const last = lines.at(-1);
    const joined = last === undefined ? fact : `${last} · ${fact}`;
    if (last !== undefined && textWidth(joined, font) <= available) lines[lines.length - 1] = joined;
    else lines.push(fact);
  }
  return lines;
}

function take(characters: readonly string[], room: number, font: Font): string[] {
  let sum = 0;
  let count = 0;
  for (const character of characters) {
    sum += characterWidth(character, font, count === 0);
    if (sum > room) break;
    count += 1;
  }
  return characters.slice(0, count);
}

function characterWidth(character: string, font: Font, first: boolean): number {
  const hundredths = base(character) ?? unmeasured(character, first);
  const extra = font.bold && hundredths > 0 ? boldExtra : 0;
  return ((hundredths + extra) * font.size) / 100;
}

/** A letter with its accents is as wide as the letter. */
function base(character: string): number | undefined {
  if (character < '\u007f') return widths.get(character);
  return widths.get(character) ?? widths.get(character.normalize('NFD').charAt(0));
}

function unmeasured(character: string, first: boolean): number {
  if (/\p{Mn}/u.test(character)) return first ? 80 : 0;
  if (/[\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(character)) return 140;
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(character) ? 100 : 70;
}
