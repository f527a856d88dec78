/** Which language a document is in: the one that there is, also where its address doesn't say so. */
import {
  DefaultServiceRegistry,
  type LangiumCoreServices,
  type LangiumDocuments,
  type LangiumSharedCoreServices,
  type URI,
} from 'langium';

/**
 * Langium's registry, which goes by the extension, or by what an editor says of a document that is open. A text that is given by
 * its host, such as an unsaved document, is in the language whatever its address, and stays in it while it is closed.
 */
export class BtcLanguages extends DefaultServiceRegistry {
  private readonly documents: () => LangiumDocuments;
  private readonly given = new Set<string>();

  constructor(shared: LangiumSharedCoreServices) {
    super(shared);
    this.documents = () => shared.workspace.LangiumDocuments;
  }

  /** The document that is to be made for this address is in the language. */
  give(uri: URI): void {
    this.given.add(uri.toString());
  }

  override getServices(uri: URI): LangiumCoreServices {
    const [language] = this.all;
    const isKnown = this.given.has(uri.toString()) || this.documents().hasDocument(uri);
    return language && isKnown ? language : super.getServices(uri);
  }
}
