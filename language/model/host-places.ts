/** Where a host is clustered, where its instances are, and which of these don't fit together. */
import { addTo } from './add-to.ts';
import { indexed } from './kept-topology.ts';
import { kept } from './memo.ts';
import { namesNodes } from './owners.ts';
import { enabledInstances, entssoOf, firstOnCluster, hostResourceOf, isNodeOf, possibleOwnersOf } from './queries.ts';
import type {
  BiztalkGroup,
  BiztalkHostResource,
  Cluster,
  Computer,
  Host,
  Instance,
  Node,
  Topology,
} from './topology.ts';

/**
 * The resource that the clustering of a host is judged by. None where the host is isolated: its instances live in IIS, so that it
 * can't be clustered at all, which is a finding of its own.
 */
export function judgedResourceOf(host: Host): BiztalkHostResource | undefined {
  return host.isolated ? undefined : hostResourceOf(host);
}

/** Whether this is the resource that its host is judged by; also where the host's name finds nothing. */
export function isJudged(resource: BiztalkHostResource): boolean {
  return resource.host === undefined || judgedResourceOf(resource.host) === resource;
}

/** The computers on which the host has an instance that can start, each once. */
export function runningOn(host: Host): readonly Computer[] {
  return [...new Set(enabledInstances(host).flatMap(({ computer }) => computer ?? []))];
}

/** What is wrong with where an instance is. */
export type Misplacement =
  /** Its host is clustered, and the computer is no node of that cluster. */
  | 'offCluster'
  /** The computer isn't among the servers of the BizTalk group. */
  | 'nonMember'
  /** The node isn't among the possible owners of the clustered host. */
  | 'excluded';

/** The first thing that is wrong with where an instance is, as the others follow from it; undefined where all is well or unknown. */
export function misplacementOf({ computer, host }: Instance): Misplacement | undefined {
  if (!computer) return undefined;
  const resource = judgedResourceOf(host);
  // Where a host is clustered twice the instances may belong to either resource.
  if (resource && !host.clusteredAs.some(({ group }) => isNodeOf(computer, group.cluster))) return 'offCluster';
  const { servers } = host.biztalkGroup;
  if (servers.written && servers.complete && !serversOf(host.biztalkGroup).all.has(computer)) {
    const isTooFew = computer.kind === 'node' && clustersWithTooFewServers(host.biztalkGroup).has(computer.cluster);
    return isTooFew ? undefined : 'nonMember';
  }
  return resource && host.clusteredAs.every((clustered) => excludes(clustered, computer)) ? 'excluded' : undefined;
}

/** Whether the list of possible owners leaves the computer out. One with a stranger in it may mean this one by that. */
function excludes(resource: BiztalkHostResource, computer: Computer): boolean {
  const owners = possibleOwnersOf(resource);
  const isCertain = namesNodes(resource.possibleOwners, resource.group.cluster);
  return isCertain && owners.length > 0 && !owners.some((owner) => owner === computer);
}

interface Servers {
  readonly all: ReadonlySet<Computer>;
  readonly onCluster: ReadonlyMap<Cluster, readonly Node[]>;
}

/** The servers of a BizTalk group. Kept, as each instance of the group asks. */
const serversOf = kept((biztalkGroup: BiztalkGroup): Servers => {
  const onCluster = new Map<Cluster, Node[]>();
  for (const computer of biztalkGroup.servers.items) {
    if (computer.kind === 'node') addTo(onCluster, computer.cluster, computer);
  }
  return { all: new Set(biztalkGroup.servers.items), onCluster };
});

/** The servers of a BizTalk group that are nodes of the cluster. */
export function serversOn(biztalkGroup: BiztalkGroup, cluster: Cluster): readonly Node[] {
  return serversOf(biztalkGroup).onCluster.get(cluster) ?? [];
}

/**
 * The clusters on which the BizTalk group clusters hosts although fewer than two of its servers are nodes there (white paper, lines
 * 1096 and 1136), with those hosts. A cluster that hasn't two nodes at all is left out, and so is a list of servers that isn't
 * written or not understood. Kept, as each instance of the group asks.
 */
export const clustersWithTooFewServers = kept((biztalkGroup: BiztalkGroup): ReadonlyMap<Cluster, readonly Host[]> => {
  const { servers, hosts } = biztalkGroup;
  const clusters = new Map<Cluster, Host[]>();
  for (const host of servers.written && servers.complete ? hosts : []) {
    const cluster = judgedResourceOf(host)?.group.cluster;
    if (!cluster || cluster.nodes.length < 2 || serversOn(biztalkGroup, cluster).length >= 2) continue;
    addTo(clusters, cluster, host);
  }
  return clusters;
});

const groupsListing = indexed('biztalkGroups', (biztalkGroup) =>
  biztalkGroup.servers.items.map((server) => [server, biztalkGroup] as const),
);

/** Whether another BizTalk group lists the computer among its servers: a computer belongs to one. */
export function isServerOfAnother(computer: Computer, biztalkGroup: BiztalkGroup, topology: Topology): boolean {
  const listing = groupsListing(computer, topology).at(-1);
  return listing !== undefined && listing !== biztalkGroup;
}

/**
 * Whether an instance of a host that isn't clustered may run on the computer. Where Enterprise SSO is clustered it may not (white
 * paper, line 1104), and an isolated one only beside a clustered web service (line 760).
 */
export function mayRunUnclustered(host: Host, computer: Computer): boolean {
  if (computer.kind !== 'node' || !entssoOf(computer.cluster)) return true;
  return host.isolated && firstOnCluster(computer.cluster, 'iis') !== undefined;
}

/** Whether nothing says that a node lacks what BizTalk Server takes on Windows Server 2003 (white paper, lines 1118 to 1124). */
export function canHaveBiztalk({ aspNet, cluster, comPlusRemote, iis }: Node): boolean {
  return cluster.windows !== '2003' || [aspNet, comPlusRemote, iis].every((installed) => installed !== false);
}
