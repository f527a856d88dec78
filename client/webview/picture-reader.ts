/**
 * Reads the server's picture again after each change: parts whose text is the same as before stay the same markup, and only the
 * others are parsed. To parse a large picture whole would take longer than there is time between two keystrokes.
 */
import type { Markup } from './markup.ts';
import { type SourceElement, safePicture } from './picture.ts';

/** Up to the group that has the parts, as the server writes it. */
const frameStart = /^<svg [^>]*>\n<title>[^<]*<\/title>\n<rect [^>]*\/>\n<g [^>]*>\n/;
const frameEnd = '\n</g>\n</svg>';

/**
 * A reader that remembers the last picture.
 * @param parse reads a text as XML; what is none gives anything but an `<svg>`
 * @returns gives the picture, of which everything is made safe, or undefined where the text is none
 */
export function pictureReader(parse: (xml: string) => SourceElement): (source: string) => Markup | undefined {
  let known: ReadonlyMap<string, Markup> = new Map();
  return (source) => {
    const [start] = frameStart.exec(source) ?? [];
    if (start === undefined || !source.endsWith(frameEnd)) return safePicture(parse(source));
    const texts = partsOf(source.slice(start.length, -frameEnd.length));
    const fresh = [...new Set(texts)].filter((text) => !known.has(text));
    const frame = safePicture(parse(`${start}${fresh.join('\n')}${frameEnd}`));
    const group = frame?.children.findLast(isElement);
    const parts = group?.children.filter(isElement);
    // What doesn't come apart as it was put together is read as a whole.
    if (!frame || !group || parts?.length !== fresh.length) return safePicture(parse(source));

    const all = new Map([...known, ...fresh.map((text, index) => [text, parts[index] as Markup] as const)]);
    const children = texts.flatMap((text) => all.get(text) ?? []);
    known = new Map(texts.map((text, index) => [text, children[index] as Markup]));
    return { ...frame, children: frame.children.map((child) => (child === group ? { ...group, children } : child)) };
  };
}

function isElement(piece: Markup['children'][number]): piece is Markup {
  return typeof piece !== 'string';
}

/** Each part with all that is in it: the lines from one that opens a group to the one that closes it, or a line alone. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let part: string[] = [];
  let depth = 0;
  for (const line of text.split('\n')) {
    if (line === '</g>') depth -= 1;
    else if (line.startsWith('<g ') && !line.endsWith('</g>')) depth += 1;
    part.push(line);
    if (depth > 0) continue;
    parts.push(part.join('\n'));
    part = [];
  }
  return part.length === 0 ? parts : [...parts, part.join('\n')];
}
