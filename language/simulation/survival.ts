/** The survival matrix: what every single and every double failure of computers does to every capability. */
import type { Computer, Topology } from '../model/topology.ts';
import { type Capability, type CapabilityStatus, capabilitiesOf, statusesOf } from './capabilities.ts';
import { factsOf } from './facts.ts';
import { isTooLargeFor } from './matrix-size.ts';
import { settle } from './settle.ts';
import { startedSituation } from './simulate.ts';
import { viewOf } from './view.ts';

/**
 * `runs`: it works on, without leaving all of its computers. `moves`: it works on other computers than before. `lost`: it doesn't
 * work, also where it never did. `unknown`: the file doesn't say enough.
 */
export type Effect = 'runs' | 'moves' | 'lost' | 'unknown';

export interface Outcome {
  readonly effect: Effect;
  /** It works on fewer computers than before. */
  readonly reduced: boolean;
  /** It works as long as nobody restarts Enterprise SSO. */
  readonly onCachedSecret: boolean;
}

/** Computers that fail at the same moment. */
export interface Failure {
  readonly computers: readonly Computer[];
  /** One for each capability, in their order. */
  readonly outcomes: readonly Outcome[];
  /** Whether no capability is lost. */
  readonly survived: boolean;
}

export interface SurvivalMatrix {
  readonly capabilities: readonly Capability[];
  /** Whether each capability works before anything fails. */
  readonly atStart: readonly CapabilityStatus['state'][];
  /** Each computer, in the order of the file; none where the topology is too large. */
  readonly singles: readonly Failure[];
  /** Each pair of computers; none where the topology is too large. */
  readonly pairs: readonly Failure[];
  /** The share of single failures that are survived, from 0 to 1; undefined where there is no computer. */
  readonly survivedSingles: number | undefined;
}

/**
 * Takes time in proportion to the pairs of computers, times the size of the topology. What the topology is too large for is empty,
 * and listed with what it leaves open.
 */
export function survivalMatrixOf(topology: Topology): SurvivalMatrix {
  const computers = isTooLargeFor('pairs', topology) ? [] : factsOf(topology).computers;
  const singles = singleFailuresOf(topology);
  const failureOf = failures(topology);
  return {
    capabilities: capabilitiesOf(topology),
    atStart: statusesAtStart(topology).map(({ state }) => state),
    singles,
    pairs: computers.flatMap((first, index) => computers.slice(index + 1).map((second) => failureOf([first, second]))),
    survivedSingles:
      singles.length === 0 ? undefined : singles.filter(({ survived }) => survived).length / singles.length,
  };
}

const singlesByTopology = new WeakMap<Topology, readonly Failure[]>();

/** The first part of the matrix alone. Simulated once: the level of tolerance, the matrix and the status all begin with it. */
export function singleFailuresOf(topology: Topology): readonly Failure[] {
  const known = singlesByTopology.get(topology);
  if (known) return known;
  const failureOf = failures(topology);
  const computers = isTooLargeFor('singles', topology) ? [] : factsOf(topology).computers;
  const singles = computers.map((computer) => failureOf([computer]));
  singlesByTopology.set(topology, singles);
  return singles;
}

/** How every capability is when everything has started. */
export function statusesAtStart(topology: Topology): readonly CapabilityStatus[] {
  return statusesOf(viewOf(factsOf(topology), startedSituation(topology)));
}

function failures(topology: Topology): (computers: readonly Computer[]) => Failure {
  const facts = factsOf(topology);
  const before = statusesAtStart(topology);
  return (computers) => {
    const situation = startedSituation(topology);
    for (const computer of computers) situation.down.add(computer);
    const after = statusesOf(settle(facts, situation).view);
    const outcomes = after.map((status, index) => outcomeOf(before[index], status));
    return { computers, outcomes, survived: outcomes.every(({ effect }) => effect !== 'lost') };
  };
}

const sharedOutcomes = new Map<string, Outcome>();

function outcomeOf(before: CapabilityStatus | undefined, after: CapabilityStatus): Outcome {
  if (after.state !== 'works') return sharedOutcome(after.state, false, false);
  const on = new Set(after.on);
  const earlier = before?.state === 'works' ? before.on : [];
  const stays = earlier.some((computer) => on.has(computer));
  return sharedOutcome(stays ? 'runs' : 'moves', on.size < earlier.length, after.onCachedSecret);
}

/** There are few different ones, and a large matrix has a hundred thousand. */
function sharedOutcome(effect: Effect, reduced: boolean, onCachedSecret: boolean): Outcome {
  const key = `${effect} ${reduced} ${onCachedSecret}`;
  const known = sharedOutcomes.get(key);
  if (known) return known;
  const outcome: Outcome = { effect, reduced, onCachedSecret };
  sharedOutcomes.set(key, outcome);
  return outcome;
}
