/** What a file's text gets wrong before it means anything, as errors to show. */
import type { BtcDocument } from './imports.ts';
import type { Span } from './locate.ts';
import type { Fault } from './tree/fault.ts';
import { reportOf } from './tree/read.ts';
import { faultsIn } from './tree/unit.ts';

export interface SyntaxError {
  readonly message: string;
  readonly span: Span;
}

/** The code of diagnostics that are no rule's. It can't be suppressed or configured. */
export const syntaxErrorCode = 'syntax-error';

/** The errors in the order of the text. */
export function syntaxErrorsOf(document: BtcDocument): readonly SyntaxError[] {
  const uri = document.uri.toString();
  const errors = faultsOf(document).map(
    ({ offset, length, message }): SyntaxError => ({
      message,
      span: { uri, start: offset, end: offset + Math.max(length, 1) },
    }),
  );
  // A string left open swallows what closes its line: of two errors at one place the open token is the cause.
  const atPlace = new Map(errors.map((error) => [error.span.start, error]));
  return [...atPlace.values()].sort((a, b) => a.span.start - b.span.start);
}

/** What was found wrong while the file was read: odd characters first, then what was repaired, then what is left open. */
export function faultsOf({ parseResult }: BtcDocument): readonly Fault[] {
  const report = reportOf(parseResult);
  return report ? faultsIn(report.unit) : [];
}
