/** Says that something is there where the types can't know it: an index into a list of the same length, a key that was just set. */

/** @throws Error: whoever asked was mistaken, and would go on with something wrong. */
export function sure<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('What has to be there is missing.');
  return value;
}
