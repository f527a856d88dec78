/** What it takes to let nodes run resources that they may not run yet. */
import { handlersOf, possibleOwnersOf } from '../../model/queries.ts';
import type { Host, Node, Resource } from '../../model/topology.ts';
import { add, append, type Edit, remove, set } from '../rule.ts';

/** The host that has to be able to run wherever the resource does. One whose name finds nothing isn't known, and asks nothing. */
export function clusteredHost(resource: Resource): Host | undefined {
  const host = resource.type === 'biztalkHost' ? resource.host : undefined;
  return host?.isolated ? undefined : host;
}

/** Whether the node can become a possible owner without a new error: BizTalk Server has to be there for a clustered host. */
export function canOwn(resource: Resource, node: Node): boolean {
  const host = clusteredHost(resource);
  if (!host || possibleOwnersOf(resource).includes(node)) return true;
  const { complete, items, written } = host.biztalkGroup.servers;
  const isServer = written ? complete && items.includes(node) : complete;
  return isServer && host.instances.every(({ computer }) => computer !== undefined);
}

/** Whether the host can run on the node as a clustered one as it stands. */
export function isReadyOn(host: Host, node: Node): boolean {
  const instance = host.instances.find(({ computer }) => computer === node);
  return instance !== undefined && !instance.disabled && !needsQueuesOn(host, node);
}

/** A host that receives from queues needs the local service besides the clustered one (white paper, line 1239). */
function needsQueuesOn(host: Host, node: Node): boolean {
  return handlersOf(host, 'MSMQ', 'receive').length > 0 && node.messageQueuing !== true;
}

/**
 * Makes each node a possible owner of each resource. Clustered hosts need instances there that can start (white paper, lines 1145
 * and 1146).
 */
export function letOwn(resources: readonly Resource[], nodes: readonly Node[]): readonly Edit[] {
  return nodes.flatMap((node) => {
    const gaining = resources.filter((resource) => !possibleOwnersOf(resource).includes(node));
    const hosts = [...new Set(gaining.flatMap((resource) => clusteredHost(resource) ?? []))];
    return [
      ...gaining.map((resource) => append(resource, 'possibleOwners', node)),
      ...hosts.flatMap((host) => instanceOn(host, node)),
      ...(hosts.some((host) => needsQueuesOn(host, node)) ? [set(node, 'messageQueuing', { word: 'yes' })] : []),
    ];
  });
}

function instanceOn(host: Host, node: Node): readonly Edit[] {
  const instance = host.instances.find(({ computer }) => computer === node);
  if (!instance) return [add(host, { keyword: 'instance', name: node })];
  return instance.disabled ? [remove(instance, { property: 'disabled' })] : [];
}
