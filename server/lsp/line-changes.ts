/** The edits between two texts, by whole lines, so that an editor keeps cursors and folds where nothing changed. */
import type { TextEdit } from '#language';

/** Beyond this many comparisons, what lies between the first and the last difference is replaced as a whole. */
const maxComparisons = 4_000_000;

export function lineChanges(before: string, after: string): readonly TextEdit[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < fresh.length - head &&
    old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]
  ) {
    tail++;
  }
  const [oldPart, freshPart] = [old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)];
  const isLarge = oldPart.length * freshPart.length > maxComparisons;
  const hunks = isLarge ? [{ at: 0, removed: oldPart.length, added: freshPart }] : hunksBetween(oldPart, freshPart);

  const starts = [0];
  for (const line of old) starts.push((starts.at(-1) ?? 0) + line.length);
  const startOf = (line: number): number => starts[line] ?? before.length;
  return hunks
    .filter(({ removed, added }) => removed > 0 || added.length > 0)
    .map(({ at, removed, added }) => ({
      start: startOf(head + at),
      end: startOf(head + at + removed),
      text: added.join(''),
    }));
}

/** Each with its line break. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

interface Hunk {
  /** The old line that it begins at. */
  readonly at: number;
  readonly removed: number;
  readonly added: readonly string[];
}

/** What is left of both sides around a longest common subsequence of lines. */
function hunksBetween(old: readonly string[], fresh: readonly string[]): readonly Hunk[] {
  const width = fresh.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number): number => longest[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = fresh.length - 1; column >= 0; column--) {
      longest[row * width + column] =
        old[row] === fresh[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const hunks: Hunk[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < fresh.length) {
    const [hunkRow, hunkColumn] = [row, column];
    while ((row < old.length || column < fresh.length) && !(row < old.length && old[row] === fresh[column])) {
      if (column >= fresh.length || (row < old.length && at(row + 1, column) >= at(row, column + 1))) row++;
      else column++;
    }
    hunks.push({ at: hunkRow, removed: row - hunkRow, added: fresh.slice(hunkColumn, column) });
    while (row < old.length && column < fresh.length && old[row] === fresh[column]) {
      row++;
      column++;
    }
  }
  return hunks;
}
