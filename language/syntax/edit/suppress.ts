/** Writes the comment that suppresses a finding: a new one, or one more code in one that is there. */
import { suppressionsOf } from '../comments.ts';
import type { BtcDocument } from '../imports.ts';
import { nodeOf } from '../origin.ts';
import { indentAt, lineStart, styleOf } from './style.ts';

/** Replaces the text between two offsets with what goes before the reason, the reason, and what goes behind it. */
export interface SuppressingEdit {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  /** Whether a reason is still to be given. */
  readonly asksReason: boolean;
  readonly after: string;
}

/**
 * What suppresses the rule's findings that begin on the line of the offset: a comment above the line, or the code in a comment that
 * already suppresses something there. Undefined where one already names the rule.
 */
export function suppressingEdit(document: BtcDocument, code: string, offset: number): SuppressingEdit | undefined {
  const { textDocument } = document;
  const text = textDocument.getText();
  const { line } = textDocument.positionAt(offset);
  const present = suppressionsOf(document).filter((suppression) => suppression.line === line);
  if (present.some(({ codes }) => codes.some((named) => named.code === code))) return undefined;
  const last = present.findLast(({ codes }) => codes.length > 0)?.codes.at(-1);
  if (last) {
    const end = nodeOf(last.origin).$cstNode?.end ?? offset;
    return { start: end, end, before: `, ${code}`, asksReason: false, after: '' };
  }
  const at = lineStart(text, offset);
  const indent = indentAt(text, at);
  return {
    start: at,
    end: at,
    before: `${indent}// btc-disable-next-line ${code} -- `,
    asksReason: true,
    after: styleOf(text).lineBreak,
  };
}
