/** The legend: what the signs of a picture mean, all that are in it and no others, below everything and without overlaps. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failoverOf } from '#language';
import { drawTopology, type Finding } from '../../../language/diagram/index.ts';
import { layout } from '../../../language/diagram/layout.ts';
import { withLegend } from '../../../language/diagram/legend.ts';
import { placesOf } from '../../../language/diagram/places.ts';
import { allBoxes, overlaps } from './geometry.ts';
import { topologyOf, topologyText } from './topologies.ts';

const example = readFileSync(new URL('../../../examples/four-computers.btc', import.meta.url), 'utf8');

/** What the legend in an `<svg>` says. */
function meanings(svg: string): readonly string[] {
  const [, legend = ''] = svg.split('<g class="btc-legend" aria-hidden="true">');
  return [...legend.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text.replace('&apos;', "'"));
}

const always = [
  ...['cluster', 'computer', 'group', 'resource', 'Enterprise SSO', 'BizTalk group', 'host', 'host instance'],
  ...['receives', 'sends'],
];
const lines = ['depends on', 'has its databases in', 'has its master secret in', 'is clustered in'];

test('tells the signs that are in the picture, and no others', async () => {
  expect(meanings(drawTopology(await topologyOf(example)).svg)).toEqual([...always, ...lines]);
  expect(meanings(drawTopology(await topologyOf('server S { }')).svg)).toEqual(['computer']);
  expect(meanings(drawTopology(await topologyOf('')).svg)).toEqual([]);
  const disabled = await topologyOf('server S { } biztalkGroup B { host H { instance S { disabled: yes } } }');
  expect(meanings(drawTopology(disabled).svg)).toEqual([
    ...['computer', 'BizTalk group', 'host', 'host instance', 'disabled', 'switched off or not declared'],
  ]);
});

test('tells what has happened to parts', async () => {
  const topology = await topologyOf(example);
  const { drawn } = failoverOf(
    topology,
    { events: [{ kind: 'fails', names: ['BTS01'] }], at: 1, pairs: false },
    'page',
  );
  expect(meanings(drawn.svg)).toEqual([...always, ...lines, "doesn't work", 'works elsewhere or otherwise']);
});

test('tells the severities of badges', async () => {
  const topology = await topologyOf(example);
  const [first, second] = [...drawTopology(topology).places.values()];
  const findings = (
    [
      ['warning', first],
      ['error', second],
    ] as const
  ).flatMap(([severity, origin]): Finding[] =>
    origin === undefined ? [] : [{ severity, message: 'Wrong.', around: [origin] }],
  );
  expect(meanings(drawTopology(topology, { findings }).svg)).toEqual([
    ...always,
    ...lines,
    'has an error',
    'has a warning',
  ]);
});

test('of any topology stands below everything, within the picture, and moves nothing', async () => {
  await fc.assert(
    fc.asyncProperty(topologyText, async (text) => {
      const topology = await topologyOf(text);
      const bare = layout(topology, placesOf(topology));
      const { legend, width, height, ...rest } = withLegend(bare);
      const { legend: _, width: ownWidth, height: ownHeight, ...own } = bare;
      expect(rest).toEqual(own);
      const bottom = Math.max(
        ...allBoxes(bare).map(({ box }) => box.y + box.height),
        ...bare.lines.flatMap(({ points }) => points.map(({ y }) => y)),
      );
      for (const [index, entry] of legend.entries()) {
        expect(entry.y).toBeGreaterThan(bottom);
        expect(entry.x + entry.width).toBeLessThanOrEqual(width - 16);
        expect(entry.y + entry.height).toBeLessThanOrEqual(height);
        expect(legend.slice(index + 1).filter((other) => overlaps(entry, other))).toEqual([]);
      }
      expect(width).toBeGreaterThanOrEqual(ownWidth);
      expect(height).toBeGreaterThan(ownHeight);
    }),
    { numRuns: 40 },
  );
});
