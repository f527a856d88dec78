/** What stands where in the picture of several BizTalk groups, and that a small edit moves nothing elsewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layout } from '../../../language/diagram/layout.ts';
import type { Picture, Point } from '../../../language/diagram/picture.ts';
import { placesOf } from '../../../language/diagram/places.ts';
import { analyse } from '../../harness/analysis.ts';
import { topologyOf, topologyText } from './topologies.ts';

const folder = new URL('../../baselines/large/', import.meta.url);
const files = new Map(
  readdirSync(folder)
    .filter((name) => !name.includes('.diagnostics.'))
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
);

async function largePicture(change: (text: string) => string = (text) => text): Promise<Picture> {
  const { programs } = await analyse(new Map([...files].map(([name, text]) => [name, change(text)])));
  const topology = programs.map((program) => program.topology).find(({ title }) => title !== undefined);
  if (!topology) throw new Error('The baseline has no program.');
  return layout(topology, placesOf(topology));
}

async function pictureOf(text: string): Promise<Picture> {
  const topology = await topologyOf(text);
  return layout(topology, placesOf(topology));
}

/** The outermost boxes from left to right, and of those below each other from top to bottom. */
function columnsOf({ boxes }: Picture): readonly (readonly string[])[] {
  const lefts = [...new Set(boxes.map(({ x }) => x))].toSorted((a, b) => a - b);
  return lefts.map((left) =>
    boxes
      .filter(({ x }) => x === left)
      .toSorted((a, b) => a.y - b.y)
      .map(({ key }) => key?.replace('biztalkGroup:', '') ?? ''),
  );
}

/** Where each box starts and how wide it is; how high it stands depends on what is above it. */
function across({ boxes }: Picture): ReadonlyMap<string, readonly number[]> {
  return new Map(boxes.map(({ key, x, width }) => [key ?? '', [x, width]]));
}

function lengthOf(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, { x, y }, index) => {
    const before = points[index] ?? { x, y };
    return sum + Math.abs(x - before.x) + Math.abs(y - before.y);
  }, 0);
}

test('each BizTalk group stands above what it runs on, and that above its databases', async () => {
  expect(columnsOf(await largePicture())).toEqual([
    ['sso'],
    ['Intake', 'cluster:INTAKE'],
    ['Orders', 'cluster:CORE', 'cluster:SQLPRD'],
    ['Edi', 'cluster:EDICLU', 'cluster:SQLOLD'],
    ['Web', 'Finance', 'cluster:WEBNLB', 'server:NWFIN1'],
    ['server:NWFIN2'],
  ]);
});

test('the picture of forty hosts fills a screen in both directions, and hosts are near to their clusters', async () => {
  const { width, height, lines } = await largePicture();
  expect(width / height).toBeGreaterThan(4 / 3);
  expect(width / height).toBeLessThan(1.65);
  const lengths = lines.filter(({ kind }) => kind === 'clustered').map(({ points }) => lengthOf(points));
  expect(lengths.length).toBe(18);
  expect(Math.max(...lengths)).toBeLessThan(1500);
});

test('resources, instances, handlers and longer names leave the columns of a large picture as they are', async () => {
  const before = await largePicture();
  for (const [from, to] of [
    ['dtc FtpDtc ', 'disk Added1 disk Added2 disk Added3 dtc FtpDtc '],
    ['disk AppDisk ', `${Array.from({ length: 20 }, (_, index) => `disk More${index}`).join(' ')} disk AppDisk `],
    ['instance NWFIN1', 'instance NWFIN1 instance NWIN01 instance NWIN02 instance NWIN03'],
    ['receive in FinReceive', 'receive in FinBank send in FinBank receive in FinReceive'],
    ['INTAKE', 'INTAKE-WITH-A-FAR-LONGER-NAME-THAN-ANY-BOX-IS-WIDE'],
  ] as const) {
    expect([...files.values()].some((text) => text.includes(from))).toBe(true);
    const after = await largePicture((text) => text.replaceAll(from, to));
    expect([...across(after).values()], from).toEqual([...across(before).values()]);
  }
});

test('a cluster that nothing uses stands below the last BizTalk group and moves nothing', async () => {
  const before = await largePicture();
  const after = await largePicture((text) =>
    text.replace('server NWFIN1', 'server SPARE { windows: 2008 }\nserver NWFIN1'),
  );
  const added = [...across(after)].filter(([key]) => !across(before).has(key)).map(([key]) => key);
  expect(added).toEqual(['server:SPARE']);
  const clusters = (picture: Picture) => picture.boxes.filter(({ kind }) => kind !== 'server');
  const places = (picture: Picture) =>
    clusters(picture).map(({ key, x, y, width, height }) => [key, x, y, width, height]);
  expect(places(after)).toEqual(places(before));
});

test('what several BizTalk groups have their databases in stands in the middle of them', async () => {
  const groups = ['A', 'B', 'C'].map(
    (name) => `cluster C${name} { node N${name} group G${name} { biztalkHost H${name} } }
      biztalkGroup ${name} { database: Sql ${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((host) => `host ${name}${host} { }`).join(' ')} host H${name} { } }`,
  );
  const text = `cluster DB { node D group Db { sqlServer Sql } } ${groups.join('\n')}`;
  expect(columnsOf(await pictureOf(text))).toEqual([
    ['A', 'cluster:CA'],
    ['B', 'cluster:CB', 'cluster:DB'],
    ['C', 'cluster:CC'],
  ]);
});

test('many BizTalk groups stand in bands below each other, as long as the picture is wide enough for its height', async () => {
  const text = Array.from(
    { length: 8 },
    (_, index) => `cluster C${index} { node N${index} group G${index} { biztalkHost H${index} } }
      biztalkGroup B${index} { host H${index} { } host I${index} { } host J${index} { } host K${index} { } }`,
  ).join('\n');
  expect(columnsOf(await pictureOf(text))).toEqual(
    [0, 1, 2, 3].map((column) => [`B${column}`, `cluster:C${column}`, `B${column + 4}`, `cluster:C${column + 4}`]),
  );
});

test('in any topology, a resource more leaves every outermost box in its column', async () => {
  await fc.assert(
    fc.asyncProperty(topologyText, async (text) => {
      const more = text.replace(/^(group .*_g\d+_\d+" \{)$/m, '$1\ndisk AddedByTheTest');
      const [before, after] = [await pictureOf(text), await pictureOf(more)];
      const places = (picture: Picture) => picture.boxes.map(({ key, x }) => [key, x]);
      expect(places(after)).toEqual(places(before));
    }),
    { numRuns: 40 },
  );
});
