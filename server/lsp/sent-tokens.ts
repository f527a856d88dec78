/** The colours that each document was last told, so that after an edit only the difference is. */
import { SemanticTokensBuilder } from 'vscode-languageserver';

/** The last result of each document, against which the next one is told. */
export class SentTokens {
  private readonly builders = new Map<string, SemanticTokensBuilder>();

  builderFor(uri: string): SemanticTokensBuilder {
    const builder = this.builders.get(uri) ?? new SemanticTokensBuilder();
    this.builders.set(uri, builder);
    return builder;
  }

  forget(uri: string): void {
    this.builders.delete(uri);
  }
}
