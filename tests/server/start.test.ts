/** The beginning of a session: the answer to `initialize` comes before the language is loaded, and nothing is lost meanwhile. */
import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import {
  createConnection,
  createProtocolConnection,
  type Message,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Files } from '../../server/lsp/files.ts';
import { startServer } from '../../server/lsp/start.ts';
import { MemoryFiles } from './memory-files.ts';

const uri = 'file:///w/a.btc';

function begin(load: () => Promise<Files>) {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = startServer(
    (options) => createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient), options),
    { scheme: 'file', load },
  );
  const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  onTestFinished(() => {
    client.dispose();
    server.dispose();
  });
  return client;
}

const initialize = { processId: null, rootUri: null, capabilities: {} };
const open = { textDocument: { uri, languageId: 'btc', version: 1, text: 'domain D {\n  group G\n}\n' } };
const change = {
  textDocument: { uri, version: 2 },
  contentChanges: [{ range: { start: { line: 1, character: 8 }, end: { line: 1, character: 9 } }, text: 'Changed' }],
};

test('what a client sends without waiting for the answer is handled behind it, in its order', async () => {
  const { promise, resolve: load } = Promise.withResolvers<Files>();
  const client = begin(() => promise);
  client.listen();
  const order: string[] = [];
  const initialized = client.sendRequest('initialize', initialize).then(() => order.push('initialize'));
  client.sendNotification('initialized', {});
  client.sendNotification('textDocument/didOpen', open);
  client.sendNotification('textDocument/didChange', change);
  const symbols = client.sendRequest<{ children: { name: string }[] }[]>('textDocument/documentSymbol', {
    textDocument: { uri },
  });
  symbols.then(() => order.push('documentSymbol'));
  await initialized;
  expect(order).toEqual(['initialize']);
  load(new MemoryFiles(new Map()));
  expect(await symbols).toMatchObject([{ name: 'D' }, { name: 'Changed' }]);
  expect(order).toEqual(['initialize', 'documentSymbol']);
});

test('a session that can not start is told in the log, and what waits for it is answered', async () => {
  const client = begin(() => Promise.reject(new Error('no such file')));
  const logged = new Promise<string>((resolve) =>
    client.onNotification('window/logMessage', ({ message }: Message & { message: string }) => resolve(message)),
  );
  client.listen();
  await client.sendRequest('initialize', initialize);
  await expect(client.sendRequest('textDocument/documentSymbol', { textDocument: { uri } })).rejects.toThrow(
    'Unhandled method textDocument/documentSymbol',
  );
  expect(await logged).toMatch(/^Starting the session failed: Error: no such file\n/);
});
