/** No request throws, wherever the cursor is and however much of a file is typed. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { pullingClient, startSession } from './session.ts';

const uri = 'file:///w/main.btc';
const example = new URL('../../examples/four-computers.btc', import.meta.url);

function positionAt(text: string, offset: number) {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

test('at every place of a file', async () => {
  const text = await readFile(example, 'utf8');
  const session = await startSession({}, { capabilities: pullingClient });
  await session.open(uri, text);
  for (let offset = 0; offset <= text.length; offset += 3) {
    const position = positionAt(text, offset);
    const at = { textDocument: { uri }, position };
    await Promise.all([
      ...['completion', 'hover', 'definition', 'documentHighlight', 'prepareRename'].map((method) =>
        session.request(`textDocument/${method}`, at),
      ),
      session.request('textDocument/references', { ...at, context: { includeDeclaration: true } }),
      session.request('textDocument/selectionRange', { textDocument: { uri }, positions: [position] }),
    ]);
  }
  expect(session.log).toEqual([]);
});

test('behind every beginning of a file', async () => {
  const text = await readFile(example, 'utf8');
  const session = await startSession({}, { capabilities: pullingClient });
  await session.open(uri, '');
  for (let end = 0; end <= text.length; end += 11) {
    const typed = text.slice(0, end);
    await session.change(uri, typed);
    const position = positionAt(typed, end);
    const at = { textDocument: { uri }, position };
    await Promise.all([
      ...['completion', 'hover', 'definition'].map((method) => session.request(`textDocument/${method}`, at)),
      ...['documentSymbol', 'foldingRange', 'diagnostic'].map((method) =>
        session.request(`textDocument/${method}`, { textDocument: { uri } }),
      ),
      session.request('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: { line: 0, character: 0 }, end: position },
        context: { diagnostics: [] },
      }),
      session.request('btc/preview', { uri }),
    ]);
  }
  expect(session.log).toEqual([]);
});
