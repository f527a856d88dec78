/** A small edit moves little: what stays where it is, whatever the edit adds or renames. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawTopology } from '../../../language/diagram/index.ts';
import { layout } from '../../../language/diagram/layout.ts';
import type { Box } from '../../../language/diagram/picture.ts';
import { placesOf } from '../../../language/diagram/places.ts';
import { allBoxes } from './geometry.ts';
import { topologyOf } from './topologies.ts';

const example = readFileSync(new URL('../../../examples/four-computers.btc', import.meta.url), 'utf8');

async function boxesOf(text: string): Promise<ReadonlyMap<string, Box>> {
  const topology = await topologyOf(text);
  const boxes = allBoxes(layout(topology, placesOf(topology)));
  return new Map(boxes.map(({ box }) => [box.key ?? '', box]));
}

/** Where each box is, but for those whose key starts with one of the prefixes. */
function positions(boxes: ReadonlyMap<string, Box>, ...except: readonly string[]): object {
  return Object.fromEntries(
    [...boxes]
      .filter(([key]) => !except.some((prefix) => key.startsWith(prefix)))
      .map(([key, { x, y, width, height }]) => [key, [x, y, width, height]]),
  );
}

function edited(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`The example has no "${from}".`);
  return text.replaceAll(from, to);
}

test('a resource added at the end of a group moves nothing but what is below it', async () => {
  const text = edited(
    example,
    'entsso ENTSSO dependsOn SsoName',
    'entsso ENTSSO dependsOn SsoName\n genericService Added dependsOn SsoName',
  );
  const [before, after] = [await boxesOf(example), await boxesOf(text)];
  const group = 'cluster:SQLCLU/group:SsoGroup';
  expect([...after.keys()].filter((key) => !before.has(key))).toEqual([`${group}/resource:Added`]);
  expect([...after.keys()].filter((key) => before.has(key))).toEqual([...before.keys()]);

  // The group and what is around it get taller, nothing else changes.
  const taller = ['cluster:SQLCLU', 'cluster:SQLCLU/node:SQL01', 'cluster:SQLCLU/node:SQL02', group];
  const heights = taller.map((key) => (after.get(key)?.height ?? 0) - (before.get(key)?.height ?? 0));
  expect(heights).toEqual([36, 36, 36, 36]);
  const rest = (boxes: ReadonlyMap<string, Box>) =>
    new Map([...boxes].filter(([key]) => !taller.includes(key) && !key.endsWith(':Added')));
  expect(positions(rest(after))).toEqual(positions(rest(before)));
});

test('a resource added to a group leaves the contents of other groups where they are in their cluster', async () => {
  const text = edited(
    example,
    'dtc SqlDtc dependsOn SqlName, SqlDisk',
    'dtc SqlDtc dependsOn SqlName, SqlDisk\n disk Added',
  );
  const inCluster = async (source: string) => {
    const boxes = await boxesOf(source);
    const cluster = boxes.get('cluster:SQLCLU');
    return [...boxes]
      .filter(([key]) => key.startsWith('cluster:SQLCLU/group:SsoGroup') || key.startsWith('cluster:SQLCLU/node:'))
      .map(([key, box]) => [key, box.x - (cluster?.x ?? 0), box.width]);
  };
  expect(await inCluster(text)).toEqual(await inCluster(example));
});

test('longer names move nothing', async () => {
  const names = ['SqlName', 'BizTalkApp', 'BTS02', 'SQLCLU', 'ReceiveHost', 'Orders', 'Contoso order integration'];
  const text = names.reduce(
    (all, name) => edited(all, name, `${name}-WITH-A-FAR-LONGER-NAME-THAN-ANY-BOX-IS-WIDE`),
    example,
  );
  const [before, after] = [await boxesOf(example), await boxesOf(text)];
  // Instances and handlers follow each other like words, and may need another line in their host.
  const chips = (boxes: ReadonlyMap<string, Box>) =>
    [...boxes.values()].filter(({ kind }) => kind !== 'instance' && kind !== 'handler');
  const places = (boxes: ReadonlyMap<string, Box>) => chips(boxes).map(({ kind, x, width }) => [kind, x, width]);
  expect(places(after)).toEqual(places(before));
});

test('a cluster added at the end leaves everything before it where it is', async () => {
  const text = `${example}\ncluster THIRD { windows: 2008 node T1 node T2 }`;
  const [before, after] = [await boxesOf(example), await boxesOf(text)];
  expect(positions(after, 'cluster:THIRD')).toEqual(positions(before));
});

test('the same text gives the same bytes', async () => {
  const [first, second] = [drawTopology(await topologyOf(example)), drawTopology(await topologyOf(example))];
  expect(second.svg).toBe(first.svg);
  expect(second.text).toEqual(first.text);
  expect([...second.places.keys()]).toEqual([...first.places.keys()]);
});

test('a group stands on its first preferred owner, or on the first node', async () => {
  const boxes = await boxesOf(`
    cluster A { node A1 node A2 node A3
      group Default { }
      group Preferring { preferredOwners: A3, A1 }
      group Abroad { preferredOwners: B1, A2 }
    }
    cluster B { node B1 }
    cluster C { group Nowhere { } }`);
  const within = (key: string) => boxes.get(key)?.children.map((box) => box.key);
  expect(within('cluster:A/node:A1')).toEqual(['cluster:A/group:Default']);
  expect(within('cluster:A/node:A2')).toEqual(['cluster:A/group:Abroad']);
  expect(within('cluster:A/node:A3')).toEqual(['cluster:A/group:Preferring']);
  expect(within('cluster:B/node:B1')).toEqual([]);
  expect(within('cluster:C')).toEqual(['cluster:C/group:Nowhere']);
});
