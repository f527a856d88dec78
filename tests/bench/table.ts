/** Tables in Markdown that are also to be read as they are. */

/** @returns the rows below the head, each as wide as the widest; all columns but the first have numbers */
export function table(cells: readonly (readonly string[])[]): string {
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  const [head = [], ...body] = cells;
  return [line(head), rule, ...body.map(line)].map((text) => `${text}\n`).join('');
}

export function withUnit(value: number | undefined, unit: string): string {
  return value === undefined ? '–' : `${number(value)} ${unit}`;
}

/** With its ratio to the base. */
export function withRatio(value: number | undefined, unit: string, base: number | undefined): string {
  if (value === undefined || !base) return withUnit(value, unit);
  return `${withUnit(value, unit)} (${number(value / base)} ×)`;
}

export function number(value: number): string {
  return value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en-US');
}
