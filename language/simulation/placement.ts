/** Where a group runs: which nodes can have it in which order, and which has it when everything has started. */
import { sure } from '../model/sure.ts';
import type { Group, Node, Topology } from '../model/topology.ts';
import { factsOf } from './facts.ts';
import { startedSituation } from './simulate.ts';

export interface Placement {
  /** The nodes on which all of its resources may be, preferred owners first, then in the order of the file. */
  readonly owners: readonly Node[];
  /** Undefined where it starts on no node. */
  readonly startsOn: Node | undefined;
}

export function placementOf(group: Group, topology: Topology): Placement {
  return {
    owners: sure(factsOf(topology).ownersOf.get(group)),
    startsOn: startedSituation(topology).owners.get(group),
  };
}
