/** The steps of a failover drill, each with what the simulation expects and fields for what happened. */
import { commonOwnersOf } from '../model/queries.ts';
import type { Group, Node, Topology } from '../model/topology.ts';
import { showInstances } from '../runbook/biztalk-wmi.ts';
import type { Block } from '../runbook/command.ts';
import { clusterConsole, moveInConsole } from '../runbook/consoles.ts';
import { clusterAdministrator, powershellOn } from '../runbook/roles.ts';
import type { SequenceStep } from '../runbook/sequence.ts';
import { whitePaper } from '../runbook/sources.ts';
import { clusteredHosts } from '../runbook/targets.ts';
import { enumerate } from '../runbook/wording.ts';
import { capabilityTitle, namerOf } from '../simulation/index.ts';
import type { Step } from '../simulation/simulate.ts';
import { moveGroup, showCluster, showGroup, sourceOf } from './cluster-commands.ts';
import { step } from './drafting.ts';
import { interruptedBy, offlineIn, simulated, told } from './expectations.ts';

const id = 'drill';
const times = ['Began at', 'Everything works again at', 'What went otherwise'];

/** How it has to be before, so that what happens later can be told from what was wrong already. */
export function lookStep(group: Group, start: Step, topology: Topology): SequenceStep {
  const { who, needs } = clusterAdministrator(group.cluster);
  const own = start.state.groups.find((each) => each.group === group);
  return step(id, {
    of: group,
    part: 'look',
    phase: 'assessment',
    title: `See that ${group.name} is as it should be`,
    where: own?.owner?.name ?? group.cluster.name,
    who,
    kind: 'read-only',
    before: [
      'Agree on a time with everybody who relies on it, and see that nobody else works on the cluster.',
      'The expectations of this drill are computed from the file. Where the cluster is not as the file says, stop.',
    ],
    console: [
      clusterConsole(group.cluster),
      `Select ${group.name}. Note which node owns it, and what is not Online.`,
      `Look into the event log of each node (${enumerate(commonOwnersOf(group).map(({ name }) => name))}) for errors of today.`,
    ],
    commands: [],
    check: {
      commands: [showCluster(group), ...instancesOf(group)],
      expect: [
        ...(own?.owner ? [`${group.name} is Online at ${own.owner.name}.`] : []),
        ...offlineIn(group, start.state),
        ...worksAt(start, topology),
        ...hostsOf(group).map(
          (host) =>
            `Every instance of ${host.name} on ${enumerate(commonOwnersOf(group).map(({ name }) => name))} has IsDisabled False.`,
        ),
      ],
    },
    record: ['Date', 'Node that owns it', 'What is not as expected'],
    undo: { actions: [] },
    source: [whitePaper('P22', [1144, 1146])],
    needs: [...needs, ...shellNeeds(group, own?.owner)],
  });
}

export function moveStep(
  group: Group,
  to: Node,
  happens: Step,
  topology: Topology,
  phase: 'change' | 'failure' = 'change',
): SequenceStep {
  const { cluster, name } = group;
  const { who, needs } = clusterAdministrator(cluster);
  const interrupted = interruptedBy(group, topology);
  return step(id, {
    of: group,
    part: phase === 'failure' ? `return-${to.name.toLowerCase()}` : `move-${to.name.toLowerCase()}`,
    phase,
    title: phase === 'failure' ? `Move ${name} back to ${to.name}` : `Move ${name} to ${to.name}`,
    where: to.name,
    who,
    kind: 'disruptive',
    before: interrupted.length > 0 ? [`While ${name} moves, these stand still: ${enumerate(interrupted)}.`] : [],
    console: [
      clusterConsole(cluster),
      `${moveInConsole(cluster, name, to)} Wait until all its resources are Online, or until one has Failed.`,
    ],
    commands: [moveGroup(group, to)],
    check: {
      commands: [showGroup(group), ...instancesOf(group)],
      expect: [...told(happens), ...offlineIn(group, happens.state), ...oneInstance(group, happens)],
    },
    record: times,
    undo: { actions: [`Move ${name} back to the node that owned it.`] },
    source: [...sourceOf(group), simulated],
    needs: [...needs, ...shellNeeds(group, to)],
  });
}

export function pullStep(group: Group, node: Node, happens: Step, topology: Topology): SequenceStep {
  const { who, needs } = clusterAdministrator(group.cluster);
  return step(id, {
    of: node,
    part: 'fail',
    phase: 'failure',
    title: `Let ${node.name} fail`,
    where: `${node.name}, and another node to watch from`,
    who,
    kind: 'disruptive',
    before: [
      'Leave this phase out unless everybody has agreed to it: what is under way on the computer is lost, and its disks are not written to the end.',
      `Everything that runs on ${node.name} stops at once, and not only ${group.name}.`,
    ],
    console: [
      `Pull the power cables of ${node.name}, or switch it off hard by its management board. Do not shut it down.`,
      `Watch ${group.name} in the cluster console on another node.`,
    ],
    commands: [],
    check: {
      commands: [showCluster(group), ...instancesOf(group)],
      expect: [...told(happens), ...worksAt(happens, topology)],
    },
    record: times,
    undo: { actions: [`Switch ${node.name} on again.`] },
    source: [whitePaper('P22', [1144, 1146]), simulated],
    needs: [...needs, `Access to the power of ${node.name}`, ...shellNeeds(group, undefined)],
  });
}

export function backStep(group: Group, node: Node, happens: Step): SequenceStep {
  const { who, needs } = clusterAdministrator(group.cluster);
  return step(id, {
    of: node,
    part: 'back',
    phase: 'failure',
    title: `Start ${node.name} again`,
    where: node.name,
    who,
    kind: 'disruptive',
    console: [
      `Switch ${node.name} on, and wait until it is Up in the cluster console.`,
      `Look into the event log of ${node.name} for errors since it was switched on.`,
    ],
    commands: [],
    check: { commands: [showCluster(group)], expect: [`${node.name} is Up.`, ...told(happens)] },
    record: ['Up again at', 'What went otherwise'],
    undo: { actions: [] },
    source: [whitePaper('P22', [1144, 1146]), simulated],
    needs,
  });
}

export function closingStep(group: Group, start: Step, topology: Topology): SequenceStep {
  const { who, needs } = clusterAdministrator(group.cluster);
  const own = start.state.groups.find((each) => each.group === group);
  return step(id, {
    of: group,
    part: 'close',
    phase: 'closing',
    title: `See that ${group.name} is as it was`,
    where: own?.owner?.name ?? group.cluster.name,
    who,
    kind: 'read-only',
    console: [
      clusterConsole(group.cluster),
      `Select ${group.name}. Compare it with what was noted in the first step.`,
      'Send a message through each receive location that was concerned, and look for suspended ones in the Group Hub.',
    ],
    commands: [],
    check: {
      commands: [showCluster(group), ...instancesOf(group)],
      expect: [
        ...(own?.owner ? [`${group.name} is Online at ${own.owner.name}.`] : []),
        ...offlineIn(group, start.state),
        ...worksAt(start, topology),
      ],
    },
    record: ['Passed, or not', 'What has to be mended, and by whom', 'Signature'],
    undo: { actions: [] },
    source: [whitePaper('P22', [1144, 1146])],
    needs: [...needs, ...shellNeeds(group, own?.owner)],
  });
}

function hostsOf(group: Group) {
  return clusteredHosts([group])
    .map(({ host }) => host)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function instancesOf(group: Group): readonly Block[] {
  return hostsOf(group).map(showInstances);
}

function shellNeeds(group: Group, node: Node | undefined): readonly string[] {
  return node && hostsOf(group).length > 0 ? powershellOn(node) : [];
}

/** Of each clustered host that works there is one instance that does. */
function oneInstance(group: Group, { state }: Step): readonly string[] {
  return hostsOf(group).flatMap((host) => {
    const own = state.capabilities.find(({ capability }) => capability.kind === 'host' && capability.host === host);
    const [computer] = own?.on ?? [];
    return computer ? [`Of ${host.name} one instance has ServiceState 4 (running): the one on ${computer.name}.`] : [];
  });
}

/** Where hosts, databases and the master secret work, or that they don't; what handlers do follows from their hosts. */
function worksAt({ state }: Step, topology: Topology): readonly string[] {
  const name = namerOf(topology);
  return state.capabilities.flatMap(({ capability, state: how, on, reason }) => {
    if (capability.kind === 'handler' || how === 'unknown') return [];
    const title = capabilityTitle(capability, name);
    if (how === 'lost') return [`${title}: not available. ${reason?.text ?? ''}`.trim()];
    return on.length === 0 ? [] : [`${title}: on ${enumerate(on.map(({ name: computer }) => computer))}.`];
  });
}
