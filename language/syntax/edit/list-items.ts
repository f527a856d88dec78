/** Takes items out of a list of references, with their commas and without the comments between them. */
import type { AstNode, CstNode } from 'langium';
import type * as ast from '../../generated/ast.ts';
import { sure } from '../../model/sure.ts';
import type { TextEdit } from './apply.ts';
import { lineEnd } from './style.ts';

/**
 * An item goes with the comma before it, or behind it where nothing that stays is before it. A comment between them, which may be
 * about the item that stays, is kept.
 */
export function removeItems(
  all: readonly ast.Reference[],
  removed: ReadonlySet<AstNode>,
  text: string,
): readonly TextEdit[] {
  return all.flatMap((item, index) => {
    const cst = item.$cstNode;
    if (!cst || !removed.has(item)) return [];
    const keptBefore = all.slice(0, index).some((other) => !removed.has(other));
    const start = keptBefore ? (all[index - 1]?.$cstNode?.end ?? cst.offset) : cst.offset;
    const end = keptBefore ? cst.end : (all[index + 1]?.$cstNode?.offset ?? cst.end);
    const [from, to] = keptBefore ? [start, cst.offset] : [cst.end, end];
    const between = text.slice(from, to);
    if (!/\/[/*]/.test(between)) return [{ start, end, text: '' }];
    const comma = from + commaIn(between);
    const behindComma = keptBefore ? comma + 1 : comma + 1 + spaceAt(text, comma + 1);
    const own = keptBefore
      ? withSpaceBefore(cst, between, text)
      : { start: cst.offset, end: cst.end + spaceAt(text, cst.end) };
    return [
      { start: comma, end: behindComma, text: '' },
      { ...own, text: '' },
    ];
  });
}

/** Behind a line comment the item's line stays, unless nothing else is on it. */
function withSpaceBefore({ offset, end }: CstNode, between: string, text: string) {
  const space = sure(/\s*$/.exec(between))[0].length;
  const isBehindLineComment = /\/\/[^\r\n]*$/.test(between.slice(0, between.length - space));
  const isLast = lineEnd(text, end) === end + spaceAt(text, end);
  return isBehindLineComment && !isLast
    ? { start: offset, end: end + spaceAt(text, end) }
    : { start: offset - space, end };
}

/** How long the white space is that begins at an offset of a line. */
function spaceAt(text: string, offset: number): number {
  return sure(/^[ \t]*/.exec(text.slice(offset, lineEnd(text, offset))))[0].length;
}

/** Where the comma stands between two items, with comments around it. */
function commaIn(between: string): number {
  return between.replace(/\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g, (comment) => ' '.repeat(comment.length)).indexOf(',');
}
