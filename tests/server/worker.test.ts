/** The shipped server as a web worker, which reads files through its client. */
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Message,
} from 'vscode-languageserver/node';
import { bundle } from './bundles.ts';
import { connect, plainClient, type SessionOptions, short } from './session.ts';

let server: Awaited<ReturnType<typeof bundle>>;

beforeAll(async () => {
  server = await bundle('browser');
});
afterAll(() => server.remove());

/** What a browser gives a worker, on what Node gives it. */
const browserScope = `
  const { parentPort } = require('node:worker_threads');
  const self = new EventTarget();
  self.onmessage = null;
  self.postMessage = (message) => parentPort.postMessage(message);
  parentPort.on('message', (data) => self.onmessage?.({ data }));
  const process = undefined;
`;

class WorkerReader extends AbstractMessageReader {
  private readonly worker: Worker;
  constructor(worker: Worker) {
    super();
    this.worker = worker;
  }
  listen(callback: DataCallback) {
    this.worker.on('message', callback);
    return { dispose: () => this.worker.off('message', callback) };
  }
}

class WorkerWriter extends AbstractMessageWriter {
  private readonly worker: Worker;
  constructor(worker: Worker) {
    super();
    this.worker = worker;
  }
  async write(message: Message): Promise<void> {
    this.worker.postMessage(message);
  }
  end(): void {}
}

async function start(options: SessionOptions) {
  const worker = new Worker(`${browserScope};(() => {${await readFile(server.file, 'utf8')}})();`, { eval: true });
  onTestFinished(async () => {
    await worker.terminate();
  });
  return connect(new WorkerReader(worker), new WorkerWriter(worker), options);
}

const main = 'vscode-test-web://mount/w/main.btc';
const parts = 'vscode-test-web://mount/w/parts.btc';
const settings = 'vscode-test-web://mount/w/btc.config.json';
const importing = 'import "parts.btc"\ndomain D { account A { memberOf: G } }\n';

test('a worker analyses what is open, without any files', async () => {
  const session = await start({ capabilities: plainClient, folders: ['vscode-test-web://mount/w'] });
  await session.open(main, importing);
  await session.settled();
  expect([...session.published.keys()]).toEqual([main]);
  expect(session.published.get(main)?.diagnostics.map(short)).toEqual([
    '0:7 1 import-not-found',
    '1:33 1 unresolved-reference',
  ]);
  expect(session.log).toEqual([]);
});

test('a worker finds and reads files through its client', async () => {
  const files = new Map([
    [main, importing],
    [parts, 'domain E { group G }\n'],
    [settings, '{ "rules": { "unresolved-reference": "hint" } }'],
  ]);
  const session = await start({
    folders: ['vscode-test-web://mount/w'],
    initializationOptions: { readsFiles: true },
    prepare(connection) {
      connection.onRequest('btc/readFile', ({ uri }: { uri: string }) => {
        const text = files.get(uri);
        return text === undefined ? null : { text };
      });
      connection.onRequest('btc/findFiles', ({ folder }: { folder: string }) =>
        [...files.keys()].filter((uri) => uri.startsWith(`${folder}/`) && uri.endsWith('.btc')),
      );
    },
  });
  const shown = () => Object.fromEntries([...session.published].map(([uri, of]) => [uri, of.diagnostics.map(short)]));
  await session.settled();
  expect(shown()).toEqual({ [main]: [], [parts]: [], [settings]: [] });
  files.set(parts, 'domain E { group H }\n');
  await session.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: parts, type: 2 }] });
  await session.settled();
  expect(shown()).toEqual({ [main]: ['1:33 4 unresolved-reference'], [parts]: [], [settings]: [] });
  expect(session.log).toEqual([]);
});
