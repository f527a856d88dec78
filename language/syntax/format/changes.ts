/** The least text edits from the white space of a text to the one that the style wants. They touch nothing but white space. */
import { sure } from '../../model/sure.ts';
import type { TextEdit } from '../edit/apply.ts';
import type { Gap } from './gaps.ts';
import { blockComment, type Piece, type Pieces } from './pieces.ts';

export interface Change extends TextEdit {
  /** It moves text to another line. */
  readonly breaksLines: boolean;
}

/** @param isSound whether the white space before a piece may be changed */
export function changesTo(
  gaps: readonly Gap[],
  pieces: Pieces,
  lineBreak: string,
  isSound: (index: number) => boolean,
): readonly Change[] {
  const { all, spaces } = pieces;
  return gaps.flatMap(({ breaks, spaces: width }, index) => {
    const space = spaces[index];
    if (!space || !isSound(index) || /\S/.test(space.source)) return [];
    const isEnd = index === all.length;
    const own = between(space.start, space.source, lineBreak.repeat(breaks), ' '.repeat(isEnd ? 0 : width));
    const piece = all[index];
    if (piece?.kind !== blockComment || !isSound(index + 1)) return own;
    return [...own, ...commentChanges(piece, breaks > 0 || index === 0 ? width : undefined)];
  });
}

/** The line breaks and the indentation behind them change apart from each other: those may be outside of a range of lines. */
function between(start: number, source: string, breaks: string, spaces: string): readonly Change[] {
  const indent = sure(/[^\r\n]*$/.exec(source))[0];
  const broken = source.slice(0, source.length - indent.length);
  if (broken === '' || breaks === '') return change(start, source, breaks + spaces);
  return [...change(start, broken, breaks), ...change(start + broken.length, indent, spaces)];
}

function change(start: number, before: string, after: string): readonly Change[] {
  if (before === after) return [];
  const breaksLines = /[\r\n]/.test(before + after);
  // No edit may begin or end between the two characters of a line break.
  if (/\r/.test(before + after)) return [{ start, end: start + before.length, text: after, breaksLines }];
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const text = after.slice(head, after.length - tail);
  return [{ start: start + head, end: start + before.length - tail, text, breaksLines }];
}

/**
 * Within a comment of several lines, no line ends with white space; where each begins with an asterisk, these stand below each other.
 * @param indent of the line that the comment begins, undefined where it stands behind something
 */
function commentChanges({ start, text }: Piece, indent: number | undefined): readonly Change[] {
  const lines = [...text.matchAll(/([ \t]*)(\r\n|\n|\r)([ \t]*)(.?)/g)];
  const isStarred = indent !== undefined && lines.every(({ 4: first = '' }) => first === '*' || first === '');
  return lines.flatMap(({ index, 1: trailing = '', 2: lineBreak = '', 3: leading = '', 4: first = '' }) => {
    const lineStart = start + index + trailing.length + lineBreak.length;
    const wanted = first === '' ? '' : isStarred ? ' '.repeat(indent + 1) : leading;
    return [...change(start + index, trailing, ''), ...change(lineStart, leading, wanted)];
  });
}
