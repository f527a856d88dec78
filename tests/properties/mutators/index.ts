/** All mutators, and the rules that have none. */
import type { Mutator } from '../mutator.ts';
import { dtcMutators } from './dtc.ts';

export const mutators: readonly Mutator[] = [...dtcMutators];

/** Rules about which a random topology can say nothing, each with the reason. */
export const withoutMutator: ReadonlyMap<string, string> = new Map([]);
