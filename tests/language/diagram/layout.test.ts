/** The placed picture of any topology: nesting, labels, and lines that keep off everything that is not theirs. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layout } from '../../../language/diagram/layout.ts';
import { fonts, type Picture } from '../../../language/diagram/picture.ts';
import { type Places, placesOf } from '../../../language/diagram/places.ts';
import { textWidth } from '../../../language/diagram/text-width.ts';
import { dependenciesOf } from '../../../language/model/queries.ts';
import type { Element, Topology } from '../../../language/model/topology.ts';
import {
  allBoxes,
  crosses,
  describeRect,
  edgesOf,
  grown,
  isInside,
  labelsOf,
  netOf,
  overlaps,
  piecesOf,
  runsAlong,
  stepsOf,
} from './geometry.ts';
import { topologyOf, topologyText } from './topologies.ts';

interface Drawn {
  readonly topology: Topology;
  readonly places: Places;
  readonly picture: Picture;
}

async function draw(text: string): Promise<Drawn> {
  const topology = await topologyOf(text);
  const places = placesOf(topology);
  return { topology, places, picture: layout(topology, places) };
}

/** Many lines in one gutter, from several rows to several rows: with one BizTalk group in plain rows, with more in columns. */
const crowded = (groups: (hosts: string) => string) => `
  ${[1, 2, 3]
    .map(
      (cluster) => `cluster C${cluster} { node N${cluster} node M${cluster} node O${cluster} node P${cluster}
    ${[1, 2, 3, 4, 5, 6, 7]
      .map(
        (group) => `group G${cluster}${group} {
      preferredOwners: ${group < 5 ? 'N' : 'P'}${cluster}
      sqlServer S${cluster}${group} entsso E${cluster}${group} dependsOn S${cluster}${group}
      biztalkHost H${cluster}${group} dependsOn E${cluster}${group}, S${cluster}${group} }`,
      )
      .join('\n')} }`,
    )
    .join('\n')}
  sso { masterSecretServer: E11 database: S34 }
  ${groups([1, 2, 3].flatMap((c) => [1, 2, 3, 4, 5, 6, 7].map((g) => `host H${c}${g} { }`)).join(' '))}`;
const crowdedRows = crowded((hosts) => `biztalkGroup A { database: S11 ${hosts} }`);
const crowdedColumns = crowded(
  (hosts) => `
  biztalkGroup A { database: S11 ${hosts.split(' host').slice(0, 9).join(' host')} }
  biztalkGroup B { database: S11 host${hosts.split(' host').slice(9).join(' host')} }
  biztalkGroup C { database: S34 host Alone { instance N1 } } biztalkGroup D { database: S34 }
  biztalkGroup E { database: Far } server Far server Near`,
);

async function forEveryTopology(check: (drawn: Drawn) => void): Promise<void> {
  await fc.assert(
    fc.asyncProperty(topologyText, async (text) => check(await draw(text))),
    { numRuns: 40, examples: [[crowdedRows], [crowdedColumns]] },
  );
}

describe('every topology', () => {
  test('has whole coordinates only', () =>
    forEveryTopology(({ picture }) => {
      const boxes = allBoxes(picture);
      const numbers = [
        picture.width,
        picture.height,
        ...boxes.flatMap(({ box }) => [box.x, box.y, box.width, box.height]),
        ...boxes.flatMap(({ box }) => [...box.icons, ...box.labels].flatMap(({ x, y }) => [x, y])),
        ...labelsOf(boxes).map(({ label }) => label.width),
        ...picture.lines.flatMap(({ points, branch }) => [...points, ...branch].flatMap(({ x, y }) => [x, y])),
        ...picture.joints.flatMap(({ x, y }) => [x, y]),
      ];
      expect(numbers.filter((number) => !Number.isSafeInteger(number) || number < 0)).toEqual([]);
    }));

  test('has boxes inside their parents and apart from their siblings', () =>
    forEveryTopology(({ picture }) => {
      const page = { x: 0, y: 0, width: picture.width, height: picture.height };
      const boxes = allBoxes(picture);
      const outside = boxes.filter(({ box, parent }) => !isInside(box, parent ?? page, parent === undefined ? 16 : 4));
      expect(outside.map(({ box, parent }) => [describeRect(box), parent && describeRect(parent)])).toEqual([]);

      const overlapping = [picture.boxes, ...boxes.map(({ box }) => box.children)].flatMap((siblings) =>
        siblings.flatMap((a, index) => siblings.slice(index + 1).filter((b) => overlaps(a, b))),
      );
      expect(overlapping.map(describeRect)).toEqual([]);
    }));

  test('has labels that fit into their boxes, apart from each other, from icons and from inner boxes', () =>
    forEveryTopology(({ picture }) => {
      const boxes = allBoxes(picture);
      const labels = labelsOf(boxes);
      expect(labels.filter(({ rect, of }) => !isInside(rect, of, 0)).map(({ label }) => label.text)).toEqual([]);
      const tooWide = labels.filter(({ label: { text, remark, width, style } }) => {
        const needed = textWidth(text, fonts[style]) + (remark === '' ? 0 : textWidth(` ${remark}`, fonts.caption));
        return needed > width && text !== '…';
      });
      expect(tooWide.map(({ label }) => label.text)).toEqual([]);

      const clashes = labels.flatMap(({ label, rect, of }, index) =>
        [
          ...labels.slice(index + 1).filter((other) => overlaps(rect, other.rect)),
          ...of.children.filter((child) => overlaps(rect, child)),
          ...of.icons.filter(({ x, y }) => overlaps(rect, { x, y, width: 16, height: 16 })),
        ].map(() => label.text),
      );
      expect(clashes).toEqual([]);
    }));

  test('has lines from edge to edge that go through the surroundings of their ends only, and over no label', () =>
    forEveryTopology(({ picture }) => {
      const boxes = allBoxes(picture);
      const byKey = new Map(boxes.map((placed) => [placed.box.key, placed]));
      const labels = labelsOf(boxes);
      for (const { from, to, points } of picture.lines) {
        const [start, end] = [byKey.get(from), byKey.get(to)];
        const pieces = piecesOf(points);
        expect(pieces.filter(([a, b]) => a.x !== b.x && a.y !== b.y)).toEqual([]);

        const allowed = new Set([...(start?.ancestors ?? []), ...(end?.ancestors ?? [])]);
        const ends = new Set([start?.box, end?.box]);
        const crossed = boxes.filter(({ box }) => {
          const kept = ends.has(box) ? box : grown(box, 3);
          return !allowed.has(box) && pieces.some((piece) => crosses(piece, kept));
        });
        expect(crossed.map(({ box }) => box.key)).toEqual([]);
        const along = [...allowed].filter((box) =>
          pieces.some((piece) => edgesOf(box).some((edge) => runsAlong(piece, edge))),
        );
        expect(along.map(({ key }) => key)).toEqual([]);
        expect(
          labels.filter(({ rect }) => pieces.some((piece) => crosses(piece, rect))).map(({ label }) => label.text),
        ).toEqual([]);

        for (const [point, box] of [
          [points[0], start?.box],
          [points.at(-1), end?.box],
        ] as const) {
          expect(point && box && (point.x === box.x || point.x === box.x + box.width)).toBe(true);
          expect(point && box && point.y > box.y && point.y < box.y + box.height).toBe(true);
        }
      }
    }));

  test('has lines that run on top of each other only where they lead to the same end, or start as one', () =>
    forEveryTopology(({ picture }) => {
      const users = new Map<string, Set<string>>();
      for (const line of picture.lines) {
        // What leaves a resource leaves it as one line, whatever it needs.
        const [first, second] = line.points;
        const stub = line.kind === 'dependency' && first && second ? stepsOf([first, second]) : [];
        for (const step of stepsOf(line.points)) {
          const user = stub.includes(step) ? `from ${line.from}` : netOf(line);
          users.set(step, (users.get(step) ?? new Set()).add(user));
        }
      }
      expect([...users].filter(([, of]) => of.size > 1)).toEqual([]);
    }));

  test('has every piece of every line drawn exactly once', () =>
    forEveryTopology(({ picture }) => {
      const whole = new Set(picture.lines.flatMap(({ points }) => stepsOf(points)));
      const drawn = picture.lines.flatMap(({ branch }) => stepsOf(branch));
      expect(drawn.toSorted()).toEqual([...whole].toSorted());
    }));

  test('has a box for every element, and a line for every relation between two of them', () =>
    forEveryTopology(({ topology, places, picture }) => {
      const keys = allBoxes(picture).flatMap(({ box }) => (box.key === undefined ? [] : [box.key]));
      expect(keys.toSorted()).toEqual([...places.origins.keys()].toSorted());
      expect(picture.lines.map(({ kind, from, to }) => `${kind} ${from} -> ${to}`).toSorted()).toEqual(
        relationsOf(topology, places).toSorted(),
      );
    }));
});

function relationsOf(topology: Topology, { keyOf }: Places): readonly string[] {
  const relation = (kind: string, from: Element, to: Element | undefined) =>
    to === undefined ? [] : [`${kind} ${keyOf(from)} -> ${keyOf(to)}`];
  const { sso } = topology;
  const groups = topology.clusters.flatMap((cluster) => cluster.groups);
  return [
    ...(sso
      ? [...relation('masterSecret', sso, sso.masterSecretServer), ...relation('database', sso, sso.database)]
      : []),
    ...topology.biztalkGroups.flatMap((group) => relation('database', group, group.database)),
    ...topology.biztalkGroups.flatMap(({ hosts }) =>
      hosts.flatMap((host) =>
        groups
          .filter(({ resources }) => resources.some((one) => one.type === 'biztalkHost' && one.host === host))
          .flatMap((group) => relation('clustered', host, group)),
      ),
    ),
    ...groups.flatMap(({ resources }) =>
      resources.flatMap((one) =>
        dependenciesOf(one)
          .filter((other, index, all) => resources.includes(other) && all.indexOf(other) === index)
          .flatMap((other) => relation('dependency', one, other)),
      ),
    ),
  ];
}
