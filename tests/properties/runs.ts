/** How many random topologies the property tests look at, and from which seed. */
import fc from 'fast-check';

/** `BTC_PROPERTY_RUNS` multiplies it. */
export function runs(usual: number): number {
  return Math.ceil(usual * Number(process.env['BTC_PROPERTY_RUNS'] ?? 1));
}

/**
 * A change is judged by what it changes: the seed is the same each time, unless `BTC_PROPERTY_SEED` names another, or `random` asks
 * for one that nobody has tried.
 */
export const seed = seedOf(process.env['BTC_PROPERTY_SEED'] ?? '2009');

function seedOf(named: string): number {
  return named === 'random' ? Math.floor(Math.random() * 0x7fffffff) : Number(named);
}

/** A stream of topologies that is the same for a seed; `part` makes one of its own. */
export function sample<T>(arbitrary: fc.Arbitrary<T>, count: number, part: number): readonly T[] {
  return fc.sample(arbitrary, { numRuns: count, seed: (seed + part * 7919) % 0x7fffffff });
}
