/** The folders that the user has opened, and loading all `.btc` files in them. */
import {
  DefaultWorkspaceManager,
  type FileSystemNode,
  type LangiumDocument,
  type LangiumSharedCoreServices,
  type Stream,
  type TextDocument,
  URI,
  UriUtils,
  type WorkspaceFolder,
} from 'langium';
import type { InitializeParams } from 'vscode-languageserver';
import { BtcDocumentFactory } from '#language';
import type { Failed } from './failures.ts';
import { type Files, isBtcFile, isSearched } from './files.ts';

/** Langium's manager of the workspace, which one file that can't be read must not stop. */
export class BtcWorkspace extends DefaultWorkspaceManager {
  // Rules look at whole topologies, so Langium's validation phase has nothing to do.
  override initialBuildOptions = { validation: false };
  private readonly files: Files;
  private readonly failed: Failed;

  constructor(services: LangiumSharedCoreServices, files: Files, failed: Failed) {
    super(services);
    this.files = files;
    this.failed = failed;
  }

  override initialize({ workspaceFolders, rootUri }: InitializeParams): void {
    this.folders = workspaceFolders ?? (rootUri ? [{ uri: rootUri, name: rootUri }] : []);
  }

  replaceFolders(folders: WorkspaceFolder[]): void {
    this.folders = folders;
  }

  /** Whether a file would be found by a search of the folders. */
  contains(uri: URI): boolean {
    return (this.folders ?? []).some((folder) => {
      const root = URI.parse(folder.uri);
      return UriUtils.contains(root, uri) && UriUtils.relative(root, uri).split('/').slice(0, -1).every(isSearched);
    });
  }

  override async searchFolder(folder: URI): Promise<URI[]> {
    try {
      return [...(await this.files.findFiles(folder))];
    } catch (error) {
      this.failed(`Finding the files in ${folder.toString()}`, error);
      return [];
    }
  }

  protected override async traverseFolder(folder: URI, uris: URI[]): Promise<void> {
    uris.push(...(await this.searchFolder(folder)));
  }

  protected override async loadWorkspaceDocuments(
    uris: Stream<URI>,
    collect: (document: LangiumDocument) => void,
  ): Promise<void> {
    // One after the other: their order is the order in which topologies are analysed.
    for (const uri of uris) {
      try {
        collect(await this.langiumDocuments.getOrCreateDocument(uri));
      } catch (error) {
        this.failed(`Reading ${uri.toString()}`, error);
      }
    }
  }

  override shouldIncludeEntry({ uri, isFile }: FileSystemNode): boolean {
    return isFile && isBtcFile(uri);
  }
}

/** The language's maker of documents, which a file that goes away while it is read must not stop. */
export class ServerDocumentFactory extends BtcDocumentFactory {
  private readonly failed: Failed;

  constructor(services: LangiumSharedCoreServices, failed: Failed) {
    super(services);
    this.failed = failed;
  }

  /** The text in the editor, else on the disk. A file that is gone is empty until its deletion is told. */
  protected override async getUpdatedText(
    document: LangiumDocument,
    textDocument: TextDocument | undefined,
  ): Promise<string> {
    if (textDocument) return textDocument.getText();
    // It was never on a disk, and has been closed while it waited: its deletion is on its way.
    if (document.uri.scheme === 'untitled') return '';
    try {
      return await this.fileSystemProvider.readFile(document.uri);
    } catch (error) {
      this.failed(`Reading ${document.uri.toString()}`, error);
      return '';
    }
  }
}
