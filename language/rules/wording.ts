/** How messages put things into words. */

/** `A`, `A and B`, `A, B and C`; with "or" where that is given. */
export function list(items: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** The first three of the items, and how many more there are. */
export function listSome(items: readonly string[]): string {
  const more = items.length - 3;
  return more <= 1 ? list(items) : list([...items.slice(0, 3), `${more} more`]);
}
