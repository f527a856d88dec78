/** Which clusters and groups the procedures build: what isn't here is left to other instructions. */
import type { Cluster, Group, Resource, Topology } from '../model/topology.ts';
import type { Refusal } from './procedure.ts';

/** Clusters that no procedure builds, whatever is on them. */
export function* uncoveredClusters(topology: Topology): Iterable<Refusal> {
  for (const cluster of topology.clusters) {
    const why = whyNot(cluster);
    if (why) yield { refuse: cluster, why };
  }
}

export function isCovered(cluster: Cluster): boolean {
  return whyNot(cluster) === undefined;
}

function whyNot({ name, windows, type, nodes }: Cluster): string | undefined {
  if (type !== 'failover')
    return `Cluster ${name} is a network load balancing cluster; the runbook builds failover clusters.`;
  if (windows === undefined) return `The file doesn't state the Windows version of cluster ${name}.`;
  return nodes.length === 0 ? `Cluster ${name} has no nodes.` : undefined;
}

/**
 * Who makes what a group begins with. The quorum group is there as soon as the cluster is formed. The address and the name of a
 * SQL Server are made by its setup, which does not take existing ones (documentation, Installing a Failover Cluster).
 */
export function maker(group: Group): 'procedures' | 'forming the cluster' | 'the setup of SQL Server' {
  if (group.quorum) return 'forming the cluster';
  return group.resources.some(({ type }) => type === 'sqlServer') ? 'the setup of SQL Server' : 'procedures';
}

/** Whether it gives its group storage, or its name on the network. */
export function isBasic({ type }: Pick<Resource, 'type'>): boolean {
  return type === 'disk' || type === 'ip' || type === 'networkName';
}

/** Whether a resource is there already, or comes with SQL Server. */
export function comesByItself(resource: Resource): boolean {
  return (isBasic(resource) && maker(resource.group) !== 'procedures') || resource.type === 'sqlServer';
}
