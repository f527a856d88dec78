/** Langium's maker of documents, taught to keep texts in pieces and to read a changed one on from the tree that it had. */
import {
  type AstNode,
  type Cancellation,
  DefaultLangiumDocumentFactory,
  DocumentState,
  type LangiumDocument,
  type ParseResult,
  type TextDocument,
  type URI,
} from 'langium';
import { BtcLanguageMetaData } from '../generated/module.ts';
import { SourceDocument } from './text/source-document.ts';
import { SourceText } from './text/source-text.ts';
import { readSource, reportOf } from './tree/read.ts';

type CancelToken = Cancellation.CancellationToken;

export class BtcDocumentFactory extends DefaultLangiumDocumentFactory {
  /** The text in the editor, else on the disk; where that is the one that was read, nothing is read anew. */
  override async update<Node extends AstNode>(
    document: LangiumDocument<Node>,
    token: CancelToken,
  ): Promise<LangiumDocument<Node>> {
    const open = this.textDocuments?.get(document.uri.toString());
    const textDocument =
      open instanceof SourceDocument
        ? open
        : sourceDocument(document.uri, SourceText.of(await this.getUpdatedText(document, open, token)), open?.version);
    Object.defineProperty(document, 'textDocument', { value: textDocument, configurable: true });
    const report = reportOf(document.parseResult);
    const changing = document as { -readonly [Key in keyof typeof document]: (typeof document)[Key] };
    if (!report || !textDocument.source.sameAs(report.source)) {
      changing.parseResult = readSource(textDocument.source, report) as ParseResult<AstNode> as ParseResult<Node>;
      Object.assign(changing.parseResult.value, { $document: document });
    }
    changing.state = DocumentState.Parsed;
    return document;
  }

  /** What was read is the text already, in its pieces. */
  protected override createLangiumDocument<Node extends AstNode>(
    parseResult: ParseResult<Node>,
    uri: URI,
    textDocument?: TextDocument,
    text?: string,
  ): LangiumDocument<Node> {
    const report = reportOf(parseResult);
    const own = textDocument ?? (report && sourceDocument(uri, report.source));
    return super.createLangiumDocument(parseResult, uri, own, text);
  }
}

function sourceDocument(uri: URI, source: SourceText, version = 0): SourceDocument {
  return new SourceDocument(uri.toString(), BtcLanguageMetaData.languageId, version, source);
}
