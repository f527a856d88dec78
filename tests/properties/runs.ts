/** How many random topologies the property tests look at, and from which seed. */
import fc from 'fast-check';

/** `BTC_PROPERTY_RUNS` multiplies it. */
export function runs(usual: number): number {
  return Math.ceil(usual * Number(process.env['BTC_PROPERTY_RUNS'] ?? 1));
}

/** `BTC_PROPERTY_SEED` fixes it; else it is another one each time. */
export const seed = Number(process.env['BTC_PROPERTY_SEED'] ?? Math.floor(Math.random() * 0x7fffffff));

/** A stream of topologies that is the same for a seed; `part` makes one of its own. */
export function sample<T>(arbitrary: fc.Arbitrary<T>, count: number, part: number): readonly T[] {
  return fc.sample(arbitrary, { numRuns: count, seed: (seed + part * 7919) % 0x7fffffff });
}
