/** What a file's text gets wrong before it means anything: errors of lexer and parser, and tokens left open. */
import type { BtcDocument } from './imports.ts';
import type { Span } from './locate.ts';

export interface SyntaxError {
  readonly message: string;
  readonly span: Span;
}

/** The code of diagnostics that are no rule's. It can't be suppressed or configured. */
export const syntaxErrorCode = 'syntax-error';

/** The errors in the order of the text. */
export function syntaxErrorsOf(document: BtcDocument): readonly SyntaxError[] {
  const { parseResult, textDocument } = document;
  const uri = document.uri.toString();
  const textEnd = textDocument.getText().length;
  const at = (start: number, end: number, message: string): SyntaxError => ({ message, span: { uri, start, end } });
  const errors = [
    ...parseResult.lexerErrors.map(({ offset, length, message }) => at(offset, offset + Math.max(length, 1), message)),
    ...parseResult.parserErrors.map(({ token, message, ...error }) => {
      if (!Number.isNaN(token.startOffset))
        return at(token.startOffset, (token.endOffset ?? token.startOffset) + 1, message);
      // The end of the file has no place of its own: the last token before it is marked.
      const previous = 'previousToken' in error ? (error.previousToken as typeof token) : undefined;
      const end = previous && !Number.isNaN(previous.startOffset) ? (previous.endOffset ?? 0) + 1 : textEnd;
      return at(previous?.startOffset ?? Math.max(0, end - 1), end, message);
    }),
  ];
  // A string left open swallows what closes its line: of two errors at one place the open token is the cause.
  const atPlace = new Map(errors.map((error) => [error.span.start, error]));
  return [...atPlace.values()].sort((a, b) => a.span.start - b.span.start);
}
