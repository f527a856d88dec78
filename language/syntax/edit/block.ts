/** Puts properties and declarations into a block, whether it is absent, empty, on one line or on many. */
import { type AstNode, type CstNode, CstUtils } from 'langium';
import * as ast from '../../generated/ast.ts';
import { sure } from '../../model/sure.ts';
import type { TextEdit } from './apply.ts';
import { endWithComment, indentAt, lineStart, startsLine, startWithComments } from './style.ts';
import type { Site } from './write.ts';

/** What goes into a block. Each is text without the indentation of its first line. */
export interface Insertion {
  readonly properties: readonly string[];
  readonly members: readonly Member[];
}

export interface Member {
  /** Given the indentation it gets, the text of the declaration. */
  readonly write: (indent: string) => string;
  /** Whether a declaration is of its kind: it goes behind the last of those. */
  readonly sibling: (node: AstNode) => boolean;
  /** Whether a declaration customarily stands before it: where there is no sibling, it goes behind the last of those. */
  readonly follows: (node: AstNode) => boolean;
}

/** A declaration with what its block holds now. */
export interface BlockNode extends AstNode {
  readonly properties?: readonly AstNode[];
  readonly members?: readonly AstNode[];
  readonly restart?: readonly AstNode[];
}

/** All that stands between the braces, comments left out; not in the order of the text. */
export function contentsOf(node: BlockNode): readonly AstNode[] {
  return [...(node.properties ?? []), ...(node.restart ?? []), ...(node.members ?? [])];
}

/** The edits that put `insertion` into the block of `node`. */
export function insertIntoBlock(node: BlockNode, insertion: Insertion, text: string, site: Site): readonly TextEdit[] {
  const cst = node.$cstNode;
  if (!cst || (insertion.properties.length === 0 && insertion.members.length === 0)) return [];
  const outer = indentAt(text, cst.offset);
  const inner = outer + site.style.indent;
  const braces = bracesOf(cst);
  if (!braces && hasOpenBrace(cst)) return [];
  if (!braces) {
    return [{ start: cst.end, end: cst.end, text: ` ${newBlock(insertion, outer, inner, site)}` }];
  }
  const contents = contentsOf(node);
  const hasComment = /\S/.test(text.slice(braces.open.end, braces.close.offset)) && contents.length === 0;
  if (contents.length === 0 && !hasComment) {
    return [{ start: braces.open.offset, end: braces.close.end, text: newBlock(insertion, outer, inner, site) }];
  }
  const onOneLine = !text.slice(braces.open.end, braces.close.offset).includes('\n');
  return onOneLine
    ? extendLine(node, insertion, braces, text, outer, inner, site)
    : extendLines(node, insertion, braces, text, inner, site);
}

function newBlock(insertion: Insertion, outer: string, inner: string, site: Site): string {
  const { lineBreak } = site.style;
  if (insertion.members.length === 0) return `{ ${insertion.properties.join('  ')} }`;
  const lines = [...insertion.properties, ...insertion.members.map(({ write }) => write(inner))];
  return ['{', ...lines.map((line) => inner + line), `${outer}}`].join(lineBreak);
}

interface Braces {
  readonly open: CstNode;
  readonly close: CstNode;
}

/** The braces of the declaration's own block; undefined where one of them is missing. */
export function bracesOf(cst: CstNode): Braces | undefined {
  const own = ownBraces(cst);
  const open = own.find(({ text }) => text === '{');
  const close = own.findLast(({ text }) => text === '}');
  return open && close ? { open, close } : undefined;
}

/** A block that is never closed ends where error recovery says: nothing can be put there safely. */
function hasOpenBrace(cst: CstNode): boolean {
  return ownBraces(cst).some(({ text }) => text === '{');
}

/** A declaration's tokens may lie deeper than its own node: in those of the grammar rules that it came through. */
function ownBraces(cst: CstNode): readonly CstNode[] {
  return CstUtils.flattenCst(cst)
    .filter(({ astNode, text }) => astNode === cst.astNode && (text === '{' || text === '}'))
    .toArray();
}

/** `{ a: b }` becomes `{ a: b  c: d }`; a declaration goes on a line of its own, and then so does all that is there. */
function extendLine(
  node: BlockNode,
  insertion: Insertion,
  braces: Braces,
  text: string,
  outer: string,
  inner: string,
  site: Site,
): readonly TextEdit[] {
  const { lineBreak } = site.style;
  const last = node.properties?.at(-1)?.$cstNode;
  const at = last?.end ?? braces.open.end;
  if (insertion.members.length === 0) {
    return insertion.properties.map((property) => ({
      start: at,
      end: at,
      text: last ? `  ${property}` : ` ${property} `,
    }));
  }
  const newLine = lineBreak + inner;
  const close = braces.open.end + text.slice(braces.open.end, braces.close.offset).trimEnd().length;
  const members = insertion.members.map(({ write }) => newLine + write(inner)).join('');
  return [
    ...insertion.properties.map((property) => ({ start: at, end: at, text: newLine + property })),
    ...contentsOf(node).flatMap(({ $cstNode }) => breakBefore($cstNode, braces.open.end, text, newLine)),
    { start: close, end: braces.close.offset, text: members + lineBreak + outer },
  ];
}

/** A line break instead of the white space before something; a comment before it goes along. */
function breakBefore(cst: CstNode | undefined, from: number, text: string, newLine: string): readonly TextEdit[] {
  if (!cst) return [];
  const [before] = sure(/(?:\s|\/\*(?:(?!\*\/).)*\*\/)*$/.exec(text.slice(from, cst.offset)));
  const space = sure(/^\s*/.exec(before))[0].length;
  const start = cst.offset - before.length;
  return [{ start, end: start + space, text: newLine }];
}

/** New lines behind the last property, or where a declaration of its kind customarily stands. */
function extendLines(
  node: BlockNode,
  insertion: Insertion,
  braces: Braces,
  text: string,
  inner: string,
  site: Site,
): readonly TextEdit[] {
  const { lineBreak } = site.style;
  const members = node.members ?? [];
  const after = (anchor: AstNode | undefined, write: (indent: string) => string, isSpaced = false): TextEdit => {
    const cst = anchor?.$cstNode;
    const at = endWithComment(text, cst?.end ?? braces.open.end);
    const indent = cst && startsLine(text, cst.offset) ? indentAt(text, cst.offset) : inner;
    const gap = isSpaced ? lineBreak : '';
    return { start: at, end: at, text: gap + lineBreak + indent + write(indent) };
  };
  const lastProperty = node.properties?.at(-1);
  return [
    ...insertion.properties.map((property) => after(lastProperty, () => property)),
    ...(lastProperty || insertion.properties.length === 0
      ? []
      : emptyLineBehind(node, braces.open.end, text, lineBreak)),
    ...insertion.members.map(({ write, sibling, follows }) => {
      const siblings = members.filter(sibling);
      const anchor = siblings.at(-1) ?? members.findLast(follows);
      if (anchor) return after(anchor, write, isSpaced(siblings, text, write(inner).includes('\n')));
      const [first] = members;
      if (first && startsLine(text, sure(first.$cstNode).offset)) return before(first, text, write, site);
      return members.length > 0 || lastProperty
        ? after(members.at(-1) ?? lastProperty, write, write(inner).includes('\n'))
        : beforeClose(braces.close, text, inner, write, site);
    }),
  ];
}

/** The first properties of a block are set off from its declarations, as those of a host are not from its instances. */
function emptyLineBehind(node: BlockNode, at: number, text: string, lineBreak: string): readonly TextEdit[] {
  const [first] = node.members ?? [];
  const behind = endWithComment(text, at);
  const isWanted = first !== undefined && !ast.isHost(node) && !/^\s*\n[ \t]*\r?\n/.test(text.slice(behind));
  return isWanted ? [{ start: behind, end: behind, text: lineBreak }] : [];
}

/** Whether an empty line stands between declarations of a kind; where fewer than two are there, whether one would. */
function isSpaced(siblings: readonly AstNode[], text: string, isLong: boolean): boolean {
  const last = siblings.at(-1)?.$cstNode;
  const lastButOne = siblings.at(-2)?.$cstNode;
  if (!last) return isLong;
  if (lastButOne) return /\n[ \t]*\r?\n/.test(text.slice(lastButOne.end, last.offset));
  return isLong && last.text.includes('\n');
}

/** On a line of its own before a declaration, and before the comments on the lines above it. */
function before(first: AstNode, text: string, write: (indent: string) => string, { style }: Site): TextEdit {
  const offset = sure(first.$cstNode).offset;
  const at = lineStart(text, startWithComments(text, offset));
  const indent = indentAt(text, offset);
  return { start: at, end: at, text: indent + write(indent) + style.lineBreak };
}

/** The block holds only comments: behind those. */
function beforeClose(
  close: CstNode,
  text: string,
  inner: string,
  write: (indent: string) => string,
  site: Site,
): TextEdit {
  const at = startsLine(text, close.offset) ? lineStart(text, close.offset) : close.offset;
  return { start: at, end: at, text: inner + write(inner) + site.style.lineBreak };
}
