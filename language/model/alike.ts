/** Whether two values say the same: lists, sets, maps and records of the same things. */

/** Elements, origins and whatever else has an identity of its own are the same as themselves alone. Nothing compared may contain itself. */
export function alike(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, at) => alike(item, b[at]));
  if (a instanceof Set) return b instanceof Set && a.size === b.size && alike([...a], [...b]);
  if (a instanceof Map) return b instanceof Map && a.size === b.size && alike([...a], [...b]);
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => (key === 'origin' ? a[key] === b[key] : key in b && alike(a[key], b[key])))
  );
}

function isRecord(value: object): value is Record<string, unknown> {
  return Object.getPrototypeOf(value) === Object.prototype;
}
