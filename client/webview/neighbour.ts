/** Where a key leads among things of which one has the focus, as the patterns of WAI-ARIA have it for tabs and toolbars. */

/** The one before or after `from`, around the ends, or the first or last; undefined for any other key. */
export function neighbour<T>(all: readonly T[], from: T, key: string): T | undefined {
  const at = all.indexOf(from);
  if (key === 'ArrowRight' || key === 'ArrowDown') return all[(at + 1) % all.length];
  if (key === 'ArrowLeft' || key === 'ArrowUp') return all.at((at - 1) % all.length);
  if (key === 'Home') return all[0];
  if (key === 'End') return all.at(-1);
  return undefined;
}
