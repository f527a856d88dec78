/** How a topology stands: its findings in all its files, and the single failures that it survives. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Status } from '../../server/protocol.ts';
import { startSession, type TestSession } from './session.ts';

const uri = 'file:///w/main.btc';
const exampleText = (name: string) => readFile(new URL(`../../examples/${name}.btc`, import.meta.url), 'utf8');
const statusOf = ({ request }: TestSession, of = uri): Promise<Status | null> => request('btc/status', { uri: of });

async function statusWith(text: string): Promise<Status | null> {
  const session = await startSession({});
  await session.open(uri, text);
  return statusOf(session);
}

test.each([
  ['four-computers', { failures: 4, survived: 4, lostWith: [], lostAtStart: [] }],
  ['three-computers', { failures: 3, survived: 2, lostWith: ['BTS01'], lostAtStart: [] }],
])('%s', async (name, survival) => {
  // What a comment suppresses is not counted, nor is a hint.
  expect(await statusWith(await exampleText(name))).toEqual({ errors: 0, warnings: 0, survival });
});

test('what does not work before a failure is named, and is not blamed on one', async () => {
  const text = await exampleText('four-computers');
  const disabled = text.replace(/(host ProcessingHost \{[^}]*?)instance BTS01\n(\s*)instance BTS02/, (_, before, gap) =>
    [before, 'instance BTS01 { disabled: yes }\n', gap, 'instance BTS02 { disabled: yes }'].join(''),
  );
  expect(disabled).not.toBe(text);
  const status = await statusWith(disabled);
  expect(status?.survival).toMatchObject({ failures: 4, survived: 0, lostWith: [] });
  expect(status?.survival?.lostAtStart).toContain('Host ProcessingHost');
});

test('findings of all files of the topology count, for each of them', async () => {
  const parts = 'file:///w/parts.btc';
  const session = await startSession(
    {
      [uri]: 'import "parts.btc"\ncluster Main { windows: 2008 node N1 }\n',
      [parts]: 'cluster Parts { windows: 2008 node N3 }\n',
    },
    { folders: ['file:///w'] },
  );
  const expected = { errors: 2, warnings: 0 };
  expect(await statusOf(session)).toEqual(expected);
  expect(await statusOf(session, parts)).toEqual(expected);
});

test('survival is not told of what says too little, nor of more computers than are simulated at once', async () => {
  expect(await statusWith('cluster C { windows: 2008 node N1 node N2 }')).toEqual({ errors: 0, warnings: 0 });
  expect(await statusWith('')).toEqual({ errors: 0, warnings: 0 });
  const servers = Array.from({ length: 47 }, (_, index) => `server EXTRA${index} { windows: 2008 }\n`);
  const example = await exampleText('four-computers');
  expect((await statusWith(example + servers.slice(1).join('')))?.survival?.failures).toBe(50);
  expect(await statusWith(example + servers.join(''))).toEqual({ errors: 0, warnings: 0 });
});

test('an edit is in the next status; there is none of a file that is not there', async () => {
  const session = await startSession({});
  expect(await statusOf(session)).toBeNull();
  await session.open(uri, 'cluster C { windows: 2008 node N1 }');
  expect(await statusOf(session)).toMatchObject({ errors: 1 });
  await session.change(uri, 'cluster C { windows: 2008 node N1 node N2 }');
  expect(await statusOf(session)).toMatchObject({ errors: 0 });
});
