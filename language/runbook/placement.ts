/** Where things run: the node to work on, the nodes of a group in its order of preference, the nodes that may not own a resource. */
import { isNodeOf, possibleOwnersOf } from '../model/queries.ts';
import type { Cluster, Group, Node, Resource } from '../model/topology.ts';

/** The node on which the work on a cluster is done: the white paper moves every group to one node first (lines 183, 205). */
export function workingNode(cluster: Cluster): Node | undefined {
  return cluster.nodes[0];
}

/** The preferred owners as written, without what isn't a node of the cluster; every node where no list is written. */
export function preferredOwners(group: Group): readonly Node[] {
  if (!group.preferredOwners.written) return group.cluster.nodes;
  return group.preferredOwners.items.filter((computer) => isNodeOf(computer, group.cluster));
}

/** The node on which the group normally runs. */
export function homeNode(group: Group): Node | undefined {
  return preferredOwners(group)[0] ?? workingNode(group.cluster);
}

/** The nodes on which every one of the resources may run, the group's home first. */
export function commonOwners(group: Group, resources: readonly Resource[]): readonly Node[] {
  const home = homeNode(group);
  return group.cluster.nodes
    .filter((node) => resources.every((resource) => possibleOwnersOf(resource).includes(node)))
    .sort((a, b) => Number(b === home) - Number(a === home));
}

/** The node on which a new group comes online first: the working node, unless one of the resources may not run there. */
export function firstNode(group: Group, resources: readonly Resource[]): Node | undefined {
  const owners = commonOwners(group, resources);
  return owners.find((node) => node === workingNode(group.cluster)) ?? owners[0];
}

/** The nodes of the cluster that may not run the resource. */
export function excludedOwners(resource: Resource): readonly Node[] {
  const owners = possibleOwnersOf(resource);
  return resource.group.cluster.nodes.filter((node) => !owners.includes(node));
}
