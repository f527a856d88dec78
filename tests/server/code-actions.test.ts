/** Quick fixes and "fix all": which are offered where, and what they do to the text. */
import { expect, test } from 'vitest';
import type { ClientCapabilities, CodeAction, Diagnostic, Range } from 'vscode-languageserver/node';
import { applied, plainClient, pullingClient, short, startSession, type TestSession } from './session.ts';

const uri = 'file:///w/main.btc';
const parts = 'file:///w/parts.btc';

const text = `domain D {
  group Admins
  account A { memberOf: Admns }
  account B { memberOf: Admns, Amdins }
}
`;

async function opened(of: string, capabilities: ClientCapabilities = plainClient) {
  const session = await startSession({}, { folders: ['file:///w'], capabilities });
  await session.open(uri, of);
  return session;
}

interface Ask {
  readonly range: Range;
  readonly only?: readonly string[];
  readonly diagnostics?: readonly Diagnostic[];
}

function actions(session: TestSession, { range, only, diagnostics = [] }: Ask): Promise<CodeAction[]> {
  return session.request('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics, only } });
}

function caret(line: number, character: number): Range {
  return { start: { line, character }, end: { line, character } };
}

const everything: Range = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

test('a finding is sent, its fix is applied, and the finding is gone', async () => {
  const session = await opened(text);
  await session.settled();
  expect(session.published.get(uri)?.diagnostics.map(short)).toEqual([
    '2:24 1 unresolved-reference',
    '3:24 1 unresolved-reference',
    '3:31 1 unresolved-reference',
  ]);
  const [action] = await actions(session, { range: caret(2, 26) });
  expect(action).toMatchObject({ title: 'Change to Admins', kind: 'quickfix', isPreferred: true });
  expect(action?.diagnostics?.map(short)).toEqual(['2:24 1 unresolved-reference']);
  const after = applied({ [uri]: text }, action?.edit ?? {});
  expect(after).toEqual({ [uri]: text.replace('Admns', 'Admins') });
  await session.change(uri, after[uri] ?? '');
  await session.settled();
  expect(session.published.get(uri)?.diagnostics.map(short)).toEqual([
    '3:24 1 unresolved-reference',
    '3:31 1 unresolved-reference',
  ]);
});

test('fixes are those of the findings at the cursor, in the selection, or that the client names', async () => {
  const session = await opened(text);
  await session.settled();
  const titles = async (ask: Ask) => (await actions(session, ask)).map(({ title }) => title);
  const forOne = ['Change to Admins', 'Declare group Admns in D', 'Suppress unresolved-reference on this line'];
  expect(await titles({ range: caret(2, 24) })).toEqual(forOne);
  expect(await titles({ range: caret(2, 29) })).toEqual(forOne);
  expect(await titles({ range: caret(2, 30) })).toEqual([]);
  expect(await titles({ range: { start: { line: 2, character: 0 }, end: { line: 2, character: 25 } } })).toEqual(
    forOne,
  );
  const diagnostics = session.published.get(uri)?.diagnostics.slice(0, 1) ?? [];
  expect(await titles({ range: caret(0, 0), diagnostics })).toEqual(forOne);
  expect(
    await titles({ range: caret(0, 0), diagnostics: [{ range: caret(0, 0), message: 'of another server' }] }),
  ).toEqual([]);
});

test('a fix that mends several findings in the same way is offered once', async () => {
  const session = await opened(text);
  const all = await actions(session, { range: everything });
  const declare = all.filter(({ title }) => title === 'Declare group Admns in D');
  expect(declare.map(({ diagnostics }) => diagnostics?.map(short))).toEqual([
    ['2:24 1 unresolved-reference', '3:24 1 unresolved-reference'],
  ]);
});

test('actions are of the kinds that the client asks for', async () => {
  const session = await opened('cluster C { windows: 2008  windows: 2012 }\n');
  const kinds = async (only?: readonly string[]) =>
    new Set((await actions(session, { range: everything, ...(only ? { only } : {}) })).map(({ kind }) => kind));
  expect(await kinds()).toEqual(new Set(['quickfix']));
  expect(await kinds(['quickfix'])).toEqual(new Set(['quickfix']));
  expect(await kinds(['refactor', 'quick'])).toEqual(new Set());
  for (const only of ['source', 'source.fixAll', 'source.fixAll.btc']) {
    expect(await kinds([only])).toEqual(new Set(['source.fixAll.btc']));
  }
  expect(await kinds(['source.fixAll.other'])).toEqual(new Set());
});

const unsafe = `cluster C {
  windows: 2008
  windows: 2012
  node N1
  node N2

  group G {
    disk D
    ip A { address: 10.0.0.1/24 }
    networkName N
    dtc T // keep me
  }
}
`;

test('fix all applies every safe fix, and leaves the lines between as they are', async () => {
  const session = await opened(unsafe, pullingClient);
  const [action, ...others] = await actions(session, { range: caret(0, 0), only: ['source.fixAll'] });
  expect(others).toEqual([]);
  expect(applied({ [uri]: unsafe }, action?.edit ?? {})).toEqual({
    [uri]: unsafe
      .replace('  windows: 2012\n', '')
      .replace('networkName N', 'networkName N dependsOn A')
      .replace('dtc T', 'dtc T dependsOn D, N'),
  });
  const [change] = action?.edit?.documentChanges ?? [];
  if (!change || !('textDocument' in change)) throw new Error('The edit is tied to no version.');
  expect(change.textDocument).toEqual({ uri, version: 1 });
  const lines = change.edits.map((edit) => ('range' in edit ? [edit.range.start.line, edit.range.end.line] : []));
  expect(lines).toEqual([
    [2, 3],
    [9, 11],
  ]);
});

test('fix all is not offered where there is nothing to fix', async () => {
  const session = await opened(text);
  expect(await actions(session, { range: everything, only: ['source.fixAll'] })).toEqual([]);
});

test('a fix in another file names that file, and the version where it is open', async () => {
  const session = await startSession(
    { [parts]: 'domain E { group Admins }\n' },
    { folders: ['file:///w'], capabilities: pullingClient },
  );
  const main = 'import "parts.btc"\nsso { administrators: Operators }\n';
  await session.open(uri, main);
  const edit = (await actions(session, { range: caret(1, 25) })).find(({ title }) => title.startsWith('Declare'))?.edit;
  const changed = edit?.documentChanges?.map((change) => ('textDocument' in change ? change.textDocument : undefined));
  expect(changed).toEqual([{ uri: parts, version: null }]);
});

test('actions are those of the current text, however fast it changes', async () => {
  const session = await opened(text);
  void session.change(uri, 'domain D { }\n');
  void session.change(uri, `\n\n${text}`);
  const [action] = await actions(session, { range: caret(4, 26) });
  expect(applied({ [uri]: `\n\n${text}` }, action?.edit ?? {})).toEqual({
    [uri]: `\n\n${text.replace('Admns', 'Admins')}`,
  });
});
