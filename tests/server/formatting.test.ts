/** Formatting through the protocol: documents, ranges of lines, and what happens while somebody types. */
import { describe, expect, test } from 'vitest';
import type { Range, TextEdit } from 'vscode-languageserver/node';
import { applied, cursorIn, startSession, type TestSession } from './session.ts';

const uri = 'file:///w/main.btc';
const options = { tabSize: 8, insertSpaces: false };

async function opened(text: string): Promise<TestSession> {
  const session = await startSession({});
  await session.open(uri, text);
  return session;
}

function after(text: string, edits: readonly TextEdit[] | null): string {
  return applied({ [uri]: text }, { changes: { [uri]: [...(edits ?? [])] } })[uri] ?? '';
}

const untidy = 'cluster A{\n\twindows:2008\n\tnode   N1\n\n\n\tnode   N2\n}\nserver   S';

test('a document comes into the one style, whatever the options say, by edits of what is different alone', async () => {
  const session = await opened(untidy);
  const edits = await session.request<TextEdit[]>('textDocument/formatting', { textDocument: { uri }, options });
  expect(after(untidy, edits)).toBe('cluster A {\n  windows: 2008\n  node N1\n\n  node N2\n}\n\nserver S\n');
  expect(edits.every(({ newText }) => newText.trim() === '')).toBe(true);
  await session.change(uri, after(untidy, edits));
  expect(await session.request('textDocument/formatting', { textDocument: { uri }, options })).toEqual([]);
});

test('what the server can do is told, and a document that it does not know is no mistake', async () => {
  const session = await opened('server   S\n');
  expect(session.initialized.capabilities).toMatchObject({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: { rangesSupport: true },
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] },
  });
  const unknown = { textDocument: { uri: 'file:///w/unknown.btc' }, options };
  expect(await session.request('textDocument/formatting', unknown)).toBeNull();
});

const lines = (start: number, end: number, character = 1): Range => ({
  start: { line: start, character },
  end: { line: end, character },
});

test.each([
  ['within lines', [lines(2, 2)], [2]],
  ['of whole lines', [lines(1, 3, 0)], [1, 2]],
  ['of several places', [lines(1, 1), lines(5, 5)], [1, 5]],
] as const)('ranges %s change these lines alone', async (_, ranges, expected) => {
  const session = await opened(untidy);
  const edits = await session.request<TextEdit[]>('textDocument/rangesFormatting', {
    ...{ textDocument: { uri }, ranges, options },
  });
  const before = untidy.split('\n');
  const changed = after(untidy, edits).split('\n');
  expect(before.flatMap((line, index) => (line === changed[index] ? [] : [index]))).toEqual(expected);
  if (ranges.length > 1) return;
  const single = { textDocument: { uri }, range: ranges[0], options };
  expect(await session.request('textDocument/rangeFormatting', single)).toEqual(edits);
});

/** The text after what was typed before the cursor. */
async function typed(marked: string): Promise<string> {
  const { text, position } = cursorIn(marked);
  const session = await opened(text);
  const ch = marked[marked.indexOf('|') - 1] === '}' ? '}' : '\n';
  const params = { textDocument: { uri }, position, ch, options };
  return after(text, await session.request<TextEdit[] | null>('textDocument/onTypeFormatting', params));
}

describe('after a line break', () => {
  test.each([
    ['in a block', 'cluster A {\n|\n}', 'cluster A {\n  \n}'],
    ['before the brace of a block', 'cluster A {\n  node N\n    |}', 'cluster A {\n  node N\n}'],
    ['behind a block', 'cluster A {\n}\n    |', 'cluster A {\n}\n'],
    ['in a list', 'cluster A {\n  fullControl: a,\n|', 'cluster A {\n  fullControl: a,\n      '],
    ['before an item of a list', 'cluster A {\n  fullControl: a,\n|b\n}', 'cluster A {\n  fullControl: a,\n      b\n}'],
    ['before a block', 'cluster A {\n  group G\n      |{ }\n}', 'cluster A {\n  group G\n  { }\n}'],
    ['behind a line', 'cluster A {\n  fullControl:a,b   \n|\n}', 'cluster A {\n  fullControl: a, b   \n  \n}'],
    ['in a file that is indented by tabs', 'cluster A {\n\tnode  N\n|\n}', 'cluster A {\n\tnode N\n\t\n}'],
    ['behind a comment', 'cluster A { // why\n|\n}', 'cluster A { // why\n  \n}'],
    ['in a comment', 'cluster A {\n  /* a\n| */\n}', 'cluster A {\n  /* a\n */\n}'],
    ['in a block that is still open', 'cluster A {\n  node N   {\n|', 'cluster A {\n  node N   {\n    '],
    ['behind an error', 'cluster  A {\n  windows  2008\n|\n}', 'cluster  A {\n  windows  2008\n  \n}'],
    ['at the beginning', '\n|server   S', '\nserver   S'],
  ])('%s', async (_, marked, expected) => expect(await typed(marked)).toBe(expected));
});

describe('after the brace that closes a block', () => {
  test.each([
    [
      'its lines come into form',
      'server  S\ncluster A {\n    node  N1 {\n  iis:yes\n  }|\n    node  N2\n}\n',
      'server  S\ncluster A {\n  node N1 {\n    iis: yes\n  }\n    node  N2\n}\n',
    ],
    [
      'only its own line is indented where an error is around it',
      'cluster  A {\n  node  N1 {\n    iis yes\n      }|\n',
      'cluster  A {\n  node  N1 {\n    iis yes\n  }\n',
    ],
    ['nothing happens in a string', 'topology   "}|"', 'topology   "}"'],
    ['nothing happens in a comment', 'server   S // }|', 'server   S // }'],
    ['nothing happens where it closes nothing', 'server   S }|', 'server   S }'],
  ])('%s', async (_, marked, expected) => expect(await typed(marked)).toBe(expected));
});
