/** What hosts with MSMQ handlers need of Message Queuing, and where a cluster has it. */
import { kept } from './memo.ts';
import { handlersOf, hostResourceOf, resourcesOf } from './queries.ts';
import type { BiztalkHostResource, Cluster, Host, Msmq, NetworkName, Node } from './topology.ts';

/**
 * Whether the host works only with queues of the node that it runs on: up to BizTalk Server 2006 R2 the MSMQ receive handler
 * reads transactionally from no others (white paper, line 355).
 */
export function needsQueuesBeside(host: Host): boolean {
  const { version } = host.biztalkGroup;
  return (version === '2006' || version === '2006R2') && handlersOf(host, 'MSMQ', 'receive').length > 0;
}

/** Whether this clusters an in-process host that runs MSMQ handlers; of a host that is clustered twice only the first counts. */
export function worksWithQueues(resource: BiztalkHostResource): boolean {
  const { host } = resource;
  if (!host || host.isolated || hostResourceOf(host) !== resource) return false;
  return handlersOf(host, 'MSMQ').length > 0;
}

/** Whether a clustered host is in a group with queues: one that is clustered twice has too many resources then, and not a wrong one. */
export function isBesideQueues({ clusteredAs }: Host): boolean {
  return clusteredAs.some(({ group }) => resourcesOf(group, 'msmq').length > 0);
}

/** What is asked about the queues of a cluster again and again. */
interface ClusterQueues {
  readonly queues: readonly Msmq[];
  /** The clustered hosts that work with queues. */
  readonly hosts: readonly BiztalkHostResource[];
}

/** Kept, as each of its hosts and nodes may ask. */
const onCluster = kept(
  ({ groups }: Cluster): ClusterQueues => ({
    queues: groups.flatMap((group) => resourcesOf(group, 'msmq')),
    hosts: groups.flatMap((group) => resourcesOf(group, 'biztalkHost')).filter(worksWithQueues),
  }),
);

/** The Message Queuing resources of a cluster, whatever their group. */
export function queuesOn(cluster: Cluster): readonly Msmq[] {
  return onCluster(cluster).queues;
}

/** The clustered in-process hosts of a cluster that run MSMQ handlers; one that is clustered twice once. */
export function queueHostsOn(cluster: Cluster): readonly BiztalkHostResource[] {
  return onCluster(cluster).hosts;
}

/** The clustered hosts that may receive over MSMQ on the node, where that takes a local service too (white paper, line 1239). */
export function receiversOn(node: Node): readonly BiztalkHostResource[] {
  return queueHostsOn(node.cluster).filter(
    (resource) =>
      resource.host !== undefined &&
      handlersOf(resource.host, 'MSMQ', 'receive').length > 0 &&
      (!resource.possibleOwners.written || resource.possibleOwners.items.includes(node)),
  );
}

/**
 * Whether Message Queuing can use the name: it needs Kerberos, which is a setting on Windows Server 2003 alone, and off there
 * (white paper, line 392). Undefined where that is half-typed.
 */
export function hasKerberos(name: NetworkName): boolean | undefined {
  if (name.group.cluster.windows !== '2003' || name.kerberos === true) return true;
  const isInvalid = name.kerberos === undefined && name.properties.some(({ key }) => key === 'kerberos');
  return isInvalid ? undefined : false;
}
