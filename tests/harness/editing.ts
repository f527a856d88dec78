/** An editor without an editor: open files that change, and what is known of them after each change, brought up to date from before. */
import { type LangiumSharedCoreServices, TextDocument, URI } from 'langium';
import { type BtcDocument, createSharedServices, type Program, programOf, rootsOf } from '#language';

export interface Editing {
  /** Opens or changes files, by their addresses. */
  setTexts(texts: ReadonlyMap<string, string>): Promise<void>;
  /** A program for each root, made on from the one before. */
  programs(): readonly Program[];
  readonly shared: LangiumSharedCoreServices;
}

const noFiles = {
  stat: async () => Promise.reject(new Error('There are no files but those that are open.')),
  statSync: () => undefined as never,
  exists: async () => false,
  existsSync: () => false,
  readBinary: async () => Promise.reject(new Error('There are no files.')),
  readBinarySync: () => undefined as never,
  readFile: async () => Promise.reject(new Error('There are no files.')),
  readFileSync: () => undefined as never,
  readDirectory: async () => [],
  readDirectorySync: () => [],
};

export function createEditing(): Editing {
  const open = new Map<string, TextDocument>();
  const shared = createSharedServices(() => noFiles, {
    workspace: { TextDocuments: () => ({ get: (uri: string | URI) => open.get(uri.toString()) }) },
  });
  const { LangiumDocuments: documents, DocumentBuilder: builder } = shared.workspace;
  const earlier = new Map<string, Program>();
  return {
    shared,
    async setTexts(texts) {
      for (const [uri, text] of texts) open.set(uri, TextDocument.create(uri, 'btc', 0, text));
      await builder.update(
        [...texts.keys()].map((uri) => URI.parse(uri)),
        [],
      );
    },
    programs() {
      return rootsOf(documents, documents.all.toArray() as BtcDocument[]).map((root) => {
        const uri = root.uri.toString();
        const program = programOf(documents, root, earlier.get(uri));
        earlier.set(uri, program);
        return program;
      });
    },
  };
}
