/** How a file is laid out, read off its text, so that new text looks like what stands around it. */
import { sure } from '../../model/sure.ts';

export interface Style {
  readonly lineBreak: string;
  /** One level of indentation. */
  readonly indent: string;
}

/** The line break and the indentation that the text uses; line feed and two spaces where it doesn't tell. */
export function styleOf(text: string): Style {
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  const steps = new Map<string, number>();
  let previous = '';
  for (const line of text.split(/\r?\n/)) {
    // A comment may stand anywhere, as code that was commented out does.
    if (!/\S/.test(line) || /^\s*\/\//.test(line)) continue;
    const indent = indentAt(line, 0);
    if (indent.length > previous.length && indent.startsWith(previous)) {
      const step = indent.slice(previous.length);
      steps.set(step, (steps.get(step) ?? 0) + 1);
    }
    previous = indent;
  }
  const [mostUsed] = [...steps].sort((a, b) => b[1] - a[1]);
  return { lineBreak, indent: mostUsed?.[0] ?? '  ' };
}

/** The offset of the beginning of the line. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset of the end of the line, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  if (feed < 0) return text.length;
  return text[feed - 1] === '\r' && feed > offset ? feed - 1 : feed;
}

/** The white space at the beginning of the line. */
export function indentAt(text: string, offset: number): string {
  return sure(/[ \t]*/y.exec(text.slice(lineStart(text, offset))))[0];
}

/** Whether nothing but white space stands before the offset on its line. */
export function startsLine(text: string, offset: number): boolean {
  return !/\S/.test(text.slice(lineStart(text, offset), offset));
}

/** The end of the line where nothing but white space and a comment follows on it, else the offset itself. */
export function endWithComment(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return /^[ \t]*(\/\/.*|\/\*(?:(?!\*\/).)*\*\/[ \t]*)?$/.test(text.slice(offset, end)) ? end : offset;
}

/** The beginning of the comments that have the lines directly above to themselves, else the offset itself. */
export function startWithComments(text: string, offset: number): number {
  if (!startsLine(text, offset)) return offset;
  let at = lineStart(text, offset);
  while (at > 0 && /^[ \t]*\/\//.test(text.slice(lineStart(text, at - 1), at))) at = lineStart(text, at - 1);
  return at === lineStart(text, offset) ? offset : at + indentAt(text, at).length;
}
