/** The survival matrix with its titles, and with the scenario that each of its rows is. */
import type { Topology } from '../model/topology.ts';
import {
  capabilitiesOf,
  capabilityTitle,
  type Failure,
  listed,
  namerOf,
  type Outcome,
  singleFailuresOf,
  survivalMatrixOf,
  targetName,
} from '../simulation/index.ts';
import type { NamedEvent } from './events.ts';

export interface TitledMatrix {
  readonly capabilities: readonly string[];
  readonly singles: readonly MatrixRow[];
  /** Empty where they weren't asked for. */
  readonly pairs: readonly MatrixRow[];
  /** How many of the single failures lose nothing. */
  readonly survivedSingles: number;
}

export interface MatrixRow {
  readonly title: string;
  readonly event: NamedEvent;
  readonly survived: boolean;
  /** One for each capability. */
  readonly outcomes: readonly Outcome[];
}

/** @param pairs whether two computers at once are wanted too: that takes time in proportion to the square of their number */
export function titledMatrixOf(topology: Topology, pairs: boolean): TitledMatrix {
  const name = namerOf(topology);
  const rowOf = ({ computers, survived, outcomes }: Failure): MatrixRow => ({
    title: listed(computers.map(name)),
    event: { kind: 'fails', names: computers.map((computer) => targetName(computer, topology)) },
    survived,
    outcomes,
  });
  const singles = singleFailuresOf(topology);
  return {
    capabilities: capabilitiesOf(topology).map((capability) => capabilityTitle(capability, name)),
    singles: singles.map(rowOf),
    pairs: pairs ? survivalMatrixOf(topology).pairs.map(rowOf) : [],
    survivedSingles: singles.filter(({ survived }) => survived).length,
  };
}
