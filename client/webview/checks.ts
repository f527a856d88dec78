/** Small checks of values that came from elsewhere, to be put together to the check of a message or a saved state. */

export type Check<T> = (value: unknown) => value is T;

export const isText: Check<string> = (value) => typeof value === 'string';
export const isFlag: Check<boolean> = (value) => typeof value === 'boolean';
/** What is there only where it is so. */
export const isTrue: Check<true> = (value) => value === true;
export const isNothing: Check<null> = (value) => value === null;
/** A whole number from 0. */
export const isCount: Check<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
/** A position or a factor: finite and not negative. */
export const isAmount: Check<number> = (value): value is number => Number.isFinite(value) && Number(value) >= 0;

export function isOneOf<const T extends string>(...words: readonly T[]): Check<T> {
  return (value): value is T => words.some((word) => word === value);
}

export function isListOf<T>(check: Check<T>): Check<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(check);
}

export function isOptional<T>(check: Check<T>): Check<T> {
  return (value): value is T => value === undefined || check(value);
}

export function isAnyOf<T extends readonly unknown[]>(
  ...checks: { readonly [Index in keyof T]: Check<T[Index]> }
): Check<T[number]> {
  return (value): value is T[number] => checks.some((check) => check(value));
}

/** An object whose fields pass their checks; further fields don't matter. */
export function isRecordOf<T>(checks: { readonly [Key in keyof T]-?: Check<T[Key]> }): Check<T> {
  const fields = Object.entries<Check<unknown>>(checks);
  return (value): value is T => isRecord(value) && fields.every(([key, check]) => check(value[key]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
