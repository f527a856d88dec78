/** Diagnostics for a client that asks for them: what it gets, and when it is told to ask again. */
import { expect, test } from 'vitest';
import {
  CancellationTokenSource,
  type DocumentDiagnosticReport,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { pullingClient, short, startSession, type TestSession } from './session.ts';

const main = 'file:///w/main.btc';
const parts = 'file:///w/parts.btc';
const settings = 'file:///w/btc.config.json';

const account = 'domain D { account A { memberOf: G } }\n';
const importing = `import "parts.btc"\n${account}`;
const group = 'domain E { group G }\n';

function pull({ request }: TestSession, uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
  return request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
}

function items(report: DocumentDiagnosticReport | WorkspaceDocumentDiagnosticReport): readonly string[] | 'unchanged' {
  return report.kind === 'full' ? report.items.map(short) : 'unchanged';
}

/** Opens a request for the diagnostics of the workspace and keeps what comes. */
async function openStream(session: TestSession) {
  const shown = new Map<string, readonly string[] | 'unchanged'>();
  const answer = { done: false };
  session.connection.onNotification(
    '$/progress',
    ({ token, value }: { token: string; value: WorkspaceDiagnosticReport }) => {
      if (token === 'stream') for (const report of value.items) shown.set(report.uri, items(report));
    },
  );
  const request = session.request('workspace/diagnostic', { previousResultIds: [], partialResultToken: 'stream' }).then(
    () => {
      answer.done = true;
    },
    // The end of a test rejects it.
    () => {},
  );
  await session.settled();
  return { shown, request, answer };
}

test('a client that asks is never sent diagnostics', async () => {
  const session = await startSession({ [main]: account }, { folders: ['file:///w'], capabilities: pullingClient });
  expect(session.initialized.capabilities.diagnosticProvider).toEqual({
    identifier: 'btc',
    interFileDependencies: true,
    workspaceDiagnostics: true,
  });
  await session.open(main, account);
  expect(items(await pull(session, main))).toEqual(['0:33 1 unresolved-reference']);
  await session.change(main, group);
  expect(items(await pull(session, main))).toEqual([]);
  await session.close(main);
  await session.settled();
  expect([...session.published]).toEqual([]);
});

test('a client that does not ask is not offered to', async () => {
  const session = await startSession({});
  expect(session.initialized.capabilities.diagnosticProvider).toBeUndefined();
});

test('what the client has already is not sent again', async () => {
  const session = await startSession({}, { capabilities: pullingClient });
  await session.open(main, account);
  const first = await pull(session, main);
  expect(await pull(session, main, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
  await session.change(main, `${account}// more\n`);
  expect(await pull(session, main, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
  await session.change(main, `\n${account}`);
  expect(items(await pull(session, main, first.resultId))).toEqual(['1:33 1 unresolved-reference']);
});

test('a file that nobody knows has no diagnostics', async () => {
  const session = await startSession({}, { capabilities: pullingClient });
  expect(items(await pull(session, 'file:///w/none.btc'))).toEqual([]);
});

test('a client that takes the diagnostics of related files gets those of the whole topology', async () => {
  const session = await startSession(
    { [main]: importing, [parts]: 'domain E { group H }\n', 'file:///w/alone.btc': account },
    { folders: ['file:///w'], capabilities: { textDocument: { diagnostic: { relatedDocumentSupport: true } } } },
  );
  await session.open(parts, 'domain E { group H }\n');
  const report = await pull(session, parts);
  const related = Object.entries(report.relatedDocuments ?? {});
  expect(related.map(([uri, of]) => [uri, items(of)])).toEqual([[main, ['1:33 1 unresolved-reference']]]);
});

test('the client is told to ask again when an edit concerns another open document, and only then', async () => {
  const session = await startSession({}, { capabilities: pullingClient });
  let refreshed = 0;
  session.connection.onRequest('workspace/diagnostic/refresh', () => {
    refreshed++;
    return null;
  });
  await session.open(parts, group);
  await session.open(main, importing);
  await session.settled();
  expect([refreshed, items(await pull(session, main))]).toEqual([0, []]);
  await session.change(parts, 'domain E { group H }\n');
  await session.settled();
  expect([refreshed, items(await pull(session, main))]).toEqual([1, ['1:33 1 unresolved-reference']]);
  await session.change(main, account);
  await session.change(parts, 'domain E { group H }\n\n');
  await session.settled();
  expect(refreshed).toBe(1);
});

test('changed settings make the client ask again', async () => {
  const session = await startSession({}, { capabilities: pullingClient, folders: ['file:///w'] });
  const refresh = new Promise<void>((resolve) => {
    session.connection.onRequest('workspace/diagnostic/refresh', () => {
      resolve();
      return null;
    });
  });
  await session.open(main, account);
  await session.settled();
  session.files.texts.set(settings, '{ "rules": { "unresolved-reference": "off" } }');
  await session.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: settings, type: 1 }],
  });
  await refresh;
  expect(items(await pull(session, main))).toEqual([]);
});

test('the diagnostics of the whole workspace are there for the asking', async () => {
  const session = await startSession(
    { [main]: account, [parts]: group, [settings]: '{ "rule": {} }' },
    { folders: ['file:///w'], capabilities: pullingClient },
  );
  const ask = (previousResultIds: readonly { uri: string; value: string }[]) =>
    session.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });
  const first = await ask([]);
  expect(first.items.map((report) => [report.uri, items(report)])).toEqual([
    [main, ['0:33 1 unresolved-reference']],
    [parts, []],
    [settings, ['0:2 2 settings']],
  ]);
  const known = first.items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
  expect(await ask(known)).toEqual({ items: [] });
  session.files.texts.delete(main);
  await session.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: main, type: 3 }] });
  expect((await ask(known)).items.map((report) => [report.uri, items(report)])).toEqual([[main, []]]);
});

test('a client that leaves its request open gets the diagnostics of the workspace as they change', async () => {
  const session = await startSession(
    { [main]: importing, [parts]: group },
    { folders: ['file:///w'], capabilities: pullingClient },
  );
  const stream = await openStream(session);
  expect([...stream.shown]).toEqual([
    [main, []],
    [parts, []],
  ]);
  stream.shown.clear();
  await session.open(parts, 'domain E { group H }\n');
  await session.settled();
  expect([...stream.shown]).toEqual([[main, ['1:33 1 unresolved-reference']]]);
  expect(stream.answer.done).toBe(false);
  await session.request('shutdown', {});
  await stream.request;
});

test('a request that the client has left open and cancels is answered', async () => {
  const session = await startSession({ [main]: account }, { folders: ['file:///w'], capabilities: pullingClient });
  const source = new CancellationTokenSource();
  const request = session.connection.sendRequest(
    'workspace/diagnostic',
    { previousResultIds: [], partialResultToken: 'stream' },
    source.token,
  );
  await session.settled();
  source.cancel();
  expect(await request).toEqual({ items: [] });
});

test('a document that is closed is told again: the client has forgotten it', async () => {
  const session = await startSession(
    { [main]: account },
    { folders: ['file:///w'], capabilities: pullingClient, initializationOptions: { followsAnalyses: true } },
  );
  const stream = await openStream(session);
  await session.open(main, account);
  await session.settled();
  stream.shown.clear();
  const told = new Promise<void>((resolve) => {
    session.connection.onNotification('btc/analysed', () => resolve());
  });
  await session.close(main);
  await told;
  expect([...stream.shown]).toEqual([[main, ['0:33 1 unresolved-reference']]]);
});
