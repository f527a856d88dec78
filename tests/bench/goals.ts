/** The goals that were set, beside what was measured: those that are missed stand there as they are. */
import type { ColdStarts } from './cold-start.ts';
import type { ManyFiles } from './many-files.ts';
import type { Measured } from './measure.ts';
import { type Comparison, costOf, type ScenarioResult } from './report.ts';
import { number, table } from './table.ts';

export interface Results {
  /** By the lines that were asked for. */
  readonly comparisons: ReadonlyMap<number, Comparison>;
  readonly coldStarts: ColdStarts;
  readonly scenarios: readonly ScenarioResult[];
  readonly manyFiles: ManyFiles;
}

/** What was measured, in words; undefined where it wasn't. */
type Outcome = { readonly words: string; readonly reached: boolean } | undefined;

type Goal = readonly [title: string, goal: string, Outcome];

export function renderGoals(results: Results): string {
  const rows = goalsFor(results).map(([title, goal, outcome]) => [
    title,
    goal,
    outcome?.words ?? '–',
    outcome === undefined ? '–' : outcome.reached ? 'yes' : '**no**',
  ]);
  return table([['', 'goal', 'measured', 'reached'], ...rows]);
}

function goalsFor({ comparisons, coldStarts, scenarios, manyFiles }: Results): readonly Goal[] {
  const at = (lines: number, name: string): Measured | undefined =>
    comparisons.get(lines)?.find((entry) => entry.name === name)?.measured;
  const keystroke = (lines: number, name: string) => {
    const measured = at(lines, name);
    return measured && costOf(measured.keystroke);
  };
  const [floor, json, yaml] = ['floor', 'vscode-json-languageservice', 'yaml-language-server'];
  const [one, two] = manyFiles.byThreads;
  const ours = at(10_000, 'btc');
  const memory = Math.max(...manyFiles.byThreads.map((check) => check.memory ?? Number.NaN)) / 1e6;
  return [
    ['keystroke at 10,000 lines', '≤ 3 × floor', atMost(3, ratio(keystroke(10_000, 'btc'), keystroke(10_000, floor)))],
    ['', '15 × less than JSON', atLeast(15, ratio(keystroke(10_000, json), keystroke(10_000, 'btc')))],
    ['', '100 × less than YAML', atLeast(100, ratio(keystroke(10_000, yaml), keystroke(10_000, 'btc')))],
    [
      'open to diagnostics, cold, at 10,000 lines',
      '≤ 2.5 × floor',
      atMost(2.5, ratio(ours?.open, at(10_000, floor)?.open)),
    ],
    [
      'keystroke from 1,000 to 50,000 lines',
      '≤ 3 ×',
      atMost(3, ratio(keystroke(50_000, 'btc'), keystroke(1000, 'btc'))),
    ],
    ['keystroke at 100 lines', 'no slower than JSON', atMost(1, ratio(keystroke(100, 'btc'), keystroke(100, json)))],
    ...scenarios.map(
      ({ scenario, ours: edited, json: other }): Goal => [
        scenario.title,
        scenario.goal.words,
        scenario.goal.most === undefined
          ? atLeast(3, ratio(other && costOf(other), costOf(edited)))
          : atMost(scenario.goal.most, costOf(edited), 'ms'),
      ],
    ),
    ['completion at 10,000 lines', '≤ 5 ms', atMost(5, ours?.completion?.p50, 'ms')],
    ['memory at 10,000 lines', '≤ 150 MB', atMost(150, ours?.memory && ours.memory / 1e6, 'MB')],
    ['start to `initialize`', '≤ 1.6 × Node alone', atMost(1.6, coldStarts.ratios.ours)],
    ['', 'no slower than JSON', atMost(1.02, ratio(coldStarts.ratios.ours, coldStarts.ratios.json))],
    ['`btc check` of 1,000 files, two threads', '1.7 × as fast as one', atLeast(1.7, ratio(one?.wall, two?.wall))],
    ['', '≤ 1 GB', atMost(1000, Number.isNaN(memory) ? undefined : memory, 'MB')],
  ];
}

function ratio(value: number | undefined, base: number | undefined): number | undefined {
  return value !== undefined && base ? value / base : undefined;
}

function atMost(limit: number, value: number | undefined, unit = '×'): Outcome {
  return value === undefined ? undefined : { words: `${exact(value)} ${unit}`, reached: value <= limit };
}

function atLeast(limit: number, value: number | undefined): Outcome {
  return value === undefined ? undefined : { words: `${exact(value)} ×`, reached: value >= limit };
}

/** So that what misses its goal narrowly doesn't look as if it reached it. */
function exact(value: number): string {
  return value < 100 ? value.toFixed(2) : number(value);
}
