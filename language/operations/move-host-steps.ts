/** The steps that move a clustered host: instances, out of the one group, into the other, and what the resource has to be told. */
import { possibleOwnersOf } from '../model/queries.ts';
import type { BiztalkHostResource, Element, Group } from '../model/topology.ts';
import { showHost, showInstances } from '../runbook/biztalk-wmi.ts';
import { clusterConsole } from '../runbook/consoles.ts';
import { homeNode } from '../runbook/placement.ts';
import clusterHost from '../runbook/procedures/cluster-host.ts';
import failOverHosts from '../runbook/procedures/fail-over-hosts.ts';
import findHostResource from '../runbook/procedures/find-host-resource.ts';
import hostDependencies from '../runbook/procedures/host-dependencies.ts';
import hostInstance from '../runbook/procedures/host-instance.ts';
import hostOwners from '../runbook/procedures/host-owners.ts';
import restartPolicy from '../runbook/procedures/restart-policy.ts';
import { biztalkAdministrator, clusterAdministrator, powershellOn } from '../runbook/roles.ts';
import type { SequenceStep } from '../runbook/sequence.ts';
import { ownerOf } from '../runbook/service.ts';
import { whitePaper } from '../runbook/sources.ts';
import { describe, namesOf } from '../runbook/wording.ts';
import { showCluster } from './cluster-commands.ts';
import { step, takeOver } from './drafting.ts';
import { type Clustered, look, unclusterStep } from './host-steps.ts';
import type { Copy } from './what-if.ts';

const id = 'move-host';

/** @param weaker sentences about what gets worse */
export function moveSteps(clustered: Clustered, after: Copy, weaker: readonly string[]): readonly SequenceStep[] {
  const { host, resource } = clustered;
  const moved = after.of(resource);
  const movedHost = after.of(host);
  const known = new Set<Element>(host.instances.map(after.of));
  const isMoved = ({ of }: { readonly of: Element }) => of === moved;
  return [
    look(id, clustered),
    targetStep(moved),
    ...takeOver(hostInstance, after.topology, 'change', ({ of }) =>
      movedHost.instances.some((instance) => instance === of && !known.has(of)),
    ),
    unclusterStep(id, clustered, [
      `Go on at once: ${host.name} works again only when it is clustered in ${moved.group.name}.`,
      ...weaker,
    ]),
    ...takeOver(clusterHost, after.topology, 'change', isMoved),
    ...takeOver(findHostResource, after.topology, 'change', isMoved),
    ...takeOver(hostDependencies, after.topology, 'change', isMoved),
    ...takeOver(hostOwners, after.topology, 'change', isMoved),
    ...takeOver(restartPolicy, after.topology, 'change', isMoved),
    ...takeOver(failOverHosts, after.topology, 'closing', ({ of }) => of === moved.group),
    checkStep(clustered, moved),
  ];
}

/** The other group, before anything is taken out of the one. */
function targetStep({ group }: BiztalkHostResource): SequenceStep {
  const { who, needs } = clusterAdministrator(group.cluster);
  return step(id, {
    of: group,
    part: 'look',
    phase: 'assessment',
    title: `See that ${group.name} can take it`,
    where: ownerOf({ group }),
    who,
    kind: 'read-only',
    console: [clusterConsole(group.cluster), `Select ${group.name}, and look at its resources and at who owns it.`],
    commands: [],
    check: {
      commands: [showCluster(group)],
      expect: [`${group.name} is Online, and all its resources are.`, atHome(group)],
    },
    undo: { actions: [] },
    source: [whitePaper('P22', 1151)],
    needs,
  });
}

function atHome(group: Group): string {
  const home = homeNode(group);
  return home ? `It is at ${home.name}, where it normally runs.` : 'A node owns it.';
}

function checkStep({ host, resource }: Clustered, moved: BiztalkHostResource): SequenceStep {
  const { group } = moved;
  const { who, needs } = biztalkAdministrator(host.biztalkGroup);
  const home = homeNode(group);
  return step(id, {
    of: host,
    part: 'check',
    phase: 'closing',
    title: `Check host ${host.name}, and change the file`,
    where: ownerOf(moved),
    who,
    kind: 'read-only',
    console: [
      `In the file: move ${describe(resource)} into group ${group.name}, with its new dependencies, and declare its new instances; then check the file.`,
    ],
    commands: [],
    check: {
      commands: [showHost(host), showInstances(host)],
      expect: [
        `ClusterResourceGroupName is ${group.name}.`,
        `Exactly one instance has ServiceState 4 (running), at the node that owns ${group.name}; it may run on ${namesOf(possibleOwnersOf(moved))}.`,
      ],
    },
    record: ['Working again at', 'What went otherwise'],
    undo: { actions: [] },
    source: [whitePaper('P22', [1184, 1200])],
    needs: [...needs, ...(home ? powershellOn(home) : [])],
  });
}
