/** What it takes to cluster a host, or to uncluster it: the groups that suit it and the edits that follow. */
import { writtenDependentsOf } from '../../model/dependencies.ts';
import { needsQueuesBeside } from '../../model/message-queuing.ts';
import {
  commonOwnersOf,
  entssoOf,
  handlersOf,
  isNodeOf,
  isOfAdapter,
  networkNameOf,
  resourcesOf,
} from '../../model/queries.ts';
import { knownAdapters } from '../../model/schema.ts';
import type { Cluster, Group, Handler, Host, Node, Resource, Topology } from '../../model/topology.ts';
import { add, type Edit, type Extra, fix, remove, set } from '../rule.ts';

/** Nobody chooses among more groups than these in a menu. */
const mostGroups = 5;

/** For each of the five groups that suit the host best a fix that clusters it there, the best first. */
export function clusterFixes(host: Host): readonly Extra[] {
  return suitableGroups(host)
    .slice(0, mostGroups)
    .map((group) => fix(`Cluster ${host.name} in ${group.name}`, ...clusterIn(host, group)));
}

/**
 * The groups in which the host can be clustered without a new error, the best first. A group suits when its cluster has at
 * least two of the BizTalk servers (white paper, line 1096) and all computers of the host's instances as nodes (line 1144),
 * when it has a Network Name and an IP Address (line 1151), and, where Enterprise SSO is clustered, when it is the group of
 * that (line 1104). The other editions than Enterprise can't cluster a host at all (line 1092).
 */
export function suitableGroups(host: Host): readonly Group[] {
  const { edition, servers } = host.biztalkGroup;
  if (host.isolated || edition === 'standard' || edition === 'branch') return [];
  const clusters = new Set(servers.items.flatMap((computer) => (computer.kind === 'node' ? computer.cluster : [])));
  return [...clusters]
    .filter(
      (cluster) =>
        cluster.type === 'failover' &&
        host.instances.every(({ computer }) => computer !== undefined && isNodeOf(computer, cluster)),
    )
    .flatMap((cluster) => {
      const owners = ownersIn(cluster, host);
      return cluster.groups.filter((group) => suits(group, host, owners));
    })
    .sort((a, b) => rank(a, host) - rank(b, host));
}

function suits(group: Group, host: Host, owners: readonly Node[]): boolean {
  const entsso = entssoOf(group.cluster);
  if (group.quorum || !networkNameOf(group) || resourcesOf(group, 'ip').length === 0) return false;
  if (entsso && entsso.group !== group) return false;
  if (needsQueuesBeside(host) && resourcesOf(group, 'msmq').length === 0) return false;
  return commonOwnersOf(group).filter((node) => owners.includes(node)).length >= 2;
}

/** The queues that the host works with come first, the company of other hosts next, that of SQL Server last. */
function rank(group: Group, host: Host): number {
  if (handlersOf(host, 'MSMQ').length > 0 && resourcesOf(group, 'msmq').length > 0) return 0;
  if (resourcesOf(group, 'sqlServer').length > 0) return 3;
  return resourcesOf(group, 'biztalkHost').length > 0 ? 1 : 2;
}

/** The nodes on which BizTalk Server is installed: those that the host may run on. */
function ownersIn(cluster: Cluster, host: Host): readonly Node[] {
  return cluster.nodes.filter((node) => host.biztalkGroup.servers.items.includes(node));
}

/**
 * The resource, and what failover needs besides: an enabled instance on every possible owner (white paper, lines 1145 and
 * 1146), with possible owners written where BizTalk Server isn't on every node; and for MSMQ handlers the dependency on the
 * queues (line 1228) and the local service beside them (line 1239).
 */
export function clusterIn(host: Host, group: Group): readonly Edit[] {
  const { nodes } = group.cluster;
  const owners = ownersIn(group.cluster, host);
  const name = networkNameOf(group);
  const queues = handlersOf(host, 'MSMQ').length > 0 ? resourcesOf(group, 'msmq')[0] : undefined;
  const receivesFromQueues = handlersOf(host, 'MSMQ', 'receive').length > 0;
  return [
    add(group, {
      keyword: 'biztalkHost',
      name: host,
      ...(name && queues && { dependsOn: [name, queues] }),
      ...(owners.length < nodes.length && {
        properties: [['possibleOwners', ...owners.map((reference) => ({ reference }))]],
      }),
    }),
    ...host.instances.filter(({ disabled }) => disabled).map((instance) => remove(instance, { property: 'disabled' })),
    ...owners
      .filter((node) => !host.instances.some(({ computer }) => computer === node))
      .map((node) => add(host, { keyword: 'instance', name: node })),
    ...(receivesFromQueues ? owners.filter(({ messageQueuing }) => messageQueuing !== true) : []).map((node) =>
      set(node, 'messageQueuing', { word: 'yes' }),
    ),
  ];
}

/**
 * Whether a host may have to be clustered for the handler: what the white paper names from line 1217 on, and SFTP, which the
 * product's documentation names beside FTP. Nothing is known of custom adapters: what they receive may have to be received once.
 */
export function mayGain(handler: Handler): boolean {
  if (isOfAdapter(handler, 'MSMQ')) return true;
  if (handler.direction !== 'receive') return false;
  if (isOfAdapter(handler, 'POP3')) return handler.concurrentMailboxes !== false;
  if (isOfAdapter(handler, 'MQSeries')) return handler.ordered === true;
  return (
    isOfAdapter(handler, 'FTP') ||
    isOfAdapter(handler, 'SFTP') ||
    !knownAdapters.some((known) => isOfAdapter(handler, known))
  );
}

/** Unclusters the host: its resource goes, and with it the dependencies of others on that. */
export function unclusterFix(host: Host, topology: Topology): Extra {
  return fix(`Uncluster ${host.name}`, ...removeResources(host.clusteredAs, topology));
}

/** The edits that remove resources, and the dependencies of others on them. */
export function removeResources(resources: readonly Resource[], topology: Topology): readonly Edit[] {
  return resources.flatMap((resource) => [
    remove(resource),
    ...writtenDependentsOf(resource, topology)
      .filter((other) => !resources.includes(other))
      .map((other) => remove(other, { list: 'dependsOn', item: resource })),
  ]);
}
