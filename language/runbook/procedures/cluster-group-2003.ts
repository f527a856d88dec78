/** P2, Windows Server 2003: a cluster group, and in it a Physical Disk, an IP Address and a Network Name. */
import { dependenciesOf, possibleOwnersOf } from '../../model/queries.ts';
import { sure } from '../../model/sure.ts';
import type { Group } from '../../model/topology.ts';
import { type BasicParts, basicParts } from '../basic-parts.ts';
import { clusterExe } from '../cluster-exe.ts';
import { cmd } from '../command.ts';
import { clusterConsole } from '../consoles.ts';
import { preferredOwners, workingNode } from '../placement.ts';
import { created, type Draft, defineProcedure, type Refusal } from '../procedure.ts';
import { clusterAdministrator } from '../roles.ts';
import { whitePaper } from '../sources.ts';
import { type BasicResource, basicResources, groupsToCreate } from '../targets.ts';
import { creating, showing } from '../tool-of.ts';
import { namesOf } from '../wording.ts';

export default defineProcedure({
  id: 'cluster-group-2003',
  *draft(topology) {
    for (const group of groupsToCreate(topology, '2003')) {
      yield createGroup(group);
      for (const resource of basicResources(group)) yield addResource(resource);
    }
  },
});

function common({ cluster, name }: Group) {
  const { who, needs } = clusterAdministrator(cluster);
  return {
    phase: 'cluster-groups' as const,
    unit: [cluster.name, name],
    where: workingNode(cluster)?.name ?? cluster.name,
    who,
    kind: 'changing' as const,
    needs,
  };
}

function createGroup(group: Group): Draft {
  const { cluster, name } = group;
  const owners = preferredOwners(group);
  const line = clusterExe(cluster);
  return {
    ...common(group),
    of: group,
    rank: 0,
    title: `Create group ${name}`,
    console: [
      clusterConsole(cluster),
      'File → New → Group.',
      `New Group: Name: ${name}; Next.`,
      `Preferred Owners: add ${namesOf(owners)}, in this order; Finish.`,
      'OK.',
    ],
    commands: [
      cmd(line`group ${name} /create`, owners.length > 0 ? line`group ${name} /setowners:${owners}` : undefined),
    ],
    check: {
      commands: [cmd(line`group ${name} /listowners`)],
      expect: [`The preferred owners are ${namesOf(owners)}, in this order.`],
    },
    undo: { actions: [`Delete ${name} while it is empty.`], commands: [cmd(line`group ${name} /delete`)] },
    source: [whitePaper('P2', [213, 216])],
    requires: [created(cluster)],
    makes: [created(group)],
  };
}

const ranks = { disk: 1, ip: 2, networkName: 3 } as const;
const paperLines = { disk: [217, 224], ip: [225, 235], networkName: [236, 243] } as const;

function addResource(resource: BasicResource): Draft | Refusal {
  const parts = basicParts(resource);
  if ('refuse' in parts) return parts;
  const { group, name } = resource;
  return {
    ...common(group),
    of: resource,
    rank: ranks[resource.type],
    title: `Create ${parts.windowsType} ${name} in ${group.name}`,
    before: elsewhere(resource),
    console: [
      clusterConsole(group.cluster),
      `Select group ${group.name}. File → New → Resource.`,
      `New Resource: Name: ${name}; Resource type: ${parts.windowsType}; Next.`,
      `Possible Owners: ${namesOf(possibleOwnersOf(resource))}; Next.`,
      `Dependencies: ${namesOf(dependenciesOf(resource)) || 'none'}; Next.`,
      ...parametersPage(resource, parts),
    ],
    commands: parts.parameters ? [cmd(...creating(resource, parts.windowsType, parts.parameters))] : [],
    check: {
      commands: [cmd(...showing(resource), parts.show)],
      expect: [`${name} is in ${group.name}. It is still offline.`, ...parts.expect],
    },
    undo: undoOf(resource),
    source: [whitePaper('P2', paperLines[resource.type])],
    needs: [...common(group).needs, ...parts.needs],
    requires: [created(group), ...dependenciesOf(resource).map(created)],
    makes: [created(resource)],
  };
}

/** Forming a cluster puts the disks that it finds into groups of their own. */
function elsewhere({ type, name, group }: BasicResource): readonly string[] {
  if (type !== 'disk') return [];
  return [
    `If the disk is a resource already, in another group, do not create a second one: right-click it there → Change Group → ${group.name}, rename it ${name}, and go on to the check.`,
  ];
}

function parametersPage(resource: BasicResource, { subnet }: BasicParts): readonly string[] {
  switch (resource.type) {
    case 'disk':
      return [`Disk: choose ${resource.drive ?? 'the disk that is meant'}; Finish; OK.`];
    case 'ip':
      return [
        `TCP/IP Address Parameters: Address: ${sure(subnet).address}; Subnet mask: ${sure(subnet).mask}; Network: ${resource.network ?? 'the public network'}.`,
        `Enable NetBIOS for this address: ${resource.netbios === false ? 'cleared' : 'ticked'}; Finish; OK.`,
      ];
    case 'networkName':
      return [
        `Network Name Parameters: Name: ${resource.networkName}.`,
        ...(resource.kerberos ? ['Enable Kerberos Authentication: ticked.'] : []),
        'Finish; OK.',
      ];
  }
}

function undoOf(resource: BasicResource) {
  const line = clusterExe(resource.group.cluster);
  if (resource.type === 'disk') {
    return {
      actions: [
        `Move ${resource.name} to another group; deleting it would leave the disk without the cluster's protection.`,
      ],
    };
  }
  return { actions: [`Delete ${resource.name}.`], commands: [cmd(line`res ${resource.name} /delete`)] };
}
