/** What was measured as a Markdown table, with the ratios of the others to the first server. */
import type { Measured } from './measure.ts';

/** One topology; undefined for a server that was left out at this size. */
export interface Comparison {
  readonly ours: Measured;
  readonly theirs: readonly (Measured | undefined)[];
}

const rows: readonly (readonly [string, unit: 'ms' | 'MB', (measured: Measured) => number | undefined])[] = [
  ['start to first diagnostics', 'ms', ({ start }) => start],
  ['keystroke to diagnostics, p50', 'ms', ({ keystroke }) => keystroke.p50],
  ['keystroke to diagnostics, p95', 'ms', ({ keystroke }) => keystroke.p95],
  ['keystroke, CPU of the main thread, mean', 'ms', ({ keystroke }) => keystroke.cpu],
  ['completion, p50', 'ms', ({ completion }) => completion.p50],
  ['completion, p95', 'ms', ({ completion }) => completion.p95],
  ['memory at the end', 'MB', ({ memory }) => memory && memory / 1e6],
];

/** @param others the names of the other servers */
export function renderReport(comparisons: readonly Comparison[], others: readonly string[]): string {
  const head = ['', 'btc', ...others.flatMap((name) => [name, '/ btc'])];
  const body = comparisons.flatMap(({ ours, theirs }) => [
    [
      `**${format(ours.lines)} lines**`,
      '',
      ...theirs.flatMap((other) => [other ? `${format(other.lines)} lines` : '–', '']),
    ],
    ...rows.map(([title, unit, read]) => {
      const own = read(ours);
      const cells = theirs.flatMap((measured) => {
        const other = measured && read(measured);
        return [withUnit(other, unit), own && other ? (other / own).toFixed(1) : '–'];
      });
      return [title, withUnit(own, unit), ...cells];
    }),
  ]);
  return table([head, ...body]);
}

export function withUnit(value: number | undefined, unit: string): string {
  return value === undefined ? '–' : `${value < 10 ? value.toFixed(1) : format(Math.round(value))} ${unit}`;
}

function format(number: number): string {
  return number.toLocaleString('en-US');
}

export function table(cells: readonly (readonly string[])[]): string {
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  const [head = [], ...body] = cells;
  return [line(head), rule, ...body.map(line)].map((text) => `${text}\n`).join('');
}
