/** Which nodes may own what: what the lists of possible owners leave to each group. */
import { commonOwnersOf, isNodeOf, possibleOwnersOf } from './queries.ts';
import type { ResourceType } from './schema.ts';
import type { Cluster, Computer, Group, Node, References, Resource } from './topology.ts';

/**
 * The types that the white paper wants on every node (lines 222, 229, 240, 287, 385, 442, 659, 1004). A clustered host may be kept
 * away from a node by its list (line 1150); of the other types it says nothing.
 */
const ownedEverywhere: ReadonlySet<ResourceType> = new Set([
  'disk',
  'ip',
  'networkName',
  'dtc',
  'msmq',
  'fileShare',
  'sqlServer',
  'entsso',
  'iis',
]);

/** Whether a resource is to be possible on every node, so that its group can be. */
export function belongsEverywhere({ type }: Resource): boolean {
  return ownedEverywhere.has(type);
}

/** Whether it is certain who a list means: every name finds something, and that is a node of the cluster. */
export function namesNodes({ complete, items, written }: References<Computer>, cluster: Cluster): boolean {
  return !written || (complete && items.every((computer) => isNodeOf(computer, cluster)));
}

/** The nodes that no list keeps the group away from on purpose: those in the lists of all resources that may leave nodes out. */
export function intendedOwnersOf(group: Group): readonly Node[] {
  const lists = group.resources
    .filter((resource) => resource.possibleOwners.written && !belongsEverywhere(resource))
    .map(possibleOwnersOf);
  return group.cluster.nodes.filter((node) => lists.every((owners) => owners.includes(node)));
}

/**
 * Preferred owners first, then the other nodes in their order; only those that may own every resource of the group. A cluster
 * that balances network load fails nothing over: what is said to be on it stays on its first node.
 */
export function ownersInOrderOf(group: Group): readonly Node[] {
  const allowed = new Set(commonOwnersOf(group));
  const preferred = group.preferredOwners.items.filter((computer) => isNodeOf(computer, group.cluster));
  const owners = [...new Set([...preferred, ...group.cluster.nodes])].filter((node) => allowed.has(node));
  return group.cluster.type === 'failover' ? owners : owners.slice(0, 1);
}

/**
 * Whether the lists of a group's resources, taken together, leave it no node to fail over to, whatever their reasons. False where
 * a list isn't certain.
 */
export function isConfined(group: Group): boolean {
  const { cluster, resources } = group;
  if (cluster.type !== 'failover' || cluster.nodes.length < 2) return false;
  if (!resources.every(({ possibleOwners }) => namesNodes(possibleOwners, cluster))) return false;
  return commonOwnersOf(group).length < 2;
}

/** Whether the group would still have a node to run on, if these were the owners of one of its resources. */
export function leavesAnOwner(resource: Resource, owners: readonly Node[]): boolean {
  const { cluster, resources } = resource.group;
  const others = resources.filter((other) => other !== resource);
  if (!others.every(({ possibleOwners }) => namesNodes(possibleOwners, cluster))) return true;
  const lists = others.map(possibleOwnersOf);
  return owners.some((node) => lists.every((list) => list.includes(node)));
}
