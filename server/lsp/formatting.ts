/** Formatting of documents, of lines, and while somebody types. The style is one: options of the client that differ from it have no say. */
import { UriUtils } from 'langium';
import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  DocumentRangesFormattingParams,
  Range,
  TextEdit,
} from 'vscode-languageserver';
import { formatter } from '#language';
import { documentAt, textEditIn } from './convert.ts';
import type { Session } from './session.ts';

/** Declarations of the top level that have an error in them stay as they are. */
export function formatDocument({ textDocument }: DocumentFormattingParams, session: Session): TextEdit[] | null {
  const document = documentAt(session.shared, UriUtils.normalize(textDocument.uri))?.textDocument;
  if (!document) return null;
  const { edits } = formatter.whole(document.getText());
  return edits.map((edit) => textEditIn(document, edit));
}

export function formatRange({ textDocument, range }: DocumentRangeFormattingParams, session: Session) {
  return formatLines(textDocument.uri, [range], session);
}

export function formatRanges({ textDocument, ranges }: DocumentRangesFormattingParams, session: Session) {
  return formatLines(textDocument.uri, ranges, session);
}

function formatLines(uri: string, ranges: readonly Range[], session: Session): TextEdit[] | null {
  const document = documentAt(session.shared, UriUtils.normalize(uri))?.textDocument;
  if (!document) return null;
  const offsets = ranges.map(({ start, end }) => ({
    start: document.offsetAt(start),
    // Whole lines are selected up to the beginning of the next one, which is not meant.
    end: document.offsetAt(end) - (end.character === 0 && end.line > start.line ? 1 : 0),
  }));
  return formatter.ranges(document.getText(), offsets).map((edit) => textEditIn(document, edit));
}

export function formatOnType(
  { textDocument, position, ch }: DocumentOnTypeFormattingParams,
  session: Session,
): TextEdit[] | null {
  const document = documentAt(session.shared, UriUtils.normalize(textDocument.uri))?.textDocument;
  if (!document) return null;
  return formatter.typed(document.getText(), document.offsetAt(position), ch).map((edit) => textEditIn(document, edit));
}
