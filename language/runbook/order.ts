/** A topological sort that doesn't depend on the order of its input. */
import { sure } from '../model/sure.ts';

export interface Orderable {
  readonly id: string;
  /** Ids that come before; those that nothing has are passed over. */
  readonly after: ReadonlySet<string>;
  /** Decides between what could come next: compared part by part. The whole key is unique. */
  readonly key: readonly (string | number)[];
}

export interface Ordered<T> {
  readonly ordered: readonly T[];
  /** Those that wait for each other in a circle, and those that wait for them, by their keys. */
  readonly stuck: readonly T[];
}

/** Takes again and again the smallest by its key of those that wait for nothing any more. */
export function order<T extends Orderable>(items: readonly T[]): Ordered<T> {
  const byKey = items.toSorted((a, b) => compareKeys(a.key, b.key));
  const ranks = new Map(byKey.map(({ id }, rank) => [id, rank]));
  const dependents = byKey.map((): number[] => []);
  const open = byKey.map(({ after }, rank) => {
    const before = [...after].flatMap((id) => ranks.get(id) ?? []);
    for (const earlier of before) dependents[earlier]?.push(rank);
    return before.length;
  });
  // The ranks of what could come next, the largest first.
  const next = open.flatMap((count, rank) => (count === 0 ? [rank] : [])).reverse();
  const ordered: T[] = [];
  for (let rank = next.pop(); rank !== undefined; rank = next.pop()) {
    const item = byKey[rank];
    if (item) ordered.push(item);
    for (const dependent of sure(dependents[rank])) {
      const left = sure(open[dependent]) - 1;
      open[dependent] = left;
      if (left === 0) insert(next, dependent);
    }
  }
  return { ordered, stuck: byKey.filter((_, rank) => sure(open[rank]) > 0) };
}

/** Into numbers that fall, so that they still do. */
function insert(numbers: number[], number: number): void {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sure(numbers[middle]) > number) low = middle + 1;
    else high = middle;
  }
  numbers.splice(low, 0, number);
}

/** Numbers before texts; texts by their UTF-16 units, without a locale, so that every machine orders alike. */
export function compareKeys(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    if (left === right) continue;
    if (typeof left !== typeof right) return typeof left === 'number' ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return a.length - b.length;
}
