/** What procedures look for in a topology: covered groups, their basic resources, clustered hosts. */
import { resourcesOf } from '../model/queries.ts';
import type { WindowsVersion } from '../model/schema.ts';
import type {
  BiztalkHostResource,
  Cluster,
  Disk,
  Dtc,
  Group,
  Host,
  IpAddress,
  NetworkName,
  Resource,
  Topology,
} from '../model/topology.ts';
import { isSince, windowsVersions } from '../model/versions.ts';
import { isCovered, maker } from './coverage.ts';
import { compareKeys } from './order.ts';

/** What gives a group its storage and its name on the network. */
export type BasicResource = Disk | IpAddress | NetworkName;

/** A Windows version, or that one and all later ones: procedures differ where a console or a command line began. */
export type Generation = WindowsVersion | `since ${WindowsVersion}`;

/** Clusters that have procedures, of some versions where these are given. */
export function coveredClusters(topology: Topology, generation?: Generation): readonly Cluster[] {
  return topology.clusters.filter(
    (cluster) => isCovered(cluster) && (!generation || isOf(cluster.windows, generation)),
  );
}

function isOf(windows: WindowsVersion | undefined, generation: Generation): boolean {
  const first = windowsVersions.find((version) => generation === `since ${version}`);
  return first === undefined ? windows === generation : isSince(windows, first);
}

/** Groups that the procedures create. */
export function groupsToCreate(topology: Topology, generation?: Generation): readonly Group[] {
  return coveredClusters(topology, generation).flatMap(({ groups }) =>
    groups.filter((group) => maker(group) === 'procedures'),
  );
}

/** The disks of a group, its addresses and its names, each in the order of their names. */
export function basicResources(group: Group): readonly BasicResource[] {
  return (['disk', 'ip', 'networkName'] as const).flatMap((type) =>
    resourcesOf<BasicResource['type']>(group, type).toSorted((a, b) => compareKeys([a.name], [b.name])),
  );
}

export function dtcsOf(cluster: Cluster): readonly Dtc[] {
  return cluster.groups
    .flatMap(({ resources }) => resources)
    .filter((resource): resource is Dtc => resource.type === 'dtc');
}

export function coveredDtcs(topology: Topology, generation: Generation): readonly Dtc[] {
  return coveredClusters(topology, generation).flatMap(dtcsOf);
}

/** A host with the resource that clusters it. */
export interface ClusteredHost {
  readonly resource: BiztalkHostResource;
  readonly host: Host;
}

export function clusteredHosts(groups: readonly Group[]): readonly ClusteredHost[] {
  return groups.flatMap(({ resources }) =>
    resources.flatMap((resource: Resource) =>
      resource.type === 'biztalkHost' && resource.host ? [{ resource, host: resource.host }] : [],
    ),
  );
}

export function coveredClusteredHosts(topology: Topology): readonly ClusteredHost[] {
  return coveredClusters(topology).flatMap(({ groups }) => clusteredHosts(groups));
}
