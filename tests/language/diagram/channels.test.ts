/** The order of lines in the channels between rows, and how few of them cross. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { channelLanes, sideLanes } from '../../../language/diagram/channels.ts';
import { layout } from '../../../language/diagram/layout.ts';
import type { Picture, Point } from '../../../language/diagram/picture.ts';
import { placesOf } from '../../../language/diagram/places.ts';
import { netOf, piecesOf } from './geometry.ts';
import { topologyOf } from './topologies.ts';

test('of lines to the right, the one that starts last is on top; of lines to the left, the one that starts first', () => {
  expect(
    channelLanes([
      { above: [0], below: [100] },
      { above: [10], below: [110] },
      { above: [20], below: [120] },
    ]),
  ).toEqual([2, 1, 0]);
  expect(
    channelLanes([
      { above: [100], below: [0] },
      { above: [110], below: [10] },
      { above: [120], below: [20] },
    ]),
  ).toEqual([0, 1, 2]);
});

test('lines that do not reach each other share a lane, others do not', () => {
  expect(
    channelLanes([
      { above: [0], below: [50] },
      { above: [60], below: [100] },
      { above: [90], below: [150] },
    ]),
  ).toEqual([0, 1, 0]);
});

test('lines beside the rows share a lane where one ends before the other starts', () => {
  expect(
    sideLanes([
      [1, 3],
      [2, 4],
      [4, 5],
      [5, 6],
    ]),
  ).toEqual([0, 1, 0, 1]);
});

/** Where connections of different nets cross. */
function crossings({ lines }: Picture): readonly string[] {
  const pieces = lines
    .filter(({ kind }) => kind !== 'dependency')
    .flatMap((line) => piecesOf(line.branch).map(([a, b]) => ({ a, b, net: netOf(line) })));
  const inside = (value: number, a: number, b: number) => Math.min(a, b) < value && value < Math.max(a, b);
  const meet = (across: { a: Point; b: Point }, down: { a: Point; b: Point }) =>
    across.a.y === across.b.y &&
    down.a.x === down.b.x &&
    inside(down.a.x, across.a.x, across.b.x) &&
    inside(across.a.y, down.a.y, down.b.y);
  return pieces.flatMap((across) =>
    pieces.filter((down) => down.net !== across.net && meet(across, down)).map((down) => `${across.net} x ${down.net}`),
  );
}

async function crossingsIn(text: string): Promise<readonly string[]> {
  const topology = await topologyOf(text);
  return crossings(layout(topology, placesOf(topology)));
}

test('lines to resources of one node reach them without crossing', async () => {
  const text = `
    cluster C { node N
      group G1 { biztalkHost H1 }
      group G2 { biztalkHost H2 }
      group G3 { biztalkHost H3 }
    }
    biztalkGroup B { host H1 { } host H2 { } host H3 { } }`;
  expect(await crossingsIn(text)).toEqual([]);
});

test('lines past a row of blocks reach the rows below it without crossing beside it', async () => {
  const clusters = [1, 2, 3].map(
    (c) => `cluster C${c} { ${[1, 2, 3].map((n) => `node N${c}${n}`).join(' ')}
      ${[1, 2, 3].map((n) => `group G${c}${n} { preferredOwners: N${c}${n} biztalkHost H${c}${n} }`).join('\n')} }`,
  );
  const hosts = [3, 2, 1].map((c) => `host H${c}1 { }`).join(' ');
  expect(await crossingsIn(`${clusters.join('\n')} biztalkGroup B { ${hosts} }`)).toEqual([]);
});

test('in the example, only the line between the far ends of the picture is crossed', async () => {
  const example = readFileSync(new URL('../../../examples/four-computers.btc', import.meta.url), 'utf8');
  const database = 'database cluster:SQLCLU/group:SqlGroup/resource:Sql';
  expect(await crossingsIn(example)).toEqual([
    `${database} x masterSecret cluster:SQLCLU/group:SsoGroup/resource:ENTSSO`,
    `${database} x clustered cluster:BTSCLU/group:BizTalkApp`,
  ]);
});
