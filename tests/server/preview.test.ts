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
  const session = await startSession({}, { initializationOptions: { followsAnalyses: true } });
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

test('findings stand at the innermost part of the picture around them, or in the list alone', async () => {
  const text = `topology "T"
domain D { account a account a }
cluster C { windows: 2008
  node N1
  node N2 { nonsense: 1 }
  group G {
    disk Disk dependsOn Address
    ip Address { address: 10.0.0.31/24 }
    networkName Name { name: NAMEVS }
    dtc Dtc dependsOn Name, Disk
  }
}
biztalkGroup B {
  host H { instance N1 }
  adapter FTP { nonsense: 2 receive in H }
}
`;
  const session = await startSession({});
  await session.open(uri, text);
  await session.settled();
  const shown = await preview(session, uri);
  if (!shown) throw new Error('There is no preview.');
  const name = 'cluster:C/group:G/resource:Name';
  expect(
    shown.findings.map(({ id, severity, hasFix, part }) => [
      id,
      severity,
      hasFix,
      part,
      textAt(text, shown.findingPlaces[id] as Location),
    ]),
  ).toEqual([
    ['duplicate-name', 'error', true, undefined, 'a'],
    ['unknown-property cluster:C/node:N2', 'error', true, 'cluster:C/node:N2', 'nonsense'],
    [`network-name-missing-ip-dependency ${name}`, 'error', true, name, 'Name'],
    ['missing-property biztalkGroup:B', 'error', true, 'biztalkGroup:B', 'B'],
    ['missing-property biztalkGroup:B#2', 'error', true, 'biztalkGroup:B', 'B'],
    ['master-secret-server-missing biztalkGroup:B', 'error', false, 'biztalkGroup:B', 'B'],
    ['unknown-property biztalkGroup:B', 'error', true, 'biztalkGroup:B', 'nonsense'],
    ['ftp-receive-not-clustered biztalkGroup:B/host:H', 'warning', false, 'biztalkGroup:B/host:H', 'H'],
  ]);

  // What the Problems view has, but for the hint.
  const diagnostics = session.published.get(uri)?.diagnostics ?? [];
  expect(diagnostics.filter(({ severity }) => severity === 4).map(({ code }) => code)).toEqual(['unneeded-dependency']);
  const stronger = diagnostics.filter(({ severity }) => severity !== 4).map(({ message }) => message);
  expect(shown.findings.map(({ message }) => message).toSorted()).toEqual(stronger.toSorted());
  expect(shown.findings.every(({ hasPage }) => hasPage)).toBe(true);
  expect(Object.keys(shown.findingPlaces)).toEqual(shown.findings.map(({ id }) => id));

  const badges = [...shown.picture.matchAll(/data-findings="([^"]*)"/g)].map(([, key]) => key);
  const parts = shown.findings.flatMap(({ part }) => part ?? []);
  expect(badges.toSorted()).toEqual([...new Set(parts)].toSorted());
  for (const { message } of shown.findings) expect(shown.pictureText.join('\n')).toContain(message);
});

test('a topology that nothing is wrong with has no findings and no badges', async () => {
  const text = await readFile(new URL('../../examples/four-computers.btc', import.meta.url), 'utf8');
  const session = await startSession({});
  await session.open(uri, text);
  const shown = await preview(session, uri);
  expect(shown).toMatchObject({ findings: [], findingPlaces: {} });
  expect(shown?.picture).not.toContain('data-findings');
});

test('a finding of an imported file stands in that file, and keeps its id through an edit elsewhere', async () => {
  const parts = 'file:///w/parts.btc';
  const imported = 'cluster Parts { windows: 2008 node N3 node N4\n group G { networkName Name { name: NAMEVS } } }\n';
  const session = await startSession(
    { [uri]: 'topology "Whole"\nimport "parts.btc"\n', [parts]: imported },
    { folders: ['file:///w'] },
  );
  const idOf = async () => {
    const shown = await preview(session, uri);
    const found = shown?.findings.find(({ code }) => code === 'network-name-missing-ip-dependency');
    const place = found && shown?.findingPlaces[found.id];
    return [found?.id, place?.uri];
  };
  const before = await idOf();
  expect(before).toEqual(['network-name-missing-ip-dependency cluster:Parts/group:G/resource:Name', parts]);
  await session.open(uri, 'topology "Whole"\n\nserver S\nimport "parts.btc"\n');
  await session.open(parts, `// first\n\n${imported}`);
  expect(await idOf()).toEqual(before);
});
