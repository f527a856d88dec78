/** A failover drill: a group goes to each node that may own it and back, and what happens is held against the simulation. */
import { commonOwnersOf } from '../model/queries.ts';
import { sure } from '../model/sure.ts';
import type { Group, Node, Topology } from '../model/topology.ts';
import type { SequenceStep } from '../runbook/sequence.ts';
import { describe, sentence } from '../runbook/wording.ts';
import { type SimulatedEvent, type State, simulate } from '../simulation/index.ts';
import { group as groupArgument } from './arguments.ts';
import { titled } from './drafting.ts';
import { backStep, closingStep, lookStep, moveStep, pullStep } from './drill-steps.ts';
import { defineOperation, type Impossible, type Plan } from './operation.ts';

export default defineOperation({
  id: 'drill',
  summary: 'Moves a group to each node that may own it and back, and lets a computer fail, with what has to happen.',
  arguments: [groupArgument],
  plan: planDrill,
});

function planDrill(topology: Topology, group: Group): Plan | Impossible {
  const subject = sentence(describe(group));
  const { start } = simulate(topology, []);
  const home = ownerIn(start.state, group);
  if (!home) {
    const lost = start.changes.filter(({ subject: of }) => of === group).flatMap(({ reason }) => reason?.text ?? []);
    return { impossible: [`${subject} starts on no node. ${lost.join(' ')}`.trim()] };
  }
  const others = commonOwnersOf(group).filter((node) => node !== home);
  if (others.length === 0) {
    return {
      impossible: [`${subject} can run on ${home.name} alone: there is no other possible owner of all its resources.`],
    };
  }
  const targets = [...others, home];
  const moves = targets.map((to): SimulatedEvent => ({ kind: 'moved', group, to }));
  const { steps } = simulate(topology, moves);
  const refused = steps[0]?.changes.find(({ code }) => code === 'move-refused');
  if (refused) return { impossible: [`${refused.text} ${refused.reason?.text ?? ''}`.trim()] };
  const never = group.cluster.nodes.filter((node) => !targets.includes(node));
  return {
    title: titled(`Failover drill for ${group.name}`, topology),
    steps: [
      lookStep(group, start, topology),
      ...steps.map((happens, index) => moveStep(group, sure(targets[index]), happens, topology)),
      ...failure(topology, group, home, moves),
      closingStep(group, start, topology),
    ],
    leftOut: never.map((node) => ({
      text: `${node.name}: ${group.name} is not moved there, as one of its resources may not run on it.`,
      origin: node.origin,
    })),
    changes: [],
  };
}

/** The computer on which the group runs fails, comes back, and gets back what it had: the part of the drill that may be left out. */
function failure(
  topology: Topology,
  group: Group,
  home: Node,
  moves: readonly SimulatedEvent[],
): readonly SequenceStep[] {
  const events: readonly SimulatedEvent[] = [...moves, { kind: 'fails', what: [home] }, { kind: 'back', what: [home] }];
  const { start, steps } = simulate(topology, events);
  const [pulled, back] = steps.slice(moves.length);
  if (!pulled || !back) return [];
  const displaced = home.cluster.groups.flatMap((each) => {
    const to = ownerIn(start.state, each);
    return to === home && ownerIn(back.state, each) !== home ? [{ kind: 'moved' as const, group: each, to }] : [];
  });
  const returns = simulate(topology, [...events, ...displaced]).steps.slice(events.length);
  return [
    pullStep(group, home, pulled, topology),
    backStep(group, home, back),
    ...displaced.flatMap((event, index) => {
      const happens = returns[index];
      return happens ? [moveStep(event.group, event.to, happens, topology, 'failure')] : [];
    }),
  ];
}

function ownerIn(state: State, group: Group): Node | undefined {
  return state.groups.find((each) => each.group === group)?.owner;
}
