/** The comments of a file, and the findings that they suppress. */
import type { BtcDocument } from './imports.ts';
import type { BtcLexerReport } from './lexer.ts';
import type { Token } from './repair/tokens.ts';

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

export function commentsOf(document: BtcDocument): readonly Token[] {
  return (document.parseResult.lexerReport as BtcLexerReport | undefined)?.comments ?? [];
}

const directive = /^\/\/\s*btc-disable-(next-line|line)\s+(.*)$/;

/** The suppressions of a file, in the order of its text. Only line comments suppress. */
export function suppressionsOf(document: BtcDocument): readonly Suppression[] {
  return commentsOf(document).flatMap((comment) => {
    const [, which, rest] = directive.exec(comment.image) ?? [];
    if (rest === undefined) return [];
    const [codes = '', ...reason] = rest.split('--');
    const line = (comment.startLine ?? 1) - 1 + (which === 'next-line' ? 1 : 0);
    return [
      {
        line,
        codes: codes.split(/[\s,]+/).filter((code) => code !== ''),
        reason: reason.join('--').trim() || undefined,
        start: comment.startOffset,
        end: comment.startOffset + comment.image.length,
      },
    ];
  });
}
