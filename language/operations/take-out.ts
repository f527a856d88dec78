/** P24: a server leaves its BizTalk group, and its clustered hosts go on. */
import { commonOwnersOf, entssoOf, possibleOwnersOf } from '../model/queries.ts';
import type { BiztalkGroup, Computer, Group, Instance, Node, Topology } from '../model/topology.ts';
import type { SequenceStep } from '../runbook/sequence.ts';
import { clusteredHosts } from '../runbook/targets.ts';
import { enumerate, namesOf } from '../runbook/wording.ts';
import { type SimulatedEvent, simulate } from '../simulation/index.ts';
import { computer as computerArgument } from './arguments.ts';
import { titled } from './drafting.ts';
import { deleteStep, stopStep, worksAs } from './host-steps.ts';
import { defineOperation, type Impossible, type Plan } from './operation.ts';
import { checkStep, keepAwayStep, leaveStep, lookStep, unconfigureStep } from './take-out-steps.ts';

const id = 'take-out';

export default defineOperation({
  id,
  summary: 'Takes a server out of its BizTalk group while its clustered hosts go on elsewhere.',
  arguments: [computerArgument],
  plan(topology, computer) {
    const biztalkGroup = topology.biztalkGroups.find((each) => isServerOf(computer, each));
    if (!biztalkGroup) return { impossible: [`${computer.name} is no server of a BizTalk group.`] };
    const impossible = obstacles(topology, computer, biztalkGroup);
    return impossible.length > 0 ? { impossible } : planTakeOut(topology, computer, biztalkGroup);
  },
});

function isServerOf(computer: Computer, { servers, hosts }: BiztalkGroup): boolean {
  return (
    servers.items.includes(computer) || hosts.some((host) => host.instances.some((own) => own.computer === computer))
  );
}

/** The groups with clustered hosts that may run on the computer. */
function groupsFor(computer: Computer): readonly Group[] {
  if (computer.kind !== 'node') return [];
  return computer.cluster.groups.filter((group) =>
    clusteredHosts([group]).some(({ resource }) => possibleOwnersOf(resource).includes(computer)),
  );
}

function obstacles(topology: Topology, computer: Computer, biztalkGroup: BiztalkGroup): readonly string[] {
  const found: string[] = [];
  if (biztalkGroup.servers.items.every((other) => other === computer)) {
    found.push(
      `${computer.name} is the only server of BizTalk group ${biztalkGroup.name}: nothing would process anything any more.`,
    );
  }
  if (topology.sso?.masterSecretServer === computer) {
    found.push(
      `${computer.name} is the master secret server: every other server needs it. Move the master secret first.`,
    );
  }
  for (const group of groupsFor(computer)) found.push(...obstaclesIn(group, computer));
  return found.length > 0 ? found : refusedMoves(topology, computer);
}

/** Hosts that could run nowhere else. */
function obstaclesIn(group: Group, computer: Computer): readonly string[] {
  if (commonOwnersOf(group).every((node) => node === computer)) {
    return [`${group.name} can't leave ${computer.name}: no other node may run all its resources.`];
  }
  return clusteredHosts([group]).flatMap(({ host, resource }) => {
    const others = possibleOwnersOf(resource).filter((node) => node !== computer);
    const able = host.instances.filter(
      (instance) => !instance.disabled && others.some((node) => node === instance.computer),
    );
    return able.length > 0
      ? []
      : [
          `Host ${host.name} is clustered and has no other instance that can start: it would go offline with ${computer.name}.`,
        ];
  });
}

/** What happens when the groups are asked to leave, after the instances that no cluster runs have been stopped. */
function leave(topology: Topology, computer: Computer) {
  const stopped = unclusteredInstances(computer);
  const { state } = simulate(topology, []).start;
  const moves = groupsFor(computer).flatMap((group): (SimulatedEvent & { readonly kind: 'moved' })[] => {
    const here = state.groups.find((each) => each.group === group)?.owner === computer;
    const [to] = otherNodes(group, computer);
    return here && to ? [{ kind: 'moved', group, to }] : [];
  });
  const events: readonly SimulatedEvent[] = [
    ...(stopped.length > 0 ? [{ kind: 'fails' as const, what: stopped }] : []),
    ...moves,
  ];
  const steps = simulate(topology, events).steps.slice(events.length - moves.length);
  return moves.map((move, index) => ({ group: move.group, happens: steps[index] }));
}

function otherNodes(group: Group, computer: Computer): readonly Node[] {
  return commonOwnersOf(group).filter((node) => node !== computer);
}

function refusedMoves(topology: Topology, computer: Computer): readonly string[] {
  return leave(topology, computer).flatMap(({ happens }) =>
    (happens?.changes ?? [])
      .filter(({ code }) => code === 'move-refused')
      .map(({ text, reason }) => `${text} ${reason?.text ?? ''}`.trim()),
  );
}

function unclusteredInstances({ instances }: Computer): readonly Instance[] {
  return instances.filter(({ host, disabled }) => host.clusteredAs.length === 0 && !host.isolated && !disabled);
}

function planTakeOut(topology: Topology, computer: Computer, biztalkGroup: BiztalkGroup): Plan | Impossible {
  const groups = groupsFor(computer);
  const happenings = leave(topology, computer);
  const unclustered = unclusteredInstances(computer);
  const byName = (a: Instance, b: Instance) => (a.host.name < b.host.name ? -1 : 1);
  const steps: readonly SequenceStep[] = [
    lookStep(computer, biztalkGroup, groups),
    ...unclustered.toSorted(byName).flatMap((instance) => stopStep(id, instance, whenStopped(instance))),
    ...groups.flatMap((group) => {
      const happens = happenings.find((each) => each.group === group)?.happens;
      const [to] = otherNodes(group, computer);
      return to && computer.kind === 'node' ? [leaveStep(group, computer, to, happens, topology)] : [];
    }),
    ...clusteredHosts(groups).flatMap(({ resource, host }) =>
      computer.kind === 'node' && possibleOwnersOf(resource).includes(computer)
        ? [keepAwayStep(resource, host, computer)]
        : [],
    ),
    ...computer.instances.toSorted(byName).flatMap((instance) => deleteStep(id, instance)),
    unconfigureStep(computer, biztalkGroup, keepsSso(computer)),
    checkStep(computer, biztalkGroup, groups),
  ];
  return {
    title: titled(`Take ${computer.name} out of BizTalk group ${biztalkGroup.name}`, topology),
    steps,
    leftOut: [],
    changes: computer.instances,
  };
}

/** What else can do the work of an instance that is stopped for good. */
function whenStopped({ host, computer }: Instance): readonly string[] {
  const others = host.instances.filter((other) => other.computer && other.computer !== computer && !other.disabled);
  return [
    others.length === 0
      ? `${host.name} has no other instance that can start: from this step on nothing is processed in it: ${worksAs(host)}.`
      : `${host.name} goes on on ${enumerate(others.flatMap((other) => other.computer?.name ?? []))}, if it runs there: look first.`,
  ];
}

/** Why Enterprise SSO stays on the computer; undefined where nothing needs it there. */
function keepsSso(computer: Computer): string | undefined {
  const entsso = computer.kind === 'node' ? entssoOf(computer.cluster) : undefined;
  if (!entsso) return undefined;
  return `Leave Enterprise SSO configured on ${computer.name}: ${entsso.name} in ${entsso.group.name} may fail over there (${namesOf(possibleOwnersOf(entsso))}).`;
}
