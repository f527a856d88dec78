/** How many failures are tried of a topology: there are as many as computers, or as pairs of them. */
import type { Topology } from '../model/topology.ts';
import { capabilitiesOf } from './capabilities.ts';
import { factsOf } from './facts.ts';

/**
 * How much is simulated for a matrix: failures times parts. A hundred computers with a thousand hosts stay far below both; more
 * would take minutes, and nobody could read it.
 */
const mostSteps = { singles: 20_000_000, pairs: 100_000_000 };

/** Whether there are too many computers, for everything else that there is, to try the failure of each of them, or of each two. */
export function isTooLargeFor(what: 'singles' | 'pairs', topology: Topology): boolean {
  const { computers, resources } = factsOf(topology);
  const failuresTried = what === 'singles' ? computers.length : (computers.length * (computers.length - 1)) / 2;
  return failuresTried * (computers.length + resources.length + capabilitiesOf(topology).length) > mostSteps[what];
}
