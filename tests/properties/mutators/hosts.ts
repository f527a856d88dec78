/** Hosts as mutators choose and change them. */

import { addMember, removeFromList } from '../change.ts';
import type { View } from '../view.ts';
import { type Block, to, type WrittenTopology } from '../written.ts';

export function biztalkGroupOf(view: View, block: Block): Block | undefined {
  return view.around(block, 'biztalkGroup');
}

/** Clustered hosts; on a cluster where Enterprise SSO is clustered too, or where it isn't, or on any. */
export function clusteredHosts(view: View, withSso?: boolean): readonly Block[] {
  return view.all('host').filter((host) => {
    const resource = view.clusteredAs(host);
    const cluster = resource && view.clusterOf(resource);
    if (!cluster) return false;
    return withSso === undefined || view.resources(cluster, 'entsso').length > 0 === withSso;
  });
}

/** The cluster that a host is clustered on. */
export function clusterOfHost(view: View, host: Block): Block | undefined {
  const resource = view.clusteredAs(host);
  return resource && view.clusterOf(resource);
}

/** Whether nothing is said of a computer that would keep BizTalk Server from running on it. */
export function canHaveBiztalk(view: View, computer: Block): boolean {
  return ['networkDtc', 'iis', 'comPlusRemote', 'aspNet'].every((key) => view.value(computer, key) !== 'no');
}

/** Without some of the servers of a BizTalk group in its list. */
export function withoutServers(
  topology: WrittenTopology,
  biztalkGroup: Block,
  servers: readonly Block[],
): WrittenTopology {
  return servers.reduce((changed, server) => removeFromList(changed, biztalkGroup, 'servers', server), topology);
}

/** The nodes that every resource of a group may run on. */
export function commonOwners(view: View, group: Block): readonly Block[] {
  const cluster = view.clusterOf(group);
  const nodes = cluster ? view.nodes(cluster) : [];
  return nodes.filter((node) => group.members.every((resource) => view.owners(resource).includes(node)));
}

/** In-process hosts that aren't clustered. */
export function unclusteredHosts(view: View): readonly Block[] {
  return view.all('host').filter((host) => !host.isolated && !view.clusteredAs(host));
}

/** Whether a handler may be what its host is clustered for. */
export function gains(view: View, handler: Block): boolean {
  if (view.isOf(handler, 'MSMQ')) return true;
  if (handler.keyword === 'send') return false;
  if (view.isOf(handler, 'POP3')) return view.value(handler, 'concurrentMailboxes') !== 'no';
  if (view.isOf(handler, 'MQSeries')) return view.value(handler, 'ordered') === 'yes';
  return view.isOf(handler, 'FTP') || view.isOf(handler, 'SFTP');
}

/** Whether the host has a handler of the adapter. */
export function hasHandler(view: View, host: Block, adapter: string, direction?: string): boolean {
  const wanted = (handler: Block) => direction === undefined || handler.keyword === direction;
  return view.handlers(host).some((handler) => wanted(handler) && view.isOf(handler, adapter));
}

/** With another handler in the host: in the adapter of the name, which is declared where the BizTalk group has none. */
export function addHandler(
  view: View,
  topology: WrittenTopology,
  host: Block,
  adapter: string,
  handler: Block,
): WrittenTopology {
  const biztalkGroup = biztalkGroupOf(view, host);
  if (!biztalkGroup) return topology;
  const known = view.adapter(biztalkGroup, adapter);
  if (known) return addMember(topology, known, handler);
  const added = view.workshop.draft('adapter', adapter);
  return addMember(topology, biztalkGroup, { ...added, members: [handler] });
}

/** A handler of the host, for `addHandler`. */
export function newHandler(view: View, direction: 'receive' | 'send', host: Block): Block {
  return view.workshop.draft(direction, to(host));
}

/** What a clustered host is told of a handler that works with files. */
export function besideHandlerOnFiles(view: View, host: Block): readonly string[] {
  return view.clusteredAs(host) ? ['handler-without-benefit-in-clustered-host'] : [];
}

/** What an unclustered host is told for other handlers that work in one instance only, or need queues. */
export const besideUnclustering = [
  'msmq-handler-host-not-clustered',
  'ordered-delivery-multiple-instances',
  'ordered-delivery-not-clustered',
  'pop3-receive-multiple-instances',
  'pop3-receive-not-clustered',
];
