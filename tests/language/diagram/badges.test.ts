/** Badges on what something is wrong with: where they stand, what they count, and what they say. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withBadges } from '../../../language/diagram/badges.ts';
import { type Finding, findingSeverities, keysOfFindings } from '../../../language/diagram/findings.ts';
import { classNames, drawTopology } from '../../../language/diagram/index.ts';
import { layout } from '../../../language/diagram/layout.ts';
import type { Badge, Box, Picture } from '../../../language/diagram/picture.ts';
import { placesOf } from '../../../language/diagram/places.ts';
import type { Origin } from '../../../language/model/topology.ts';
import { allBoxes, crosses, isInside, labelsOf, overlaps, piecesOf } from './geometry.ts';
import { topologyOf, topologyText } from './topologies.ts';
import { elementsOf, parseXml, textOf, type XmlElement } from './xml.ts';

interface Badged {
  readonly plain: Picture;
  readonly picture: Picture;
}

/** The picture without findings, and with so many at each of its parts. */
async function drawn(text: string, atEach: number): Promise<Badged> {
  const topology = await topologyOf(text);
  const places = placesOf(topology);
  const plain = layout(topology, places);
  const findings = [...places.origins.values()].flatMap((origin, index) =>
    Array.from({ length: atEach }, () => found(findingSeverities[index % 3] ?? 'error', origin)),
  );
  return { plain, picture: withBadges(plain, keysOfFindings(findings, places.origins)) };
}

function found(severity: Finding['severity'], ...around: readonly Origin[]): Finding {
  return { severity, message: `This is wrong.`, around };
}

function badgesOf(picture: Picture): readonly { readonly badge: Badge; readonly box: Box }[] {
  return allBoxes(picture).flatMap(({ box }) => (box.badge ? [{ badge: box.badge, box }] : []));
}

function withoutBadges(boxes: readonly Box[]): readonly Box[] {
  return boxes.map(({ badge: _, ...box }) => ({ ...box, children: withoutBadges(box.children) }));
}

async function forEveryTopology(check: (badged: Badged) => void): Promise<void> {
  await fc.assert(
    fc.asyncProperty(topologyText, fc.constantFrom(1, 12), async (text, atEach) => check(await drawn(text, atEach))),
    { numRuns: 40 },
  );
}

describe('in every topology', () => {
  test('badges move nothing', () =>
    forEveryTopology(({ plain, picture }) => {
      expect({ ...picture, boxes: withoutBadges(picture.boxes) }).toEqual(plain);
    }));

  test('each part has its badge, on its upper edge and within the picture', () =>
    forEveryTopology(({ picture }) => {
      const keys = allBoxes(picture).flatMap(({ box }) => box.key ?? []);
      const badges = badgesOf(picture);
      expect(badges.map(({ box }) => box.key).toSorted()).toEqual(keys.toSorted());
      const page = { x: 0, y: 0, width: picture.width, height: picture.height };
      expect(badges.filter(({ badge }) => !isInside(badge, page, 4))).toEqual([]);
      const off = badges.filter(
        ({ badge, box }) =>
          badge.y >= box.y ||
          badge.y + badge.height <= box.y ||
          badge.x < box.x ||
          badge.x + badge.width > box.x + box.width,
      );
      expect(off).toEqual([]);
      const numbers = badges.flatMap(({ badge: { x, y, width, height } }) => [x, y, width, height]);
      expect(numbers.filter((number) => !Number.isSafeInteger(number))).toEqual([]);
    }));

  test('no badge covers a label, an icon, a line or another badge', () =>
    forEveryTopology(({ picture }) => {
      const boxes = allBoxes(picture);
      const labels = labelsOf(boxes).map(({ rect }) => rect);
      // What is drawn of an icon keeps one pixel off its edges.
      const icons = boxes.flatMap(({ box }) => box.icons.map(({ x, y }) => ({ x, y: y + 1, width: 16, height: 15 })));
      const pieces = picture.lines.flatMap(({ points }) => piecesOf(points));
      const badges = badgesOf(picture).map(({ badge }) => badge);
      const covering = badges.filter(
        (badge, index) =>
          [...labels, ...icons, ...badges.slice(index + 1)].some((other) => overlaps(badge, other)) ||
          pieces.some((piece) => crosses(piece, badge)),
      );
      expect(covering).toEqual([]);
    }));
});

const source = `topology "T"
  cluster C { node N1 node N2
    group G { disk D networkName Name dependsOn D } }
  biztalkGroup B { host H { instance N1 } adapter A { receive in H } }`;

async function picture(findings: (origin: (key: string) => Origin) => readonly Finding[]) {
  const topology = await topologyOf(source);
  const { places } = drawTopology(topology);
  const originOf = (key: string) => {
    const origin = places.get(key);
    if (!origin) throw new Error(`There is no ${key}.`);
    return origin;
  };
  const result = drawTopology(topology, { findings: findings(originOf) });
  const root = parseXml(result.svg);
  const badges = [...elementsOf(root)].filter(({ attributes }) => attributes.has('data-findings'));
  return { ...result, root, badges };
}

function attribute(element: XmlElement | undefined, name: string): string {
  return element?.attributes.get(name) ?? '';
}

/** What no picture shows. */
const elsewhere = {} as unknown as Origin;

test('a finding stands at the innermost part around it, or at none', async () => {
  const disk = 'cluster:C/group:G/resource:D';
  const inDisk = await picture((origin) => [
    found('error', elsewhere, origin(disk), origin('cluster:C/group:G'), origin('cluster:C')),
    found('error', elsewhere, origin('biztalkGroup:B')),
    found('error', elsewhere),
    found('error'),
  ]);
  expect([...inDisk.findings.values()]).toEqual([disk, 'biztalkGroup:B']);
  expect(inDisk.badges.map((badge) => attribute(badge, 'data-findings'))).toEqual(['biztalkGroup:B', disk]);
});

test('without findings nothing is drawn or said of them', async () => {
  const plain = drawTopology(await topologyOf(source));
  const { svg, text, badges } = await picture(() => []);
  expect(badges).toEqual([]);
  expect({ svg, text }).toEqual({ svg: plain.svg, text: plain.text });
});

test('the badge shows the strongest, counts all, and says which and of what', async () => {
  const { badges } = await picture((origin) => [
    { severity: 'information', message: 'I.', around: [origin('cluster:C')] },
    { severity: 'warning', message: 'W.', around: [origin('cluster:C')] },
    { severity: 'error', message: 'E.', around: [origin('cluster:C')] },
    { severity: 'warning', message: 'W.', around: [origin('cluster:C')] },
    { severity: 'warning', message: 'V.', around: [origin('cluster:C/node:N1')] },
    { severity: 'warning', message: 'W.', around: [origin('cluster:C/node:N1')] },
    { severity: 'information', message: 'I.', around: [origin('biztalkGroup:B/host:H/instance:N1')] },
    ...Array.from(
      { length: 12 },
      (_, index): Finding => ({
        severity: 'error',
        message: `${index}.`,
        around: [origin('cluster:C/group:G')],
      }),
    ),
  ]);
  const said = badges.map((badge) => [
    attribute(badge, 'class'),
    [...elementsOf(badge)].filter(({ name }) => name === 'text').map(textOf),
    attribute(badge, 'aria-label'),
    attribute(badge, 'aria-description'),
  ]);
  const { badge, severity } = classNames;
  expect(said).toEqual([
    [`${badge} ${severity.information}`, ['1'], '1 info: I.', 'N1'],
    [`${badge} ${severity.error}`, ['4'], '4 findings, 1 error, 2 warnings and 1 info: E. W. W. I.', 'C'],
    [`${badge} ${severity.warning}`, ['2'], '2 warnings: V. W.', 'N1'],
    [`${badge} ${severity.error}`, ['9+'], '12 errors: 0. 1. 2. 3. 4. And 7 more.', 'G'],
  ]);
  const tooltips = badges.map((each) => textOf([...elementsOf(each)].find(({ name }) => name === 'title') ?? each));
  expect(tooltips).toEqual(badges.map((each) => attribute(each, 'aria-label')));
});

test('each severity has a sign of its own shape', async () => {
  const { badges } = await picture((origin) =>
    findingSeverities.map((severity, index) =>
      found(severity, origin(['cluster:C', 'cluster:C/node:N1', 'biztalkGroup:B'][index] ?? '')),
    ),
  );
  const signs = badges.map((badge) =>
    [...elementsOf(badge)].filter(({ name }) => name === 'path').map((path) => attribute(path, 'd')),
  );
  expect(new Set(signs.map(([shape]) => shape)).size).toBe(3);
  expect(new Set(signs.map(([, strokes]) => strokes)).size).toBe(3);
});

test('a badge is a button in no other button, right after that of its part', async () => {
  const { root, badges } = await picture((origin) => [found('error', origin('cluster:C/node:N1'))]);
  const buttons = [...elementsOf(root)].filter((element) => attribute(element, 'role') === 'button');
  const [badge] = badges;
  if (!badge) throw new Error('There is no badge.');
  expect(attribute(badge, 'tabindex')).toBe('0');
  expect(buttons.filter((button) => [...elementsOf(button)].includes(badge))).toEqual([badge]);
  expect(attribute(buttons[buttons.indexOf(badge) - 1], 'data-place')).toBe('cluster:C/node:N1');
});

test('in a still picture badges are images, which nothing can be done with', async () => {
  const topology = await topologyOf(source);
  const around = [...drawTopology(topology).places.values()].slice(0, 1);
  const findings = [{ severity: 'error', message: 'E.', around }] as const;
  const { svg } = drawTopology(topology, { findings, use: 'still' });
  const root = parseXml(svg.replace(' xml:lang="en" xml:space="preserve"', ''));
  const badges = [...elementsOf(root)].filter((element) =>
    attribute(element, 'class').startsWith(`${classNames.badge} `),
  );
  expect(badges.map((badge) => [attribute(badge, 'role'), attribute(badge, 'aria-label')])).toEqual([
    ['img', '1 error: E.'],
  ]);
  expect(
    [...elementsOf(root)].filter(({ attributes }) => attributes.has('data-findings') || attributes.has('tabindex')),
  ).toEqual([]);
});

test('the words list all findings after what the picture shows, the strongest first', async () => {
  const plain = drawTopology(await topologyOf(source)).text;
  const { text } = await picture((origin) => [
    { severity: 'information', message: 'Hidden\u202e.', around: [] },
    { severity: 'error', message: 'D is <wrong>.', around: [origin('cluster:C')] },
    { severity: 'warning', message: 'W.', around: [] },
  ]);
  expect(text).toEqual([...plain, 'Error: D is <wrong>.', 'Warning: W.', 'Info: Hidden[U+202E].']);
});

test('what a message holds is text', async () => {
  const message = `"><script>alert(1)</script>\u202e\u0000 'x'`;
  const { badges, svg } = await picture((origin) => [{ severity: 'error', message, around: [origin('cluster:C')] }]);
  expect(badges.map((badge) => attribute(badge, 'aria-label'))).toEqual([
    `1 error: "><script>alert(1)</script>[U+202E][U+0000] 'x'`,
  ]);
  expect(svg).not.toContain('<script');
});
