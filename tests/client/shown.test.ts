/** What a preview keeps showing, which command it copies, and which place the cursor is in. */

import { expect, test } from 'vitest';
import type { Location, Preview } from '#protocol';
import {
  afterAnswer,
  afterFailure,
  commandText,
  findingWith,
  nothingYet,
  placesAt,
  type Shown,
} from '../../client/features/preview/shown.ts';
import { content, findings, step } from './preview-content.ts';

const uri = 'file:///a.btc';
function location(start: [number, number], end: [number, number], file = uri): Location {
  return {
    uri: file,
    range: { start: { line: start[0], character: start[1] }, end: { line: end[0], character: end[1] } },
  };
}

const places: Preview['places'] = {
  cluster: location([2, 0], [9, 1]),
  node: location([4, 2], [4, 30]),
  twin: location([4, 2], [4, 30]),
  group: location([5, 2], [8, 3]),
  elsewhere: location([4, 2], [4, 30], 'file:///b.btc'),
};
const findingPlaces: Preview['findingPlaces'] = Object.fromEntries(
  findings.map(({ id }, index) => [id, location([index, 2], [index, 8])]),
);
const preview: Preview = { ...content, places, findingPlaces, syntaxErrors: 0 };
const good: Shown = { content, places, findingPlaces, notice: { is: 'current' } };

test('a good answer is shown, and replaces what was shown', () => {
  expect(afterAnswer(nothingYet, preview)).toEqual(good);
  const changed = { ...preview, title: 'Invoices', findings: [], places: {}, findingPlaces: {} };
  expect(afterAnswer(good, changed)).toEqual({
    ...good,
    content: { ...content, title: 'Invoices', findings: [] },
    places: {},
    findingPlaces: {},
  });
});

test('syntax errors, a file that is gone and a failure leave the last good picture with its places', () => {
  const broken: Preview = { ...preview, title: 'half', picture: '', places: {}, syntaxErrors: 2 };
  expect(afterAnswer(good, broken)).toEqual({ ...good, notice: { is: 'syntaxErrors', count: 2 } });
  expect(afterAnswer(good, null)).toEqual({ ...good, notice: { is: 'missing' } });
  expect(afterFailure(good, new Error('stopped'))).toEqual({ ...good, notice: { is: 'failed', message: 'stopped' } });
  expect(afterFailure(good, 'stopped')).toEqual({ ...good, notice: { is: 'failed', message: 'stopped' } });
});

test('without a good picture there is none to keep', () => {
  expect(afterAnswer(nothingYet, { ...preview, syntaxErrors: 1 })).toEqual({
    content: null,
    places: {},
    findingPlaces: {},
    notice: { is: 'syntaxErrors', count: 1 },
  });
});

test('a mended file is shown anew', () => {
  expect(afterAnswer({ ...good, notice: { is: 'syntaxErrors', count: 1 } }, preview)).toEqual(good);
});

test('only a command of the shown runbook can be copied', () => {
  expect(commandText(good, 'disk', 0)).toBe('Get-Disk\nAdd-Disk');
  expect(commandText(good, 'disk', 1)).toBeUndefined();
  expect(commandText(good, 'name', 0)).toBeUndefined();
  const command = (text: string) => ({ shell: 'cmd', lines: [text, 'x'] }) as const;
  const commands = [command('a'), command('b')];
  const ways = { check: { commands: [command('c')], expect: [] }, undo: { actions: [], commands: [command('d')] } };
  const phases = [{ id: 'p', title: 'P', steps: [step('all', { commands, ...ways })] }];
  const all = { ...good, content: { ...content, runbook: { ...content.runbook, phases } } };
  expect([0, 1, 2, 3, 4].map((number) => commandText(all, 'all', number))).toEqual([
    ...['a\nx', 'b\nx', 'c\nx', 'd\nx', undefined],
  ]);
  expect(commandText(good, 'nothing', 0)).toBeUndefined();
  expect(commandText(nothingYet, 'disk', 0)).toBeUndefined();
});

test('only a finding that is shown can be gone to', () => {
  expect(findings.map(({ id }) => findingWith(good, id))).toEqual(
    findings.map((finding) => ({ finding, location: findingPlaces[finding.id] })),
  );
  for (const id of ['', 'gone', 'constructor', '__proto__']) expect(findingWith(good, id)).toBeUndefined();
  expect(findingWith(nothingYet, 'odd')).toBeUndefined();
  expect(findingWith({ ...good, findingPlaces: {} }, 'odd')).toBeUndefined();
});

test.each([
  [1, 0, []],
  [2, 0, ['cluster']],
  [3, 7, ['cluster']],
  [4, 1, ['cluster']],
  [4, 2, ['node', 'twin']],
  [4, 30, ['node', 'twin']],
  [4, 31, ['cluster']],
  [6, 0, ['group']],
  [9, 1, ['cluster']],
  [9, 2, []],
])('line %i, character %i is innermost in %j', (line, character, expected) => {
  expect(placesAt(good, uri, { line, character })).toEqual(expected);
});

test('a place of another file is not at the cursor', () => {
  expect(placesAt(good, 'file:///b.btc', { line: 4, character: 3 })).toEqual(['elsewhere']);
  expect(placesAt(good, 'file:///c.btc', { line: 4, character: 3 })).toEqual([]);
});
