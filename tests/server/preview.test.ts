/** The preview: whose topology it shows, and that all its places lead into the source. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Location, Preview } from '../../server/protocol.ts';
import { startSession, type TestSession } from './session.ts';

const uri = 'file:///w/main.btc';

function preview({ request }: TestSession, of: string): Promise<Preview | null> {
  return request('btc/preview', { uri: of });
}

/** What stands at a place. */
function textAt(text: string, { range: { start, end } }: Location): string {
  const lines = text.split('\n').slice(start.line, end.line + 1);
  const last = lines.length - 1;
  return lines
    .map((line, at) => line.slice(at === 0 ? start.character : 0, at === last ? end.character : undefined))
    .join('\n');
}

test('every part of picture and runbook that can be clicked has its place in the source', async () => {
  const text = await readFile(new URL('../../examples/four-computers.btc', import.meta.url), 'utf8');
  const session = await startSession({});
  await session.open(uri, text);
  const shown = await preview(session, uri);
  if (!shown) throw new Error('There is no preview.');
  const inPicture = [...shown.picture.matchAll(/data-place="([^"]*)"/g)].map(([, key]) => key ?? '');
  const steps = shown.runbook.phases.flatMap((phase) => phase.steps);
  const inRunbook = [...steps, ...shown.runbook.leftOut].flatMap(({ place }) => place ?? []);
  expect(inPicture.length).toBeGreaterThan(20);
  expect(inRunbook.length).toBeGreaterThan(20);
  expect([...inPicture, ...inRunbook].filter((key) => !Object.hasOwn(shown.places, key))).toEqual([]);
  expect(shown).toMatchObject({ title: 'Contoso order integration', syntaxErrors: 0 });
  const sources = inRunbook.map((key) => textAt(text, shown.places[key] as Location));
  expect(sources.some((source) => source.startsWith('host ReceiveHost {') && source.endsWith('}'))).toBe(true);
  expect(new Set(Object.values(shown.places).map((place) => place.uri))).toEqual(new Set([uri]));
});

test('an imported file is shown with the topology that imports it', async () => {
  const parts = 'file:///w/parts.btc';
  const session = await startSession(
    {
      [uri]: 'topology "Whole"\nimport "parts.btc"\ncluster Main { windows: 2008 node N1 node N2 }\n',
      [parts]: 'cluster Parts { windows: 2008 node N3 node N4 }\n',
    },
    { folders: ['file:///w'] },
  );
  const shown = await preview(session, parts);
  expect(shown?.title).toBe('Whole');
  expect(shown?.pictureText.join('\n')).toContain('Parts');
  expect(new Set(Object.values(shown?.places ?? {}).map((place) => place.uri))).toEqual(new Set([uri, parts]));
});

test('syntax errors are counted, and a title is found where none is stated', async () => {
  const session = await startSession({});
  await session.open(uri, 'cluster C { windows: 2008 node N1 node N2 ) }\nserver "S\n');
  expect(await preview(session, uri)).toMatchObject({ title: 'main.btc', syntaxErrors: 2 });
  await session.change(uri, '');
  expect(await preview(session, uri)).toMatchObject({ title: 'main.btc', syntaxErrors: 0, picture: '', places: {} });
});

test('there is no preview of a file that is not there', async () => {
  const session = await startSession({});
  expect(await preview(session, uri)).toBeNull();
});

test('the client is told which previews are out of date', async () => {
  const session = await startSession({});
  const analysed: string[][] = [];
  session.connection.onNotification('btc/analysed', ({ uris }: { uris: string[] }) => {
    analysed.push(uris);
  });
  await session.open(uri, 'server S');
  await session.settled();
  await session.change(uri, 'server T');
  await session.settled();
  expect(analysed).toEqual([[uri], [uri]]);
});
