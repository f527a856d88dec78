/** A new node with what the others of its cluster have, so that nothing can fail over to a node that can't run it. */
import { indexed } from '../model/kept-topology.ts';
import { kept } from '../model/memo.ts';
import { handlersOf, resourcesOf } from '../model/queries.ts';
import type { Cluster, Element, Group, Host, Node, References, Resource, Topology } from '../model/topology.ts';
import { add, append, type Edit } from './rule.ts';

/**
 * The edits that add a node. It gets the settings of the last node, a place in every list that names all nodes, and where it may
 * run a clustered host, membership of the BizTalk group and an instance.
 */
export function newNode(cluster: Cluster, topology: Topology, name: string): readonly Edit[] {
  const { lists, clusteredHosts } = claimsOn(cluster);
  const hosts = clusteredHosts.filter(({ instances }) =>
    instances.every((instance) => instance.name.toLowerCase() !== name.toLowerCase()),
  );
  const concerned = new Set([...groupsOn(cluster, topology), ...hosts.map(({ biztalkGroup }) => biztalkGroup)]);
  const biztalkGroups = [...concerned].filter(
    (group) =>
      group.servers.complete &&
      (hosts.some(({ biztalkGroup }) => biztalkGroup === group) || isListed(cluster, group.servers)),
  );
  return [
    add(cluster, { keyword: 'node', name, properties: settingsLike(cluster.nodes.at(-1), hosts) }),
    ...lists.map(({ of, list }) => append(of, list, name)),
    ...biztalkGroups.map((group) => append(group, 'servers', name)),
    ...hosts.map((host) => add(host, { keyword: 'instance', name })),
  ];
}

/** The BizTalk groups that nodes of a cluster are servers of. */
const groupsOn = indexed('biztalkGroups', (biztalkGroup) => {
  const clusters = biztalkGroup.servers.items.flatMap((server) => (server.kind === 'node' ? server.cluster : []));
  return [...new Set(clusters)].map((cluster) => [cluster, biztalkGroup] as const);
});

/** What every node of a cluster has a part in. */
interface Claims {
  readonly lists: readonly { readonly of: Group | Resource; readonly list: string }[];
  readonly clusteredHosts: readonly Host[];
}

/** Kept, as each name that finds no node may ask. */
const claimsOn = kept((cluster: Cluster): Claims => {
  const lists = [
    ...cluster.groups.map((of) => ({ of, list: 'preferredOwners', owners: of.preferredOwners })),
    ...cluster.groups
      .flatMap(({ resources }) => resources)
      .map((of) => ({ of, list: 'possibleOwners', owners: of.possibleOwners })),
  ].filter(({ owners }) => owners.written && isListed(cluster, owners));
  const clusteredHosts = cluster.groups
    .flatMap((group) => resourcesOf(group, 'biztalkHost'))
    .filter(({ possibleOwners }) => !possibleOwners.written || isListed(cluster, possibleOwners))
    .flatMap(({ host }) => host ?? []);
  return { lists, clusteredHosts: [...new Set(clusteredHosts)] };
});

/** Whether a list names every node; one with a reference that finds nothing may already name the new one. */
function isListed({ nodes }: Cluster, { items, complete }: References<Element>): boolean {
  return complete && nodes.length > 0 && nodes.every((node) => items.includes(node));
}

/**
 * What is installed on a node, and what a host that may run on the new one needs (white paper, line 1239). A local DTC is left
 * out: it is rarely meant, and not supported on every version.
 */
function settingsLike(node: Node | undefined, hosts: readonly Host[]) {
  const installed = ['messageQueuing', 'networkDtc', 'iis', 'comPlusRemote', 'aspNet'] as const;
  const receivesFromQueues = hosts.some((host) => handlersOf(host, 'MSMQ', 'receive').length > 0);
  return installed
    .filter((key) => node?.[key] === true || (key === 'messageQueuing' && receivesFromQueues))
    .map((key) => [key, { word: 'yes' }] as const);
}
