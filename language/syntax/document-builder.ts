/** Langium's document builder, taught what imports mean: what a change reaches, and that imported files are loaded. */
import {
  type BuildOptions,
  type Cancellation,
  DefaultDocumentBuilder,
  DocumentState,
  isOperationCancelled,
  type LangiumDocument,
  type LangiumSharedCoreServices,
  type URI,
} from 'langium';
import { type BtcDocument, closureOf, importedUri } from './imports.ts';

type CancelToken = Cancellation.CancellationToken;

export class BtcDocumentBuilder extends DefaultDocumentBuilder {
  constructor(services: LangiumSharedCoreServices) {
    super(services);
    // Rules look at whole topologies, not at single documents, so Langium's validation phase has nothing to do.
    this.updateBuildOptions = { validation: false };
  }

  /** A document is linked anew when any file that it sees has changed: a nearer or a second declaration may have come. */
  protected override shouldRelink(document: LangiumDocument, changedUris: Set<string>): boolean {
    const btc = document as BtcDocument;
    return (
      closureOf(this.langiumDocuments, btc).some(({ uri }) => changedUris.has(uri.toString())) ||
      this.importsOneOf(btc, changedUris)
    );
  }

  /** Imports of files that have come or gone are not in the closure. */
  private importsOneOf(document: BtcDocument, changedUris: Set<string>): boolean {
    return closureOf(this.langiumDocuments, document).some((file) =>
      (file.parseResult.value.imports ?? []).some((declaration) => {
        const uri = importedUri(file, declaration);
        return uri !== undefined && changedUris.has(uri.toString());
      }),
    );
  }

  protected override async buildDocuments(
    documents: LangiumDocument[],
    options: BuildOptions,
    cancelToken: CancelToken,
  ): Promise<void> {
    await super.buildDocuments(await this.withImports(documents, cancelToken), options, cancelToken);
  }

  /** The documents and all files that they import; those that nobody has opened are read from the file system. */
  private async withImports(
    documents: readonly LangiumDocument[],
    cancelToken: CancelToken,
  ): Promise<LangiumDocument[]> {
    const all = new Set(documents as readonly BtcDocument[]);
    for (const document of all) {
      if (document.state < DocumentState.Parsed) await this.langiumDocumentFactory.update(document, cancelToken);
      for (const declaration of document.parseResult.value.imports ?? []) {
        const uri = importedUri(document, declaration);
        if (uri && !this.langiumDocuments.hasDocument(uri)) {
          const imported = await this.read(uri, cancelToken);
          if (imported) all.add(imported);
        }
      }
    }
    return [...all];
  }

  /** A file that can't be read is no document; that its import finds nothing is for a rule to say. */
  private async read(uri: URI, cancelToken: CancelToken): Promise<BtcDocument | undefined> {
    try {
      return (await this.langiumDocuments.getOrCreateDocument(uri, cancelToken)) as BtcDocument;
    } catch (error) {
      if (isOperationCancelled(error)) throw error;
      return undefined;
    }
  }
}
