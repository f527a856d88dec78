/** Groups of a cluster that mutators move something to, and what it takes to move there. */
import { addMember, change, moveInto } from '../change.ts';
import type { Dice } from '../dice.ts';
import type { View } from '../view.ts';
import { type Block, name, property, quoted, to, type WrittenTopology, word } from '../written.ts';

/** Another group, in a topology that has it. */
export interface Refuge {
  readonly topology: WrittenTopology;
  readonly group: Block;
  readonly networkName: Block;
  readonly disk?: Block | undefined;
}

/** A group of the cluster of some resources that has none of them, and can take them all: one that is there, or a new one. */
export function refugeFor(view: View, dice: Dice, resources: readonly Block[]): Refuge | undefined {
  const cluster = resources[0] && view.clusterOf(resources[0]);
  const known = dice.once(3) ? undefined : knownRefuge(view, dice, resources);
  return known ?? (cluster && newRefuge(view, cluster));
}

/** One that is there. */
export function knownRefuge(view: View, dice: Dice, resources: readonly Block[]): Refuge | undefined {
  const cluster = resources[0] && view.clusterOf(resources[0]);
  const homes = resources.map((resource) => view.around(resource, 'group')?.id);
  const able = cluster ? view.groups(cluster).filter((each) => takes(view, each, resources)) : [];
  const group = dice.anyOf(able.filter(({ id }) => !homes.includes(id)));
  const [networkName] = group?.members.filter(({ keyword }) => keyword === 'networkName') ?? [];
  return group && networkName && { topology: view.topology, group, networkName };
}

/** Whether it is reached by a name, runs on every node, and knows none of the resources' names. */
function takes(view: View, group: Block, resources: readonly Block[]): boolean {
  const isReached = group.members.some(({ keyword }) => keyword === 'networkName');
  if (!isReached || view.value(group, 'quorum') === 'yes') return false;
  const isEverywhere = group.members.every(
    (member) => view.owners(member).length === view.nodes(view.clusterOf(group) ?? group).length,
  );
  const names = new Set(resources.map((resource) => view.name(resource).toLowerCase()));
  return isEverywhere && group.members.every((member) => !names.has(view.name(member).toLowerCase()));
}

/** A group with a name on the network and no more; with a disk too, where queues are to live in it. */
export function newRefuge(view: View, cluster: Block, hasDisk = false): Refuge {
  const { workshop } = view;
  const ip = workshop.draft('ip', 'ApartAddress', property('address', word('10.99.0.21/24')));
  const networkName = workshop.draft('networkName', 'ApartName', property('name', name('APARTVS')));
  networkName.dependsOn.push(to(ip));
  if (hasDisk && view.windows(cluster) === '2003') networkName.properties.push(property('kerberos', word('yes')));
  const disk = hasDisk ? workshop.draft('disk', 'ApartDisk', property('drive', quoted('D:'))) : undefined;
  const group = workshop.draft('group', 'Apart');
  group.members.push(ip, networkName, ...(disk ? [disk] : []));
  return { topology: addMember(view.topology, cluster, group), group, networkName, disk };
}

/** With resources in the refuge. What they depend on is there too, or is what that group has instead. */
export function moveTo(refuge: Refuge, view: View, ...resources: readonly Block[]): WrittenTopology {
  return resources.reduce((moved, resource) => {
    const dependsOn = view.targets(resource, 'dependsOn').flatMap((target) => {
      if (resources.includes(target)) return target;
      const instead = target.keyword === 'networkName' ? refuge.networkName : refuge.disk;
      return instead ?? [];
    });
    const inRefuge = moveInto(moved, resource, refuge.group);
    return change(inRefuge, resource.id, (block) => ({ ...block, dependsOn: dependsOn.map(to) }));
  }, refuge.topology);
}
