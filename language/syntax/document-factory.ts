/** Langium's maker of documents, taught to read a changed text on from the tree that it had. */
import {
  type Cancellation,
  DefaultLangiumDocumentFactory,
  type LangiumDocument,
  type ParseResult,
  type URI,
} from 'langium';
import type * as ast from '../generated/ast.ts';
import { readText } from './tree/read.ts';

type CancelToken = Cancellation.CancellationToken;

export class BtcDocumentFactory extends DefaultLangiumDocumentFactory {
  /** What the documents that are being updated were read into before, by their addresses. */
  private readonly earlier = new Map<string, ParseResult<ast.File>>();

  override async update(document: LangiumDocument, token: CancelToken): Promise<LangiumDocument<never>> {
    const uri = document.uri.toString();
    this.earlier.set(uri, document.parseResult as ParseResult<ast.File>);
    try {
      return (await super.update(document, token)) as LangiumDocument<never>;
    } finally {
      this.earlier.delete(uri);
    }
  }

  protected override async parseAsync(uri: URI, text: string): Promise<ParseResult<never>> {
    return readText(text, this.earlier.get(uri.toString())) as ParseResult<never>;
  }
}
