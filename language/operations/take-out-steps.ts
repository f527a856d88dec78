/** The steps that take a server out of its BizTalk group. */
import { possibleOwnersOf } from '../model/queries.ts';
import type { BiztalkGroup, BiztalkHostResource, Computer, Group, Host, Node, Topology } from '../model/topology.ts';
import { showInstances } from '../runbook/biztalk-wmi.ts';
import { biztalkConsole, clusterConsole, moveInConsole } from '../runbook/consoles.ts';
import { believedResourceName } from '../runbook/host-facts.ts';
import { removeOwners } from '../runbook/host-owners.ts';
import {
  biztalkAdministrator,
  clusterAdministrator,
  localBiztalkAdministrator,
  powershellOn,
} from '../runbook/roles.ts';
import type { SequenceStep } from '../runbook/sequence.ts';
import { whitePaper } from '../runbook/sources.ts';
import { clusteredHosts } from '../runbook/targets.ts';
import { enumerate, namesOf, sortedNamesOf } from '../runbook/wording.ts';
import type { Step } from '../simulation/simulate.ts';
import { moveGroup, showCluster, showGroup, sourceOf } from './cluster-commands.ts';
import { step } from './drafting.ts';
import { interruptedBy, offlineIn, told } from './expectations.ts';

const id = 'take-out';

/** Another computer from which the rest of the group is looked at. */
function otherServer(computer: Computer, { servers, name }: BiztalkGroup): string {
  return servers.items.find((other) => other !== computer)?.name ?? `another server of BizTalk group ${name}`;
}

/** The hosts with an instance on the computer, by their names. */
function hostsOn({ instances }: Computer): readonly Host[] {
  return [...new Set(instances.map(({ host }) => host))].sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function lookStep(computer: Computer, biztalkGroup: BiztalkGroup, groups: readonly Group[]): SequenceStep {
  const { who, needs } = biztalkAdministrator(biztalkGroup);
  const hosts = hostsOn(computer);
  const [group] = groups;
  return step(id, {
    of: computer,
    part: 'look',
    phase: 'assessment',
    title: `See what runs on ${computer.name}`,
    where: computer.name,
    who,
    kind: 'read-only',
    console: [
      ...(group ? [clusterConsole(group.cluster), `Note which groups ${computer.name} owns.`] : []),
      ...clusteredHosts(groups).map(
        ({ host }) =>
          `Write down the name of the resource of host ${host.name} (believed: ${believedResourceName(host)}).`,
      ),
      biztalkConsole(biztalkGroup),
      `Select Host Instances. Note which instances run on ${computer.name}, and where else their hosts run.`,
    ],
    commands: [],
    check: {
      commands: [...(group ? [showCluster(group)] : []), ...hosts.map(showInstances)],
      expect: [
        ...groups.map(({ name }) => `${name} is Online.`),
        hosts.length === 0
          ? `No host has an instance on ${computer.name}.`
          : `Hosts with an instance on ${computer.name}: ${namesOf(hosts)}, and no other. If there is another, the file does not describe what stands here: stop.`,
      ],
    },
    record: [`What runs on ${computer.name}`],
    undo: { actions: [] },
    source: [whitePaper('P24', [1152, 1157])],
    needs: [...needs, ...powershellOn(computer)],
  });
}

/** @param happens what the simulation says, where the group normally runs on the node that it leaves */
export function leaveStep(
  group: Group,
  node: Node,
  to: Node,
  happens: Step | undefined,
  topology: Topology,
): SequenceStep {
  const { cluster, name } = group;
  const { who, needs } = clusterAdministrator(cluster);
  const interrupted = interruptedBy(group, topology);
  return step(id, {
    of: group,
    part: 'leave',
    phase: 'change',
    title: `Move ${name} to ${to.name}, if ${node.name} owns it`,
    where: to.name,
    who,
    kind: 'disruptive',
    before: [
      `If another node than ${node.name} owns ${name}, go on to the next step.`,
      ...(interrupted.length > 0 ? [`While ${name} moves, these stand still: ${enumerate(interrupted)}.`] : []),
    ],
    console: [clusterConsole(cluster), `${moveInConsole(cluster, name, to)} Wait until all its resources are Online.`],
    commands: [moveGroup(group, to)],
    check: {
      commands: [showGroup(group)],
      expect: [
        `Another node than ${node.name} owns ${name}.`,
        ...(happens ? [...told(happens), ...offlineIn(group, happens.state)] : []),
      ],
    },
    undo: { actions: [`Move ${name} back to ${node.name}.`], commands: [moveGroup(group, node)] },
    source: [whitePaper('P24', 1154), ...sourceOf(group)],
    needs,
  });
}

/** A failover to a node without an instance fails (white paper, lines 1146 and 1150). */
export function keepAwayStep(resource: BiztalkHostResource, host: Host, node: Node): SequenceStep {
  const owners = possibleOwnersOf(resource).filter((other) => other !== node);
  // Not where it normally runs: that may be the node that leaves.
  const where = owners[0]?.name ?? resource.group.cluster.name;
  return step(id, { ...removeOwners(resource, host, owners, [node]), where, phase: 'change', part: 'owners' });
}

export function unconfigureStep(
  computer: Computer,
  biztalkGroup: BiztalkGroup,
  keepsSso: string | undefined,
): SequenceStep {
  const { who, needs } = localBiztalkAdministrator(biztalkGroup, computer);
  const features = keepsSso === undefined ? '' : ' Leave Enterprise SSO cleared.';
  return step(id, {
    of: computer,
    part: 'unconfigure',
    phase: 'change',
    title: `Unconfigure BizTalk Server on ${computer.name}`,
    where: computer.name,
    who,
    kind: 'disruptive',
    before: [
      `${computer.name} leaves BizTalk group ${biztalkGroup.name}: afterwards it is configured anew if it is to come back.`,
      ...(keepsSso === undefined ? [] : [keepsSso]),
    ],
    console: [
      'Open BizTalk Server Configuration from the Start menu.',
      'File → Export: keep the settings, for the way back.',
      `Actions → Unconfigure Features: tick the features of BizTalk Server.${features} OK.`,
      'Wait until the summary says that it has succeeded.',
    ],
    commands: [],
    check: {
      expect: [
        `BizTalk Server Configuration on ${computer.name} shows no feature of BizTalk Server as configured.`,
        `In BizTalk Server Administration on ${otherServer(computer, biztalkGroup)}, under Platform Settings → Servers, ${computer.name} is gone.`,
      ],
    },
    record: ['Unconfigured at'],
    undo: {
      actions: [
        `Configure BizTalk Server on ${computer.name} again: join BizTalk group ${biztalkGroup.name}; then create its host instances, and make it a possible owner of the clustered hosts.`,
      ],
    },
    source: [whitePaper('P24', 1157)],
    needs,
  });
}

export function checkStep(computer: Computer, biztalkGroup: BiztalkGroup, groups: readonly Group[]): SequenceStep {
  const { who, needs } = biztalkAdministrator(biztalkGroup);
  const other = otherServer(computer, biztalkGroup);
  const hosts = hostsOn(computer);
  const clustered = clusteredHosts(groups).map(({ host }) => host);
  const server = biztalkGroup.servers.items.find((each) => each !== computer);
  const [group] = groups;
  return step(id, {
    of: computer,
    part: 'check',
    phase: 'closing',
    title: `Check that everything goes on without ${computer.name}, and change the file`,
    where: other,
    who,
    kind: 'read-only',
    console: [
      biztalkConsole(biztalkGroup),
      'Select Host Instances, and look for suspended messages in the Group Hub.',
      `In the file: take ${computer.name} out of servers of ${biztalkGroup.name} and out of the possible owners of its clustered hosts, and delete its host instances; then check the file.`,
    ],
    commands: [],
    check: {
      commands: [...(group ? [showGroup(group)] : []), ...hosts.map(showInstances)],
      expect: [
        `No host has an instance on ${computer.name}.`,
        ...(clustered.length > 0
          ? [
              `${sortedNamesOf(clustered)}: exactly one instance has ServiceState 4 (running), at the node that owns the group.`,
            ]
          : []),
      ],
    },
    record: ['What went otherwise'],
    undo: { actions: [] },
    source: [whitePaper('P24', [1152, 1157])],
    needs: [...needs, ...(server ? powershellOn(server) : [])],
  });
}
