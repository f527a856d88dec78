/** The language without an editor: files are given or read, and their programs asked for. */
import { type FileSystemProvider, URI } from 'langium';
import { createCore } from './core.ts';
import { type Program, programOf, programsOf } from './program.ts';
import type { BtcDocument } from './syntax/imports.ts';

export interface Project {
  /** Adds or replaces a file, and relinks what it reaches. Files that it imports are read from the file system. */
  setText(uri: string, text: string): Promise<void>;
  /** Does so for several files at once, by their addresses: what they reach is relinked once. */
  setTexts(texts: ReadonlyMap<string, string>): Promise<void>;
  /**
   * Adds files from the file system.
   * @throws what the file system throws where a file can't be read.
   */
  read(uris: readonly string[]): Promise<void>;
  document(uri: string): BtcDocument | undefined;
  /** The program with this file as its root; undefined where there is no such file. */
  program(uri: string): Program | undefined;
  /** A program for each root among the files that were added, imported ones not counted. */
  programs(): readonly Program[];
}

/** @param fileSystem where imported files are read from; by default there are none but the given ones. */
export function createProject(fileSystem?: () => FileSystemProvider): Project {
  const shared = createCore(fileSystem);
  const { LangiumDocuments: documents, LangiumDocumentFactory: factory, DocumentBuilder: builder } = shared.workspace;
  const added = new Set<string>();
  const document = (uri: string) => documents.getDocument(URI.parse(uri)) as BtcDocument | undefined;

  const build = async (fresh: readonly BtcDocument[]): Promise<void> => {
    for (const { uri } of fresh) added.add(uri.toString());
    const others = documents.all.filter((other) => !fresh.includes(other as BtcDocument)).toArray();
    for (const other of others) builder.resetToState(other, linkAnew);
    await builder.build([...fresh, ...others], { validation: false });
  };

  const setTexts = (texts: ReadonlyMap<string, string>): Promise<void> => {
    const fresh = [...texts].map(([uri, text]) => {
      const parsed = URI.parse(uri);
      if (documents.hasDocument(parsed)) documents.deleteDocument(parsed);
      shared.ServiceRegistry.give(parsed);
      const document = factory.fromString(text, parsed) as BtcDocument;
      documents.addDocument(document);
      return document;
    });
    return build(fresh);
  };

  return {
    document,
    setText: (uri, text) => setTexts(new Map([[uri, text]])),
    setTexts,
    async read(uris) {
      const fresh: BtcDocument[] = [];
      for (const uri of uris) fresh.push((await documents.getOrCreateDocument(URI.parse(uri))) as BtcDocument);
      await build(fresh);
    },
    program(uri) {
      const root = document(uri);
      return root && programOf(documents, root);
    },
    programs() {
      return programsOf(
        documents,
        [...added].flatMap((uri) => document(uri) ?? []),
      );
    },
  };
}

/** `DocumentState.ComputedScopes`: the last state before linking. */
const linkAnew = 3;
