/** Looking in lists that ascend, as all do whose items stand one behind the other in a text. */

/** How many items, from the first on, have at most this number. */
export function countAtMost<Item>(items: readonly Item[], most: number, numberOf: (item: Item) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numberOf(items[middle] as Item) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
