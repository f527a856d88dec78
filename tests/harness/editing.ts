/** An editor without an editor: open files that change, and what is known of them after each change, brought up to date from before. */
import { type LangiumSharedCoreServices, URI } from 'langium';
import {
  type BtcDocument,
  createSharedServices,
  liveProgramOf,
  type Program,
  rootsOf,
  type SourceDocument,
  sourceDocuments,
} from '#language';
import { SourceText } from '../../language/syntax/text/source-text.ts';

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
  const open = new Map<string, SourceDocument>();
  const shared = createSharedServices(() => noFiles, {
    workspace: { TextDocuments: () => ({ get: (uri: string | URI) => open.get(uri.toString()) }) },
  });
  const { LangiumDocuments: documents, DocumentBuilder: builder } = shared.workspace;
  const earlier = new Map<string, Program>();
  return {
    shared,
    async setTexts(texts) {
      for (const [uri, text] of texts) {
        const known = open.get(uri);
        if (known) change(known, text);
        else open.set(uri, sourceDocuments.create(uri, 'btc', 0, text));
      }
      await builder.update(
        [...texts.keys()].map((uri) => URI.parse(uri)),
        [],
      );
    },
    programs() {
      return rootsOf(documents, documents.all.toArray() as BtcDocument[]).map((root) => {
        const uri = root.uri.toString();
        const program = liveProgramOf(documents, root, earlier.get(uri));
        earlier.set(uri, program);
        return program;
      });
    },
  };
}

/** As an editor tells it: what has come instead of one stretch of the text. */
function change(document: SourceDocument, text: string): void {
  const fresh = SourceText.of(text);
  const { start, oldEnd, newEnd } = fresh.changeFrom(document.source);
  const range = { start: document.positionAt(start), end: document.positionAt(oldEnd) };
  const isTold = document.offsetAt(range.start) === start && document.offsetAt(range.end) === oldEnd;
  // A place within a line break can't be told.
  document.update([isTold ? { range, text: text.slice(start, newEnd) } : { text }], document.version + 1);
}
