/** What it takes to have Message Queuing in a group, and to let clustered hosts wait for it. */
import { allDependentsOf, resourcesNeeding } from '../../model/dependencies.ts';
import { freshName } from '../../model/fresh-names.ts';
import { hasKerberos, queueHostsOn } from '../../model/message-queuing.ts';
import { networkNameOf, resourcesOf } from '../../model/queries.ts';
import type { BiztalkHostResource, Group, NetworkName, Resource, Topology } from '../../model/topology.ts';
import { stemOf } from '../new-network-name.ts';
import { add, append, type Edit, type NewReference, set } from '../rule.ts';

/** What Message Queuing could depend on in a group. */
export interface QueuePlace {
  /** What tells the place from the group's others, to stand at the end of a title: `, on AppDisk`. */
  readonly suffix: string;
  readonly dependsOn: readonly NewReference[];
  /** What has to be done besides. */
  readonly edits: readonly Edit[];
}

/** Nobody chooses among more disks than these in a menu. */
const mostDisks = 3;

/**
 * The places for Message Queuing in a group, one for each disk; where the group has none, on a new one. None in the quorum group
 * (white paper, line 382), and none where the group lacks a name or an address: those are findings of the group.
 * @param dependents What may not be waited for: all that waits for the queues.
 */
export function queuePlaces(
  group: Group,
  topology: Topology,
  dependents: ReadonlySet<Resource>,
): readonly QueuePlace[] {
  const name = bestName(group, dependents);
  if (group.quorum || !name || resourcesOf(group, 'ip').length === 0) return [];
  const all = resourcesOf(group, 'disk');
  const disks = all.filter((disk) => !dependents.has(disk)).slice(0, mostDisks);
  if (all.length > 0) {
    return disks.map((disk) => ({
      suffix: disks.length > 1 ? `, on ${disk.name}` : '',
      dependsOn: [name, disk],
      edits: enableKerberos(name),
    }));
  }
  const disk = freshName(topology, `${stemOf(group)}Disk`);
  const alsoNeeding = resourcesNeeding(group, 'disk').filter(({ dependsOn }) => dependsOn.complete);
  return [
    {
      suffix: ', on a new disk',
      dependsOn: [name, disk],
      edits: [
        add(group, { keyword: 'disk', name: disk }),
        ...alsoNeeding.map((resource) => append(resource, 'dependsOn', disk)),
        ...enableKerberos(name),
      ],
    },
  ];
}

/** The group's first Network Name; on Windows Server 2003 rather one that has Kerberos already. */
function bestName(group: Group, dependents: ReadonlySet<Resource>): NetworkName | undefined {
  const names = resourcesOf(group, 'networkName').filter((name) => !dependents.has(name));
  return names.find(hasKerberos) ?? names[0];
}

/** Lets Message Queuing use the name. */
export function enableKerberos(name: NetworkName): readonly Edit[] {
  return hasKerberos(name) ? [] : [set(name, 'kerberos', { word: 'yes' })];
}

/** Lets all hosts of a group that run MSMQ handlers wait for the queues. */
export function letHostsWait(group: Group, queue: NewReference): readonly Edit[] {
  return queueHostsOn(group.cluster)
    .filter((resource) => resource.group === group && !resource.dependsOn.items.some((item) => item === queue))
    .flatMap((resource) => dependOnQueues(resource, queue));
}

/** All that waits for the hosts of a group that run MSMQ handlers, and they themselves. */
export function dependentsOfHosts(group: Group): ReadonlySet<Resource> {
  const hosts = queueHostsOn(group.cluster).filter((resource) => resource.group === group);
  return new Set(hosts.flatMap((resource) => [resource, ...allDependentsOf(resource)]));
}

/** A list that is written is the whole list: the Network Name, which the product adds by itself, has to be in it. */
export function dependOnQueues(resource: BiztalkHostResource, queue: NewReference): readonly Edit[] {
  const name = resource.dependsOn.written ? undefined : networkNameOf(resource.group);
  return [...(name ? [append(resource, 'dependsOn', name)] : []), append(resource, 'dependsOn', queue)];
}
