/** What was measured as tables in Markdown, with the ratios of the others to the first server. */
import type { ManyFiles } from './many-files.ts';
import type { Edited, Measured } from './measure.ts';
import type { Scenario } from './scenarios.ts';
import { number, table, withRatio, withUnit } from './table.ts';

/** One topology; without those that were left out at this size. Ours is the first. */
export type Comparison = readonly Entry[];

export interface Entry {
  readonly name: string;
  readonly measured: Measured;
}

export interface ScenarioResult {
  readonly scenario: Scenario;
  readonly ours: Edited;
  readonly json: Edited | undefined;
}

type Column = readonly [title: string, unit: 'ms' | 'MB', read: (measured: Measured) => number | undefined];

const columns: readonly Column[] = [
  ['start to diagnostics', 'ms', ({ start }) => start],
  ['open to diagnostics', 'ms', ({ open }) => open],
  ['keystroke, p50', 'ms', ({ keystroke }) => keystroke.p50],
  ['p95', 'ms', ({ keystroke }) => keystroke.p95],
  ['CPU', 'ms', ({ keystroke }) => keystroke.cpu],
  ['completion, p50', 'ms', ({ completion }) => completion?.p50],
  ['memory', 'MB', ({ memory }) => memory && memory / 1e6],
];

/** A table for each topology. */
export function renderComparisons(comparisons: readonly Comparison[]): string {
  return comparisons.map(renderComparison).join('\n');
}

function renderComparison(entries: Comparison): string {
  const [ours] = entries;
  const title = `${ours ? number(ours.measured.lines) : '–'} lines of .btc`;
  return table([
    [title, 'lines', ...columns.map(([name]) => name)],
    ...entries.map(({ name, measured }) => [
      name,
      number(measured.lines),
      ...columns.map(([, unit, read]) =>
        measured === ours?.measured
          ? withUnit(read(measured), unit)
          : withRatio(read(measured), unit, ours && read(ours.measured)),
      ),
    ]),
  ]);
}

/** The time of a keystroke at the largest of the sizes that all had, by that at the smaller one. */
export function renderGrowth(small: Comparison, large: Comparison): string {
  const rows = large.flatMap(({ name, measured }): (readonly string[])[] => {
    const before = small.find((entry) => entry.name === name)?.measured;
    if (!before) return [];
    return [
      [
        name,
        withUnit(costOf(before.keystroke), 'ms'),
        withRatio(costOf(measured.keystroke), 'ms', costOf(before.keystroke)),
      ],
    ];
  });
  const linesOf = ([first]: Comparison) => `${first ? number(first.measured.lines) : '–'} lines`;
  return table([['keystroke, CPU', linesOf(small), linesOf(large)], ...rows]);
}

/** What a keystroke costs: the processor's time where the system says it, which what else the machine does changes least. */
export function costOf({ cpu, p50 }: Edited): number {
  return cpu ?? p50;
}

export function renderScenarios(results: readonly ScenarioResult[]): string {
  return table([
    ['edit at 10,000 lines', 'p50', 'p95', 'CPU', 'JSON, CPU'],
    ...results.map(({ scenario, ours, json }) => [
      scenario.title,
      withUnit(ours.p50, 'ms'),
      withUnit(ours.p95, 'ms'),
      withUnit(ours.cpu, 'ms'),
      json ? withRatio(costOf(json), 'ms', costOf(ours)) : '–',
    ]),
  ]);
}

export function renderManyFiles({ files, linesEach, byThreads }: ManyFiles): string {
  const [one] = byThreads;
  return table([
    [`\`btc check\`, ${number(files)} files of ${linesEach} lines`, 'time', '× as fast', 'CPU', 'most memory'],
    ...byThreads.map(({ threads, wall, cpu, memory }) => [
      threads === 1 ? '1 thread' : `${threads} threads`,
      withUnit(wall, 'ms'),
      one ? number(one.wall / wall) : '–',
      withUnit(cpu, 'ms'),
      withUnit(memory && memory / 1e6, 'MB'),
    ]),
  ]);
}
