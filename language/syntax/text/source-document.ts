/** The text of a file as editors speak of it, in lines and columns: a `TextDocument` that keeps it in pieces. */
import type { TextDocument } from 'langium';
import { SourceText } from './source-text.ts';

type Position = ReturnType<TextDocument['positionAt']>;
type Range = NonNullable<Parameters<TextDocument['getText']>[0]>;
type ContentChange = Parameters<typeof TextDocument.update>[1][number];

export class SourceDocument implements TextDocument {
  readonly uri: string;
  readonly languageId: string;
  private current: { readonly version: number; readonly source: SourceText };

  constructor(uri: string, languageId: string, version: number, source: SourceText) {
    this.uri = uri;
    this.languageId = languageId;
    this.current = { version, source };
  }

  get version(): number {
    return this.current.version;
  }

  /** The text as it is now; a later one takes its place. */
  get source(): SourceText {
    return this.current.source;
  }

  get lineCount(): number {
    return this.source.lineCount;
  }

  getText(range?: Range): string {
    if (!range) return this.source.toString();
    return this.source.slice(...this.offsetsOf(range));
  }

  /** An offset within a line break, or out of the text, counts as the nearest place before it, or in it. */
  positionAt(offset: number): Position {
    const { source } = this;
    const at = Math.max(0, Math.min(offset, source.length));
    const line = source.lineAt(at);
    const start = source.lineStart(line);
    return { line, character: this.beforeLineBreak(at, start) - start };
  }

  /** A column behind the end of its line counts as that end, a line behind the last as the end of the text. */
  offsetAt({ line, character }: Position): number {
    const { source } = this;
    if (line < 0) return 0;
    if (line >= source.lineCount) return source.length;
    const start = source.lineStart(line);
    if (character <= 0) return start;
    return this.beforeLineBreak(Math.min(start + character, source.lineStart(line + 1)), start);
  }

  getLineRange(line: number): Range {
    const { source } = this;
    const last = source.lineCount - 1;
    const at = Math.max(0, Math.min(line, last));
    const start = source.lineStart(at);
    const end = line < 0 ? start : line > last ? source.length : this.beforeLineBreak(source.lineStart(at + 1), start);
    return { start: { line: at, character: 0 }, end: { line: at, character: end - start } };
  }

  getEOLCharacters(line: number): string {
    const { source } = this;
    if (line < 0 || line >= source.lineCount) return '';
    const end = source.lineStart(line + 1);
    return source.slice(this.beforeLineBreak(end, source.lineStart(line)), end);
  }

  /** Applies the changes of a notification, each to what the one before it has made. */
  update(changes: readonly ContentChange[], version: number): void {
    for (const change of changes) {
      const source =
        'range' in change && change.range !== undefined
          ? this.source.replace(...this.offsetsOf(change.range), change.text)
          : SourceText.of(change.text);
      this.current = { version: this.version, source };
    }
    this.current = { version, source: this.source };
  }

  /** In their order, whichever comes first in the range. */
  private offsetsOf({ start, end }: Range): [start: number, end: number] {
    const [a, b] = [this.offsetAt(start), this.offsetAt(end)];
    return [Math.min(a, b), Math.max(a, b)];
  }

  private beforeLineBreak(offset: number, lineStart: number): number {
    const { text, start } = this.source.pieceAt(Math.max(lineStart, offset - 1));
    let at = offset;
    while (at > lineStart && isLineBreak(text.charCodeAt(at - 1 - start))) at--;
    return at;
  }
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}

/** What keeps the documents that an editor has opened, in the way of the library that follows them. */
export const sourceDocuments = {
  create: (uri: string, languageId: string, version: number, text: string): SourceDocument =>
    new SourceDocument(uri, languageId, version, SourceText.of(text)),
  update(document: SourceDocument, changes: readonly ContentChange[], version: number): SourceDocument {
    document.update(changes, version);
    return document;
  },
};
