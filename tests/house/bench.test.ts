/** The benchmark measures what it says: its files are what they are to be, and a goal that is missed is not told as reached. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check, createProject, defaultSettings, syntaxErrorCode } from '#language';
import { writeBtc } from '../bench/btc.ts';
import { generate, generateGiant } from '../bench/generate.ts';
import { renderGoals } from '../bench/goals.ts';
import { writeLikeC4 } from '../bench/likec4.ts';
import type { Edited, Measured } from '../bench/measure.ts';
import { renderGrowth } from '../bench/report.ts';
import { scenariosOf } from '../bench/scenarios.ts';

async function codesIn(text: string): Promise<readonly string[]> {
  const project = createProject();
  await project.setText('file:///a.btc', text);
  return project
    .programs()
    .flatMap((program) => check(program, () => defaultSettings).problems.map(({ code }) => code));
}

describe('files', () => {
  test('nothing is wrong with a generated topology, and no error is in a giant cluster', async () => {
    expect(await codesIn(writeBtc(generate(4)))).toEqual([]);
    const giant = writeBtc(generateGiant(20));
    expect(giant.match(/^\S.*\{$/gm)).toEqual(['cluster GIANT {']);
    expect(await codesIn(giant)).not.toContain(syntaxErrorCode);
  });

  test('the syntax is broken where a scenario says so, and only there', async () => {
    const [giant, within, brace] = scenariosOf(1000, 4);
    if (!giant || !within || !brace) throw new Error('There are three scenarios.');
    expect(giant.text.split('\n').length).toBeGreaterThan(900);
    const toggled = ({ text, toggleIn }: typeof giant) => {
      const { offset, letters } = toggleIn(text);
      return text.slice(0, offset) + letters + text.slice(offset);
    };
    const broken = async (text: string) => (await codesIn(text)).includes(syntaxErrorCode);
    const states = await Promise.all(
      [giant, within, brace].map(async (scenario) => [await broken(scenario.text), await broken(toggled(scenario))]),
    );
    expect(states).toEqual([
      [false, false],
      [true, true],
      [false, true],
    ]);
  });

  test('LikeC4 gets each declaration as an element, and each dependency as a relation', () => {
    const topology = generate(2);
    const text = writeLikeC4(topology);
    const all = topology.flatMap(function inside(declaration): readonly (typeof declaration)[] {
      return [declaration, ...declaration.members.flatMap(inside)];
    });
    expect(text.match(/ = k\w+/g)).toHaveLength(all.length + 1);
    const modes = all.filter(({ properties }) => properties.some(({ key }) => key === 'authentication'));
    const dependencies = all.reduce((sum, { dependsOn }) => sum + dependsOn.length, 0);
    expect(text.match(/-> /g)).toHaveLength(dependencies + modes.length);
  });
});

const edited = (cpu: number | undefined): Edited => ({ p50: 8, p95: 9, cpu });
const measured = (cpu: number | undefined, open: number): Measured => ({
  lines: 1,
  start: 100,
  open,
  keystroke: edited(cpu),
  completion: undefined,
  memory: undefined,
});

test('goals are told as reached, missed or not measured', () => {
  const [giant, within, brace] = scenariosOf(1000, 4);
  if (!giant || !within || !brace) throw new Error('There are three scenarios.');
  const told = renderGoals({
    comparisons: new Map([
      [
        10_000,
        [
          { name: 'btc', measured: measured(6, 240) },
          { name: 'floor', measured: measured(2, 100) },
          { name: 'vscode-json-languageservice', measured: measured(89, 100) },
        ],
      ],
    ]),
    scenarios: [
      { scenario: giant, ours: edited(10), json: edited(30) },
      { scenario: within, ours: edited(6.1), json: undefined },
      { scenario: brace, ours: edited(undefined), json: undefined },
    ],
    coldStarts: { table: '', ratios: { ours: 1.7, json: 1.7 } },
    manyFiles: {
      files: 1000,
      linesEach: 500,
      byThreads: [
        { threads: 1, wall: 1600, cpu: undefined, memory: 2e8 },
        { threads: 2, wall: 1000, cpu: undefined, memory: 9e8 },
      ],
    },
  });
  const rows = told.split('\n').map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(2, -1),
  );
  expect(rows.slice(2, -1)).toEqual([
    ['≤ 3 × floor', '3.00 ×', 'yes'],
    ['15 × less than JSON', '14.83 ×', '**no**'],
    ['100 × less than YAML', '–', '–'],
    ['≤ 2.5 × floor', '2.40 ×', 'yes'],
    ['≤ 3 ×', '–', '–'],
    ['no slower than JSON', '–', '–'],
    ['≤ ⅓ of JSON', '3.00 ×', 'yes'],
    ['≤ 6 ms', '6.10 ms', '**no**'],
    ['≤ 10 ms', '8.00 ms', 'yes'],
    ['≤ 5 ms', '–', '–'],
    ['≤ 150 MB', '–', '–'],
    ['≤ 1.6 × Node alone', '1.70 ×', '**no**'],
    ['no slower than JSON', '1.00 ×', 'yes'],
    ['1.7 × as fast as one', '1.60 ×', '**no**'],
    ['≤ 1 GB', '900 MB', 'yes'],
  ]);
});

test('growth is told for those that were measured at both sizes', () => {
  const small = [{ name: 'btc', measured: measured(2, 1) }];
  const large = [
    { name: 'btc', measured: measured(5, 1) },
    { name: 'other', measured: measured(5, 1) },
  ];
  expect(renderGrowth(small, large).split('\n').slice(2)).toEqual([
    '| btc            |    2.0 ms | 5.0 ms (2.5 ×) |',
    '',
  ]);
});

test('the documentation has the marks that its tables are put between', () => {
  const text = readFileSync(new URL('../../docs/performance.md', import.meta.url), 'utf8');
  expect(text.match(/<!-- bench:\w+ -->/g)).toEqual(['<!-- bench:begin -->', '<!-- bench:end -->']);
});
