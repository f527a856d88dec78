/** What an edit leaves of a list. */

/** What is in only one of two lists. Where what is in both has another order in them, it counts as gone and as come. */
export interface Difference<Item> {
  readonly gone: readonly Item[];
  readonly come: readonly Item[];
}

/** Takes little time where most of a list is the same objects in the same order. */
export function difference<Item>(before: readonly Item[], after: readonly Item[]): Difference<Item> {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const gone = before.slice(start, before.length - tail);
  const come = after.slice(start, after.length - tail);
  if (gone.length === 0 || come.length === 0) return { gone, come };
  const [old, fresh] = [new Set(gone), new Set(come)];
  const stayed = come.filter((item) => old.has(item));
  const isInOrder = gone.filter((item) => fresh.has(item)).every((item, index) => item === stayed[index]);
  if (!isInOrder) return { gone, come };
  return { gone: gone.filter((item) => !fresh.has(item)), come: come.filter((item) => !old.has(item)) };
}

export function sameItems<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a === b || (a.length === b.length && a.every((item, index) => item === b[index]));
}
