/** What doesn't change while a topology is simulated, found once: owners in order, who serves whom, and what depends on what. */
import { ownersInOrderOf } from '../model/owners.ts';
import { computersOf, dependenciesOf, resourcesOf } from '../model/queries.ts';
import { needsSingleInstance } from '../model/single-instance.ts';
import { sure } from '../model/sure.ts';
import type {
  Cluster,
  Computer,
  Disk,
  Dtc,
  Entsso,
  Group,
  Handler,
  Host,
  IisScript,
  Node,
  Resource,
  Topology,
} from '../model/topology.ts';
import type { DatabaseServer } from './causes.ts';
import { disksByDrive, type FolderPlace, folderOf } from './folders.ts';

export interface Facts {
  readonly topology: Topology;
  /** The nodes of every cluster, then the stand-alone servers. */
  readonly computers: readonly Computer[];
  /** In the order in which they are started: first those that others need to start. */
  readonly groups: readonly Group[];
  /** Every resource behind those that it depends on. */
  readonly resources: readonly Resource[];
  /** Resources that can't ever start, as they depend on themselves; not those that only depend on such. */
  readonly inCycle: ReadonlySet<Resource>;
  readonly clusters: ReadonlyMap<Cluster, ClusterServices>;
  /** Where a group may be, its preferred owners first. */
  readonly ownersOf: ReadonlyMap<Group, readonly Node[]>;
  /** What keeps a group from a node by itself: hosts, Enterprise SSO, the web service. */
  readonly choosy: ReadonlyMap<Group, readonly Resource[]>;
  readonly masterSecretServer: Entsso | Computer | undefined;
  readonly ssoDatabase: DatabaseServer | undefined;
  readonly hosts: readonly Host[];
  /** The hosts of which only one instance may work at a time. */
  readonly single: readonly Host[];
  /** Where the folder of a handler is, for those that read or write files. */
  readonly folders: ReadonlyMap<Handler, FolderPlace>;
}

/** What the groups of a cluster offer to all of its nodes. */
export interface ClusterServices {
  readonly entssos: readonly Entsso[];
  readonly dtcs: readonly Dtc[];
  readonly iis: readonly IisScript[];
  readonly disks: ReadonlyMap<string, Disk>;
}

const factsByTopology = new WeakMap<Topology, Facts>();

/** Made once: a topology is that of one moment. */
export function factsOf(topology: Topology): Facts {
  const known = factsByTopology.get(topology);
  if (known) return known;
  const groups = topology.clusters.flatMap((cluster) => cluster.groups);
  const hosts = topology.biztalkGroups.flatMap((biztalkGroup) => biztalkGroup.hosts);
  const handlers = topology.biztalkGroups.flatMap(({ adapters }) => adapters.flatMap((adapter) => adapter.handlers));
  const { ordered, inCycle } = inOrderOfDependencies(groups.flatMap(({ resources }) => resources));
  const masterSecretServer = topology.sso?.masterSecretServer;
  const facts: Facts = {
    topology,
    computers: computersOf(topology),
    groups: groups
      .map((group) => ({ group, rank: rankOf(group, masterSecretServer) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ group }) => group),
    resources: ordered,
    inCycle,
    clusters: new Map(topology.clusters.map((cluster) => [cluster, servicesOn(cluster)])),
    ownersOf: new Map(groups.map((group) => [group, ownersInOrderOf(group)])),
    choosy: new Map(groups.map((group) => [group, group.resources.filter(isChoosy)])),
    masterSecretServer,
    ssoDatabase: topology.sso?.database,
    hosts,
    single: hosts.filter(needsSingleInstance),
    folders: new Map(
      handlers.flatMap((handler) => {
        const place = folderOf(handler, topology);
        return place ? [[handler, place] as const] : [];
      }),
    ),
  };
  factsByTopology.set(topology, facts);
  return facts;
}

function servicesOn(cluster: Cluster): ClusterServices {
  return {
    entssos: cluster.groups.flatMap((group) => resourcesOf(group, 'entsso')),
    dtcs: cluster.groups.flatMap((group) => resourcesOf(group, 'dtc')),
    iis: cluster.groups.flatMap((group) => resourcesOf(group, 'iis')),
    disks: disksByDrive(cluster),
  };
}

/** MSDTC, then SQL Server, then the master secret server, then other Enterprise SSO services, then the rest. */
function rankOf(group: Group, masterSecretServer: Facts['masterSecretServer']): number {
  const types = new Set(group.resources.map(({ type }) => type));
  if (types.has('sqlServer')) return 1;
  if (group.resources.some((resource) => resource === masterSecretServer)) return 2;
  if (types.has('entsso')) return 3;
  return types.has('dtc') && !types.has('biztalkHost') ? 0 : 4;
}

function isChoosy({ type }: Resource): boolean {
  return type === 'biztalkHost' || type === 'entsso' || type === 'iis';
}

/** Takes again and again what depends on nothing that is left; then what is left is in a cycle or behind one. */
function inOrderOfDependencies(resources: readonly Resource[]): {
  readonly ordered: readonly Resource[];
  readonly inCycle: ReadonlySet<Resource>;
} {
  const dependents = new Map<Resource, Resource[]>(resources.map((resource) => [resource, []]));
  const open = new Map<Resource, number>();
  for (const resource of resources) {
    const dependencies = new Set(dependenciesOf(resource));
    open.set(resource, dependencies.size);
    for (const dependency of dependencies) dependents.get(dependency)?.push(resource);
  }
  const ordered = new Set(resources.filter((resource) => open.get(resource) === 0));
  // A set is walked in the order in which it grows.
  for (const resource of ordered) {
    for (const dependent of sure(dependents.get(resource))) {
      const left = sure(open.get(dependent)) - 1;
      open.set(dependent, left);
      if (left === 0) ordered.add(dependent);
    }
  }
  const left = resources.filter((resource) => !ordered.has(resource));
  return { ordered: [...ordered, ...left], inCycle: withoutFollowers(left, dependents) };
}

/** Of resources that wait for each other, those that others of them wait for: what only follows a cycle is taken out. */
function withoutFollowers(
  waiting: readonly Resource[],
  dependents: ReadonlyMap<Resource, readonly Resource[]>,
): ReadonlySet<Resource> {
  const left = new Set(waiting);
  const awaitedBy = new Map(
    waiting.map((resource) => [resource, new Set(dependents.get(resource)?.filter((other) => left.has(other)))]),
  );
  const queue = waiting.filter((resource) => awaitedBy.get(resource)?.size === 0);
  for (let resource = queue.pop(); resource; resource = queue.pop()) {
    left.delete(resource);
    for (const dependency of dependenciesOf(resource)) {
      const others = awaitedBy.get(dependency);
      if (others?.delete(resource) && others.size === 0 && left.has(dependency)) queue.push(dependency);
    }
  }
  return left;
}
