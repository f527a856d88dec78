/** Takes declarations, properties and items of lists out of a text, with the line or the white space that was theirs. */
import type { AstNode } from 'langium';
import * as ast from '../../generated/ast.ts';
import { sure } from '../../model/sure.ts';
import type { Place } from '../../rules/rule.ts';
import { type CommentNode, isCommentNode } from '../comments.ts';
import { listNodes, propertyNode } from '../locate.ts';
import { nodeOf } from '../origin.ts';
import { sortEdits, type TextEdit } from './apply.ts';
import { type BlockNode, bracesOf, contentsOf } from './block.ts';
import { removeDependsOn } from './depends-on.ts';
import { removeItems } from './list-items.ts';
import { endWithComment, lineEnd, lineStart, startsLine, startWithComments } from './style.ts';

/**
 * The edits that remove all of the places from one file's text; removals of one list are made together.
 * @param moved declarations that go on in another place, and take the comments above them along
 */
export function removePlaces(
  places: readonly Place[],
  text: string,
  moved: readonly AstNode[] = [],
): readonly TextEdit[] {
  const nodes = new Set<AstNode>();
  const lists = new Map<string, { node: AstNode; list: string; removed: Set<AstNode> }>();
  for (const { of, part } of places) {
    const node = nodeOf(of.origin);
    if (typeof part === 'string') {
      nodes.add(node);
    } else if ('item' in part) {
      const target = nodeOf(part.item.origin);
      const key = `${node.$cstNode?.offset} ${part.list}`;
      const entry = lists.get(key) ?? { node, list: part.list, removed: new Set() };
      for (const item of listNodes(node, part.list)) if (item.target?.ref === target) entry.removed.add(item);
      if (entry.removed.size > 0) lists.set(key, entry);
    } else {
      const property = propertyNode(node, part.property);
      if (property) nodes.add(property);
    }
  }
  const edits: TextEdit[] = [];
  for (const { node, list, removed } of lists.values()) {
    const all = listNodes(node, list);
    if (all.some((item) => !removed.has(item))) edits.push(...removeItems(all, removed, text));
    else if (list === 'dependsOn') edits.push(removeDependsOn(node));
    else nodes.add(propertyNode(node, list) ?? node);
  }
  return merged([
    ...edits,
    ...removeNodes(withEmptiedPolicies(nodes, text), text),
    ...moved.map((node) => removeNode(node, text, true)),
  ]);
}

/** The restart policies that nothing would be left in, in place of their contents; not where a comment would be lost. */
function withEmptiedPolicies(nodes: ReadonlySet<AstNode>, text: string): ReadonlySet<AstNode> {
  const result = new Set(nodes);
  for (const policy of new Set([...nodes].map(({ $container }) => $container))) {
    if (!policy || !ast.isRestart(policy) || !policy.$cstNode) continue;
    const inside = text.slice(policy.$cstNode.offset, policy.$cstNode.end);
    if (!policy.properties.every((property) => nodes.has(property)) || /\/\/|\/\*/.test(inside)) continue;
    for (const property of policy.properties) result.delete(property);
    result.add(policy);
  }
  return result;
}

/** Removals as one where they touch or share an empty line. */
function merged(edits: readonly TextEdit[]): readonly TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of sortEdits(edits)) {
    const last = result.at(-1);
    if (last && edit.start <= last.end) result.splice(-1, 1, { ...last, end: Math.max(last.end, edit.end) });
    else result.push(edit);
  }
  return result;
}

/** Removes whole declarations and properties; a block on one line that nothing is left in goes with its braces. */
function removeNodes(nodes: ReadonlySet<AstNode>, text: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const emptied = new Set<AstNode>();
  for (const node of nodes) {
    const block = node.$container as BlockNode | undefined;
    const emptyBlock = block && !emptied.has(block) ? emptyBlockEdit(block, nodes, text) : undefined;
    if (block && emptyBlock) {
      emptied.add(block);
      edits.push(emptyBlock);
    }
    if (!block || !emptied.has(block))
      edits.push(isCommentNode(node) ? removeComment(node, text) : removeNode(node, text));
  }
  return edits;
}

/** A word goes with the comma before it, or behind it where it is the first; a comment with its line, or with the space before it. */
function removeComment(node: CommentNode, text: string): TextEdit {
  const { offset, end } = node.$cstNode;
  const index = node.list.indexOf(node);
  const before = node.list[index - 1]?.$cstNode;
  const behind = node.list[index + 1]?.$cstNode;
  if (before) return { start: before.end, end, text: '' };
  if (behind) return { start: offset, end: behind.offset, text: '' };
  return startsLine(text, offset)
    ? removeNode(node, text)
    : { start: text.slice(0, offset).trimEnd().length, end: lineEnd(text, offset), text: '' };
}

/** ` { disabled: yes }` as a whole, where all of its content is removed and no comment would be lost. */
function emptyBlockEdit(block: BlockNode, removed: ReadonlySet<AstNode>, text: string): TextEdit | undefined {
  const cst = block.$cstNode;
  const braces = cst && optionalBlocks.has(block.$type) ? bracesOf(cst) : undefined;
  if (!cst || !braces) return undefined;
  const inside = text.slice(braces.open.end, braces.close.offset);
  if (contentsOf(block).some((node) => !removed.has(node))) return undefined;
  if (inside.includes('\n') || /\/\/|\/\*/.test(inside)) return undefined;
  const before = sure(/\s*$/.exec(text.slice(cst.offset, braces.open.offset)))[0].length;
  return { start: braces.open.offset - before, end: braces.close.end, text: '' };
}

const optionalBlocks: ReadonlySet<string> = new Set([
  ast.Account.$type,
  ast.BiztalkHostResource.$type,
  ast.DomainGroup.$type,
  ast.Handler.$type,
  ast.Host.$type,
  ast.Instance.$type,
  ast.Node.$type,
  ast.Resource.$type,
  ast.Server.$type,
]);

/**
 * A node that has its lines to itself goes with them and with the comment behind it, and with an empty line where two would be left
 * or one at the edge of the block; else it goes with the space before it.
 */
function removeNode(node: AstNode, text: string, withComments = false): TextEdit {
  const { offset, end } = sure(node.$cstNode);
  const start = withComments ? startWithComments(text, offset) : offset;
  const behind = endWithComment(text, end);
  if (startsLine(text, start) && behind === lineEnd(text, end)) {
    return withEmptyLine(lineStart(text, start), nextLine(text, behind), text);
  }
  const spaceBefore = sure(/[ \t]*$/.exec(text.slice(0, start)))[0].length;
  const spaceBehind = sure(/^[ \t]*/.exec(text.slice(end)))[0].length;
  const isFirst = text[start - spaceBefore - 1] === '{' || startsLine(text, start);
  return isFirst ? { start, end: end + spaceBehind, text: '' } : { start: start - spaceBefore, end, text: '' };
}

/** The removal of whole lines, with the empty one that would be too many. */
export function withEmptyLine(start: number, end: number, text: string): TextEdit {
  const lineBefore = text.slice(lineStart(text, start - 1), Math.max(0, start - 1)).trim();
  const lineBehind = text.slice(end, lineEnd(text, end)).trim();
  const isEdgeBefore = start === 0 || lineBefore === '' || lineBefore.endsWith('{');
  const isEdgeBehind = end === text.length || lineBehind.startsWith('}');
  if (isEdgeBefore && lineBehind === '' && end < text.length)
    return { start, end: nextLine(text, lineEnd(text, end)), text: '' };
  if (start > 0 && lineBefore === '' && isEdgeBehind) return { start: lineStart(text, start - 1), end, text: '' };
  return { start, end, text: '' };
}

/** The offset behind the line break at an offset; the offset itself at the end of the text. */
export function nextLine(text: string, at: number): number {
  const [lineBreak] = /^\r?\n/.exec(text.slice(at, at + 2)) ?? [''];
  return at + lineBreak.length;
}
