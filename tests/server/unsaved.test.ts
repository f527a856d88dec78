/** Documents that were never saved: their addresses have no extension that says what they are. */
import { expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver/node';
import { applied, startSession } from './session.ts';

const uri = 'untitled:Untitled-1';
const text = 'domain D { group Admins  account A { memberOf: Admins } }\n';

test('what an unsaved document declares is renamed', async () => {
  const session = await startSession({});
  await session.open(uri, text);
  const edit = await session.request<WorkspaceEdit>('textDocument/rename', {
    textDocument: { uri },
    position: { line: 0, character: 18 },
    newName: 'Operators',
  });
  expect(applied({ [uri]: text }, edit)).toEqual({ [uri]: text.replaceAll('Admins', 'Operators') });
  expect(session.log).toEqual([]);
});

test('one that is edited and closed at once is forgotten, and nothing fails', async () => {
  const session = await startSession({});
  await session.open(uri, text);
  await session.settled();
  await session.change(uri, `${text}\n`);
  await session.close(uri);
  await session.settled();
  expect(await session.request('textDocument/documentSymbol', { textDocument: { uri } })).toEqual([]);
  expect(session.log).toEqual([]);
});
