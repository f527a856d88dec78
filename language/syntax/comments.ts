/** The comments of a file, and the findings that they suppress. */
import { CstUtils, type LeafCstNode } from 'langium';
import type { BtcDocument } from './imports.ts';

/** A comment that suppresses findings of the rules named on one line. */
export interface Suppression {
  /** From 0. */
  readonly line: number;
  readonly codes: readonly string[];
  /** What stands behind `--`; undefined where nothing does. */
  readonly reason: string | undefined;
  /** The comment's offsets. */
  readonly start: number;
  readonly end: number;
}

export function commentsOf(document: BtcDocument): readonly LeafCstNode[] {
  const root = document.parseResult.value.$cstNode;
  return root
    ? CstUtils.flattenCst(root)
        .filter(({ hidden, tokenType }) => hidden && tokenType.name !== 'WHITE_SPACE')
        .toArray()
    : [];
}

const directive = /^\/\/\s*btc-disable-(next-line|line)\s+(.*)$/;

/** The suppressions of a file, in the order of its text. Only line comments suppress. */
export function suppressionsOf(document: BtcDocument): readonly Suppression[] {
  return commentsOf(document).flatMap((comment) => {
    const [, which, rest] = directive.exec(comment.text) ?? [];
    if (rest === undefined) return [];
    const [codes = '', ...reason] = rest.split(/(?:^|\s)--(?:\s|$)/);
    const line = comment.range.start.line + (which === 'next-line' ? 1 : 0);
    return [
      {
        line,
        codes: codes.split(/[\s,]+/).filter((code) => code !== ''),
        reason: reason.join(' -- ').trim() || undefined,
        start: comment.offset,
        end: comment.end,
      },
    ];
  });
}
