/** Runs a topology through events: the state after each, and what it changed and why. */
import type { Topology } from '../model/topology.ts';
import { apply } from './apply.ts';
import type { Change } from './change.ts';
import { changesOf } from './changes.ts';
import type { SimulatedEvent } from './events.ts';
import { type Facts, factsOf } from './facts.ts';
import { type Settled, settle } from './settle.ts';
import { copyOf, emptySituation, type Situation } from './situation.ts';
import { type State, stateOf } from './state.ts';
import { eventTitle } from './titles.ts';
import { type UnknownPart, unknownPartsOf } from './unknown.ts';
import { namerOf } from './wording.ts';

export interface Simulation {
  readonly start: Step;
  /** One for each event, in their order. */
  readonly steps: readonly Step[];
  /** What the file leaves open, and what the simulation does about it. */
  readonly unknown: readonly UnknownPart[];
}

export interface Step {
  /** What happens, as a sentence: "SQL01 fails." */
  readonly title: string;
  readonly event: SimulatedEvent | undefined;
  /** In the order in which they happen; at the start what is wrong from the beginning. */
  readonly changes: readonly Change[];
  readonly state: State;
}

/**
 * Starts the topology with every computer up, and lets one event after the other happen to it. Deterministic, and never throws: it
 * simulates what the file states, also where rules report errors in it.
 */
export function simulate(topology: Topology, events: readonly SimulatedEvent[]): Simulation {
  const facts = factsOf(topology);
  const name = namerOf(topology);
  const situation = emptySituation();
  let settled = start(facts, situation);
  let state = stateOf(settled.view);
  const first: Step = {
    title: 'Everything is started.',
    event: undefined,
    changes: changesOf(
      { event: undefined, refusal: undefined, moves: settled.moves, before: undefined, after: state },
      facts,
    ),
    state,
  };
  const steps = events.map((event): Step => {
    const title = eventTitle(event, situation, name);
    const before = state;
    const held = heldIn(settled);
    const { refusal, tried } = apply(event, situation, settled.view);
    settled = settle(facts, situation, tried);
    state = stateOf(settled.view);
    // What has been held since an earlier event is no news.
    const moves = settled.moves.filter((move) => move.kind !== 'held' || !held.has(move.group));
    return { title, event, changes: changesOf({ event, refusal, moves, before, after: state }, facts), state };
  });
  return { start: first, steps, unknown: unknownPartsOf(topology) };
}

function heldIn({ moves }: Settled): ReadonlySet<unknown> {
  return new Set(moves.flatMap((move) => (move.kind === 'held' ? move.group : [])));
}

/** Every computer is started; the node that has the master secret server then is the one on which the secret is made. */
export function start(facts: Facts, situation: Situation): Settled {
  const settled = settle(facts, situation);
  const { masterSecretServer } = facts;
  if (masterSecretServer?.kind === 'resource') situation.secretMadeOn = situation.owners.get(masterSecretServer.group);
  return settled;
}

const started = new WeakMap<Topology, Situation>();

/** The situation after the start, to be changed by the caller. The start itself is simulated once. */
export function startedSituation(topology: Topology): Situation {
  const known = started.get(topology);
  if (known) return copyOf(known);
  const situation = emptySituation();
  start(factsOf(topology), situation);
  started.set(topology, situation);
  return copyOf(situation);
}
