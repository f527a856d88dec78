/** The domain's questions about a topology, each asked in one place. */

import { addTo } from './add-to.ts';
import { indexed } from './kept-topology.ts';
import { kept, keptOf, once } from './memo.ts';
import type { ResourceType } from './schema.ts';
import type {
  BiztalkGroup,
  BiztalkHostResource,
  Cluster,
  Computer,
  Element,
  Entsso,
  Group,
  Handler,
  Host,
  Instance,
  NetworkName,
  Node,
  Resource,
  Topology,
} from './topology.ts';

/** Every declaration and block, each before what is in it. */
export function* allElements(topology: Topology): Iterable<Element> {
  for (const domain of topology.domains) yield* [domain, ...domain.groups, ...domain.accounts];
  for (const cluster of topology.clusters) {
    yield cluster;
    yield* cluster.nodes;
    for (const group of cluster.groups) yield* [group, ...group.resources];
  }
  yield* topology.servers;
  if (topology.sso) yield topology.sso;
  yield* topology.repeatedSso;
  for (const biztalkGroup of topology.biztalkGroups) {
    yield biztalkGroup;
    for (const host of biztalkGroup.hosts) yield* [host, ...host.instances];
    for (const adapter of biztalkGroup.adapters) yield* [adapter, ...adapter.handlers];
  }
}

const missingImports = indexed('files', ({ imports }) =>
  imports.filter(({ found }) => !found).map(({ path }) => ['all', path] as const),
);

/** Whether no import finds a file that isn't there, which may declare anything. */
export function isComplete(topology: Topology): boolean {
  return missingImports('all', topology).length === 0;
}

/** The nodes of every cluster, then the stand-alone servers. */
export function computersOf({ clusters, servers }: Pick<Topology, 'clusters' | 'servers'>): readonly Computer[] {
  return [...clusters.flatMap(({ nodes }) => nodes), ...servers];
}

/** The resources of a group that have the type, in their order. */
export function resourcesOf<Type extends ResourceType>(
  { resources }: Pick<Group, 'resources'>,
  type: Type,
): readonly Extract<Resource, { type: Type }>[] {
  if (resources.length <= fewResources) return resources.filter((resource) => isOfType(resource, type));
  // The compiler doesn't see that the list of a type has this type alone.
  return (resourcesByType(resources).get(type) ?? []) as readonly Extract<Resource, { type: Type }>[];
}

/** So many are looked through faster than an index of them. */
const fewResources = 16;

/** Made once for a list, which doesn't change, and neither does a type: each of the thousands of resources in a group may ask. */
const resourcesByType = once((resources: readonly Resource[]): ReadonlyMap<ResourceType, readonly Resource[]> => {
  const byType = new Map<ResourceType, Resource[]>();
  for (const resource of resources) {
    addTo(byType, resource.type, resource);
  }
  return byType;
});

function isOfType<Type extends ResourceType>(
  resource: Resource,
  type: Type,
): resource is Extract<Resource, { type: Type }> {
  return resource.type === type;
}

/** The first resource of the type on any group of the cluster. */
export function firstOnCluster<Type extends ResourceType>(
  cluster: { readonly groups: readonly Group[] },
  type: Type,
): Extract<Resource, { type: Type }> | undefined {
  const first = factsOf(cluster).firsts.get(type);
  return first && isOfType(first, type) ? first : undefined;
}

/** What is asked about a cluster again and again. */
interface ClusterFacts {
  readonly firsts: ReadonlyMap<ResourceType, Resource>;
  readonly hasUnknownHost: boolean;
}

const factsOf = kept((cluster: { readonly groups: readonly Group[] }): ClusterFacts => {
  const resources = cluster.groups.flatMap((group) => group.resources);
  const firsts = new Map<ResourceType, Resource>();
  for (const resource of resources) if (!firsts.has(resource.type)) firsts.set(resource.type, resource);
  const hasUnknownHost = resources.some((resource) => resource.type === 'biztalkHost' && resource.host === undefined);
  return { firsts, hasUnknownHost };
});

/** The Network Name of a group: its first. */
export function networkNameOf(group: Group): NetworkName | undefined {
  return resourcesOf(group, 'networkName')[0];
}

/**
 * What a resource depends on. A clustered host whose list isn't written depends on the group's Network Name: BizTalk Server
 * adds that dependency when a host is clustered (white paper, line 1151).
 */
export function dependenciesOf(resource: Resource): readonly Resource[] {
  if (resource.type !== 'biztalkHost' || resource.dependsOn.written) return resource.dependsOn.items;
  const name = networkNameOf(resource.group);
  return name ? [name] : [];
}

/** The nodes that may run a resource: those of its list that are nodes of its cluster, or every node without a list. */
export function possibleOwnersOf(resource: Resource): readonly Node[] {
  const { nodes } = resource.group.cluster;
  if (!resource.possibleOwners.written) return nodes;
  return nodes.filter((node) => resource.possibleOwners.items.includes(node));
}

/** The nodes on which every resource of the group may run: where the group can be as a whole. Kept, as each host may ask. */
export const commonOwnersOf = kept((group: Group): readonly Node[] => {
  const restricted = group.resources.filter(({ possibleOwners }) => possibleOwners.written).map(possibleOwnersOf);
  return group.cluster.nodes.filter((node) => restricted.every((owners) => owners.includes(node)));
});

/**
 * The computers with an instance of the host, as often as they have one. Where a host is clustered, an instance off its clusters
 * can only go: nothing follows from it.
 */
export function computersWith({ clusteredAs, instances, isolated }: Host): readonly Computer[] {
  const computers = instances.flatMap(({ computer }) => computer ?? []);
  if (isolated || clusteredAs.length === 0) return computers;
  return computers.filter((computer) => clusteredAs.some(({ group }) => isNodeOf(computer, group.cluster)));
}

/** The computers that BizTalk Server is installed on: the servers of a BizTalk group, and those with a host instance. */
export const biztalkComputersOf = keptOf(
  ({ biztalkGroups }): ReadonlySet<Computer> => new Set(biztalkGroups.flatMap(computersOfGroup)),
);

/** The computer that BizTalk Server is installed on, where that is on one only. */
export function onlyBiztalkComputerOf({ biztalkGroups }: Topology): Computer | undefined {
  let only: Computer | undefined;
  for (const biztalkGroup of biztalkGroups) {
    for (const computer of computersOfGroup(biztalkGroup)) {
      if (only && only !== computer) return undefined;
      only = computer;
    }
  }
  return only;
}

const groupsByComputer = indexed('biztalkGroups', (biztalkGroup) =>
  [...new Set(computersOfGroup(biztalkGroup))].map((computer) => [computer, biztalkGroup] as const),
);

/** Whether BizTalk Server is installed on the computer. */
export function hasBiztalk(computer: Computer, topology: Topology): boolean {
  return groupsByComputer(computer, topology).length > 0;
}

const computersOfGroup = kept(({ servers, hosts }: BiztalkGroup): readonly Computer[] => [
  ...servers.items,
  ...hosts.flatMap(computersWith),
]);

/** Whether a computer is a node of the cluster. */
export function isNodeOf(computer: Computer, cluster: { readonly nodes: readonly Node[] }): computer is Node {
  return computer.kind === 'node' && cluster.nodes.includes(computer);
}

/** The resource of a clustered host; the first, where it is clustered twice. */
export function hostResourceOf(host: Host): BiztalkHostResource | undefined {
  return host.clusteredAs[0];
}

/**
 * The clustered Enterprise SSO service of the cluster; the first, where there are more. None on a network load balancing cluster,
 * where nothing fails over and the service can't be clustered.
 */
export function entssoOf(cluster: Pick<Cluster, 'groups' | 'type'>): Entsso | undefined {
  return cluster.type === 'networkLoadBalancing' ? undefined : firstOnCluster(cluster, 'entsso');
}

/** Instances that can start. */
export function enabledInstances(host: Host): readonly Instance[] {
  return host.instances.filter(({ disabled }) => !disabled);
}

/**
 * Whether the host is certainly not clustered. A clustered host of its computers' clusters whose name finds nothing may mean
 * this one.
 */
export function isUnclustered(host: Host): boolean {
  if (host.clusteredAs.length > 0) return false;
  const clusters = new Set(
    host.instances.flatMap(({ computer }) => (computer?.kind === 'node' ? computer.cluster : [])),
  );
  return ![...clusters].some((cluster) => factsOf(cluster).hasUnknownHost);
}

/**
 * The clustered Enterprise SSO service that this instance keeps from failing over, or fails with: that of the cluster whose
 * node runs it although its in-process host is not clustered (white paper, lines 766, 793, 1104).
 */
export function ssoHeldBy({ host, computer, disabled }: Instance): Entsso | undefined {
  if (disabled || host.isolated || computer?.kind !== 'node' || !isUnclustered(host)) return undefined;
  return entssoOf(computer.cluster);
}

/** Whether the handler belongs to the adapter of this name. */
export function isOfAdapter(handler: Handler, name: string): boolean {
  return handler.adapter.name.toLowerCase() === name.toLowerCase();
}

/** The handlers of the adapter that run in the host, of one direction where that is given. */
export function handlersOf(host: Host, adapter: string, direction?: Handler['direction']): readonly Handler[] {
  return host.handlers.filter(
    (handler) => isOfAdapter(handler, adapter) && (direction === undefined || handler.direction === direction),
  );
}
