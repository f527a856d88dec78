/** What didn't change stays the same object, so that whoever has looked at it once needn't look again. */
import type { Markup } from './markup.ts';

/** `next`, in which everything that equals its counterpart in `previous` is that counterpart; both are plain JSON. */
export function keepEqual<T>(previous: unknown, next: T): T;
export function keepEqual(previous: unknown, next: unknown): unknown {
  if (previous === next || !isObject(previous) || !isObject(next)) return next;
  if (Array.isArray(previous) !== Array.isArray(next)) return next;
  if (Array.isArray(next)) {
    const before: readonly unknown[] = Object.values(previous);
    const kept = next.map((value, index) => keepEqual(before[index], value));
    return kept.length === before.length && kept.every((value, index) => value === before[index]) ? previous : kept;
  }
  const keys = Object.keys(next);
  const kept = Object.fromEntries(keys.map((key) => [key, keepEqual(previous[key], next[key])]));
  const isSame = keys.length === Object.keys(previous).length && keys.every((key) => kept[key] === previous[key]);
  return isSame ? previous : kept;
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
