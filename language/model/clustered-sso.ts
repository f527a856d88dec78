/** What a clustered Enterprise SSO service means for the BizTalk servers on its nodes. */
import { entssosOf, entssosOn } from './master-secret-server.ts';
import { computersWith, entssoOf, hasBiztalk, isComplete, resourcesOf } from './queries.ts';
import type { BiztalkGroup, Cluster, Entsso, Instance, NetworkName, Topology } from './topology.ts';

/** The Enterprise SSO service that is clustered on BizTalk servers: that of a cluster with a node that BizTalk Server is installed on. */
export function ssoOnBiztalkServers(cluster: Cluster, topology: Topology): Entsso | undefined {
  const entsso = entssoOf(cluster);
  return entsso && cluster.nodes.some((node) => hasBiztalk(node, topology)) ? entsso : undefined;
}

/** The instances of isolated hosts on the nodes of a cluster. They run in the web service of their node. */
export function isolatedInstancesOn({ nodes }: Cluster): readonly Instance[] {
  return nodes.flatMap(({ instances }) => instances).filter(({ host, disabled }) => host.isolated && !disabled);
}

/**
 * The Network Names under which a clustered Enterprise SSO service may be known: those of its group that it depends on, else
 * all of the group.
 */
export function namesOf({ dependsOn, group }: Entsso): readonly NetworkName[] {
  const all = resourcesOf(group, 'networkName');
  const own = all.filter((name) => dependsOn.items.includes(name));
  return own.length > 0 ? own : all;
}

/** Whether a server name means a Network Name: as it stands, or with its domain behind it. */
export function isNameOf(serverName: string, { networkName }: Pick<NetworkName, 'networkName'>): boolean {
  const [first] = serverName.toLowerCase().split('.');
  return first === networkName.toLowerCase();
}

/** The clusters that the servers of a BizTalk group are nodes of, in the order of the servers. */
export function clustersOf({ servers, hosts }: BiztalkGroup): readonly Cluster[] {
  const computers = [...servers.items, ...hosts.flatMap(computersWith)];
  return [...new Set(computers.flatMap((computer) => (computer.kind === 'node' ? computer.cluster : [])))];
}

/**
 * The Enterprise SSO services that the servers of a BizTalk group work with where these are clustered on them: one for each
 * cluster, or all where a cluster has several by mistake. A master secret server elsewhere is not among them (white paper, lines
 * 931 to 941, 1069 to 1079).
 */
export function ssoOfServers(biztalkGroup: BiztalkGroup): readonly Entsso[] {
  return clustersOf(biztalkGroup).flatMap((cluster) => (entssoOf(cluster) ? entssosOn(cluster) : []));
}

/**
 * Whether Enterprise SSO is known to be clustered nowhere: the master secret server is a computer, and no cluster has the
 * service. What a file that isn't found or a name that finds nothing may hold is not known.
 */
export function isSsoClusteredNowhere(topology: Topology): boolean {
  const master = topology.sso?.masterSecretServer;
  if (master === undefined || master.kind === 'resource' || !isComplete(topology)) return false;
  return entssosOf(topology).every(({ group }) => group.cluster.type === 'networkLoadBalancing');
}
