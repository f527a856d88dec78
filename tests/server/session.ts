/** A client for tests: it speaks the protocol with a server in the test itself, or in a process of its own. */
import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import {
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type MessageReader,
  type MessageWriter,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { guard } from '../../server/lsp/guard.ts';
import { startServer } from '../../server/lsp/start.ts';
import { MemoryFiles } from './memory-files.ts';

/** What Neovim and other plain clients say they can do. */
export const plainClient: ClientCapabilities = {
  textDocument: { publishDiagnostics: { relatedInformation: true }, codeAction: { isPreferredSupport: true } },
};

/** What vscode-languageclient says it can do, as far as the server asks. */
export const pullingClient: ClientCapabilities = {
  workspace: {
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
  },
  textDocument: {
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false },
    publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, codeDescriptionSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

/** A session with a server, from the client's side. */
export interface TestSession {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** The last diagnostics that were sent unasked, by file. */
  readonly published: ReadonlyMap<string, PublishDiagnosticsParams>;
  /** What the server wrote to the log. */
  readonly log: readonly string[];
  open(uri: string, text: string): Promise<void>;
  /** Replaces the whole text. */
  change(uri: string, text: string): Promise<void>;
  close(uri: string): Promise<void>;
  request<Result>(method: string, params: object): Promise<Result>;
  /** Waits until the server has answered for everything that it was told. */
  settled(): Promise<void>;
  /** Waits for the state; it is looked at after each message of the server. */
  until(condition: () => boolean): Promise<void>;
}

export interface SessionOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** Folders of the workspace; none where it is left out. */
  readonly folders?: readonly string[];
  /** Called before the first message. */
  readonly prepare?: (connection: ProtocolConnection) => void;
}

/** A server in the test itself, with a disk in memory. */
export async function startSession(
  texts: Readonly<Record<string, string>>,
  options: SessionOptions = {},
): Promise<TestSession & { readonly files: MemoryFiles }> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const files = new MemoryFiles(new Map(Object.entries(texts)));
  const { reader, writer } = guard(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  const server = startServer((options) => createConnection(reader, writer, options), {
    load: async () => files,
    scheme: 'file',
  });
  onTestFinished(() => server.dispose());
  const session = await connect(new StreamMessageReader(toClient), new StreamMessageWriter(toServer), options);
  return { ...session, files };
}

export async function connect(
  reader: MessageReader,
  writer: MessageWriter,
  { capabilities = plainClient, initializationOptions, folders = [], prepare }: SessionOptions,
): Promise<TestSession> {
  const connection = createProtocolConnection(reader, writer);
  const published = new Map<string, PublishDiagnosticsParams>();
  const log: string[] = [];
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const resume of woken) resume();
  };
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.set(params.uri, params);
    wake();
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    log.push(message);
    wake();
  });
  connection.onRequest('client/registerCapability', () => null);
  prepare?.(connection);
  connection.listen();
  onTestFinished(() => connection.dispose());

  const params: InitializeParams = {
    processId: null,
    rootUri: folders[0] ?? null,
    workspaceFolders: folders.length === 0 ? null : folders.map((uri) => ({ uri, name: uri })),
    capabilities,
    initializationOptions,
  };
  const initialized = await connection.sendRequest<InitializeResult>('initialize', params);
  await connection.sendNotification('initialized', {});
  const versions = new Map<string, number>();
  return {
    connection,
    initialized,
    published,
    log,
    async open(uri, text) {
      versions.set(uri, 1);
      const textDocument = { uri, languageId: 'btc', version: 1, text };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
    },
    async change(uri, text) {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      const textDocument = { uri, version };
      await connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
    },
    async close(uri) {
      versions.delete(uri);
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    },
    request: (method, of) => connection.sendRequest(method, of),
    async settled() {
      // Requests are answered when all changes before them are analysed.
      await connection.sendRequest('workspace/symbol', { query: 'nothing is called like this' });
    },
    async until(condition) {
      while (!condition()) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}

/** A problem in a word: where and what. */
export function short({ range, code, severity }: Diagnostic): string {
  return `${range.start.line}:${range.start.character} ${severity} ${code}`;
}

/** The text and the place of the mark `|` in it. */
export function cursorIn(marked: string): { readonly text: string; readonly position: Position } {
  const at = marked.indexOf('|');
  if (at < 0 || marked.indexOf('|', at + 1) >= 0) throw new Error('The text has to have one cursor.');
  const before = marked.slice(0, at).split('\n');
  return {
    text: marked.slice(0, at) + marked.slice(at + 1),
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  };
}

/**
 * The texts of files after an edit, with those that it makes.
 * @throws Error where a file is made that is there, or renamed or deleted
 */
export function applied(texts: Readonly<Record<string, string>>, edit: WorkspaceEdit): Record<string, string> {
  const changes = new Map<string, readonly TextEdit[]>(Object.entries(edit.changes ?? {}));
  const made: Record<string, string> = {};
  for (const change of edit.documentChanges ?? []) {
    if (!('textDocument' in change)) {
      if (change.kind !== 'create') throw new Error('No files are renamed or deleted.');
      if (change.uri in texts) throw new Error(`There is a file ${change.uri}.`);
      made[change.uri] = '';
      continue;
    }
    changes.set(
      change.textDocument.uri,
      change.edits.map((one) => {
        if (!('newText' in one)) throw new Error('No snippets are expected.');
        return one;
      }),
    );
  }
  return Object.fromEntries(
    Object.entries({ ...texts, ...made }).map(([uri, text]) => [
      uri,
      changes.has(uri) ? withEdits(text, changes.get(uri) ?? []) : text,
    ]),
  );
}

function withEdits(text: string, edits: readonly TextEdit[]): string {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const offset = ({ line, character }: Position): number => (starts[line] ?? text.length) + character;
  let result = text;
  for (const { range, newText } of [...edits].reverse().sort((a, b) => offset(b.range.start) - offset(a.range.start))) {
    result = result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end));
  }
  return result;
}
