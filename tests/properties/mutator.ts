/**
 * Mutators: each turns a sound topology into one about which its rule must speak.
 *
 * To write one for a rule, add it to `mutators/<section>.ts`:
 *
 *     mutator('dtc-authentication-unsupported', 'asks for mutual authentication', (view, dice) => {
 *       const dtc = dice.anyOf(view.all('dtc'));
 *       if (!dtc) return undefined;                             // this topology has none: another will be tried
 *       const topology = setProperty(view.topology, dtc, 'authentication', word('mutual'));
 *       return { topology, at: [place(dtc, { property: 'authentication' })] };
 *     })
 *
 * `view` (view.ts) answers questions about the sound topology, the helpers of change.ts make changed copies of it, and
 * `view.workshop.draft` makes new blocks; a reference to a block is `to(block)`, whatever its name is and wherever it stands.
 * Imports that a new reference needs are added for you.
 *
 * `at` is every place at which the rule must speak, and no other: there is one finding for each. `beside` are the codes that
 * may speak besides: what the same change also breaks. Anything else that comes fails the test; hints that
 * go are no matter. Each offered fix is then applied and its result looked at (healing.ts).
 *
 * A change is as small as can be, and keeps sound what it isn't about: take a dependency away from a DTC, not the disk. Return
 * undefined where the change would also break something else; the test fails where that leaves too few topologies.
 */
import type { Severity } from '#language';
import type { Dice } from './dice.ts';
import type { View } from './view.ts';
import type { Block, Part, Place, WrittenTopology } from './written.ts';

export interface Mutation {
  readonly topology: WrittenTopology;
  readonly at: readonly Place[];
  readonly beside?: readonly string[];
  /** Where it isn't the rule's own. */
  readonly severity?: Severity;
}

export interface Mutator {
  readonly code: string;
  /** What it does, for the title of its test. */
  readonly does: string;
  readonly mutate: (view: View, dice: Dice) => Mutation | undefined;
}

export function mutator(code: string, does: string, mutate: Mutator['mutate']): Mutator {
  return { code, does, mutate };
}

export const place = ({ id }: Pick<Block, 'id'>, part: Part = 'name'): Place => ({ of: id, part });
