/** The comments of a file, and the findings that they suppress. */
import type { AstNode, CstNode } from 'langium';
import type { SuppressedCode, Suppression } from '../model/topology.ts';
import type { BtcDocument } from './imports.ts';
import { originOf } from './origin.ts';
import type { SourceText } from './text/source-text.ts';
import type { Comment } from './tree/lexer.ts';
import { reportOf } from './tree/read.ts';
import { commentsIn } from './tree/unit.ts';

/** A comment, or a word in one: it stands beside the tree, and is located and edited as if it were a node of it. */
export interface CommentNode extends AstNode {
  readonly $type: 'Comment';
  readonly $cstNode: CstNode;
  /** For a word, those of its list, itself among them. */
  readonly list: readonly CommentNode[];
}

export function isCommentNode(node: AstNode): node is CommentNode {
  return node.$type === 'Comment';
}

/** The comments of a file, in the order of its text. */
export function commentsOf({ parseResult }: BtcDocument): readonly Comment[] {
  const report = reportOf(parseResult);
  return report ? commentsIn(report.unit) : [];
}

const directive = /^(\/\/\s*btc-disable-(next-line|line)(?![\w-])\s*)(.*)$/;

/** Whether the comment suppresses findings on the line below it. */
export function isNextLineDirective({ image }: Comment): boolean {
  return directive.exec(image)?.[2] === 'next-line';
}

/** The lines, from 0, on which comments suppress findings. */
export function suppressedLines(comments: readonly Comment[], source: SourceText): ReadonlySet<number> {
  const lines = comments.flatMap((comment, index) => {
    const which = directive.exec(comment.image)?.[2];
    if (which === undefined) return [];
    return [which === 'next-line' ? lineBehind(comments, index, source) : comment.line];
  });
  return new Set(lines);
}

/** The suppressions of a file, in the order of its text. Only line comments suppress. */
export function suppressionsOf(document: BtcDocument): readonly Suppression[] {
  const report = reportOf(document.parseResult);
  if (!report) return [];
  const comments = commentsIn(report.unit);
  return comments.flatMap((comment, index) => {
    const [, before = '', which, rest] = directive.exec(comment.image) ?? [];
    if (rest === undefined) return [];
    const [codes = '', ...reason] = rest.split('--');
    const nextLine = which === 'next-line';
    const start = comment.offset;
    return [
      {
        origin: originOf(commentNode(document, start, comment.image.trimEnd())),
        about: nextLine ? 'next line' : 'line',
        line: nextLine ? lineBehind(comments, index, report.source) : comment.line,
        codes: codesIn(document, start + before.length, codes),
        reason: reason.join('--').trim() || undefined,
      },
    ];
  });
}

const linesBehind = new WeakMap<readonly Comment[], readonly number[]>();

/** The line behind a comment and the line comments that follow it line by line: several suppressions may stand above each other. */
function lineBehind(comments: readonly Comment[], index: number, source: SourceText): number {
  const lines = linesBehind.get(comments) ?? linesBehindEach(comments, source);
  linesBehind.set(comments, lines);
  return lines[index] ?? 0;
}

/** From the last comment to the first, so that of thousands above each other each is looked at once. */
function linesBehindEach(comments: readonly Comment[], source: SourceText): readonly number[] {
  const lines = comments.map(({ line }) => line + 1);
  for (let index = comments.length - 2; index >= 0; index--) {
    const [current, next] = [comments[index], comments[index + 1]];
    const follows = current && next && next.line === current.line + 1 && next.image.startsWith('//');
    if (follows && startsLine(next, source)) lines[index] = lines[index + 1] ?? 0;
  }
  return lines;
}

function startsLine({ line, offset }: Comment, source: SourceText): boolean {
  return !/\S/.test(source.slice(source.lineStart(line), offset));
}

/** @param start the offset of the text in the document */
function codesIn(document: BtcDocument, start: number, text: string): readonly SuppressedCode[] {
  const list: CommentNode[] = [];
  return [...text.matchAll(/[^\s,]+/g)].map((match) => {
    const node = commentNode(document, start + match.index, match[0], list);
    list.push(node);
    return { origin: originOf(node), code: match[0] };
  });
}

function commentNode(
  document: BtcDocument,
  offset: number,
  text: string,
  list: readonly CommentNode[] = [],
): CommentNode {
  const { length } = text;
  const $cstNode = { offset, length, end: offset + length, text, hidden: true } as unknown as CstNode;
  return { $type: 'Comment', $container: document.parseResult.value, $cstNode, list };
}
