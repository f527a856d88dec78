/** Tables of plain text. */
import { columnsOf, safeExcerpt } from './safe-text.ts';

/** The rows with each column as wide as its widest cell; safe to print. */
export function tableOf(rows: readonly (readonly string[])[]): readonly string[] {
  const safe = rows.map((row) => row.map(safeExcerpt));
  const widths = (safe[0] ?? []).map((_, column) => Math.max(...safe.map((row) => columnsOf(row[column] ?? ''))));
  return safe.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - columnsOf(cell)))
      .join('  ')
      .trimEnd(),
  );
}
