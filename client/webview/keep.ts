/** What didn't change stays the same object, so that whoever has looked at it once needn't look again. */
import type { Markup } from './markup.ts';

/** `next`, in which everything that equals its counterpart in `previous` is that counterpart; both are plain JSON. */
export function keepEqual<T>(previous: unknown, next: T): T;
export function keepEqual(previous: unknown, next: unknown): unknown {
  if (previous === next || !isObject(previous) || !isObject(next)) return next;
  if (Array.isArray(previous) !== Array.isArray(next)) return next;
  const keys = Object.keys(next);
  // Nearly always all is the same: only then is something made that isn't thrown away at once.
  const kept = keys.map((key) => keepEqual(previous[key], next[key]));
  const isSame =
    keys.length === Object.keys(previous).length && keys.every((key, index) => kept[index] === previous[key]);
  if (isSame) return previous;
  return Array.isArray(next) ? kept : Object.fromEntries(keys.map((key, index) => [key, kept[index]]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/**
 * The view of a subject, which is the same markup as before where the subject and what else is said are the same as before.
 * @param view gives the same for the same, and nothing else has an influence on it
 */
export function remembered<Subject extends object, Said extends readonly unknown[]>(
  view: (subject: Subject, ...said: Said) => Markup,
): (subject: Subject, ...said: Said) => Markup {
  const known = new WeakMap<Subject, { readonly said: Said; readonly markup: Markup }>();
  return (subject, ...said) => {
    const last = known.get(subject);
    if (last?.said.every((each, index) => each === said[index])) return last.markup;
    const markup = view(subject, ...said);
    known.set(subject, { said, markup });
    return markup;
  };
}
