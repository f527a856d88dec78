/** What it takes to cluster the Enterprise SSO service beside clustered hosts without a new error. */
import { clustersOf, isNameOf } from '../../model/clustered-sso.ts';
import { freshName } from '../../model/fresh-names.ts';
import { commonOwnersOf, firstOnCluster, isNodeOf, networkNameOf, resourcesOf } from '../../model/queries.ts';
import type { Cluster, Group, NetworkName, Sso, Topology } from '../../model/topology.ts';
import { add, append, type Edit, type Extra, fix, set } from '../rule.ts';
import { newWebService } from './web-service.ts';

/**
 * A fix that clusters Enterprise SSO in the group of the cluster's hosts, and the web service with it, which has to be where the
 * service is (white paper, line 760). None where hosts would be left behind, or where the domain groups that a clustered service
 * needs aren't stated (line 482).
 */
export function clusterSsoFix(cluster: Cluster, topology: Topology): readonly Extra[] {
  const { sso } = topology;
  const group = groupOfAllHosts(cluster);
  const name = group && networkNameOf(group);
  if (!sso?.administrators || !sso.affiliateAdministrators || !name || !isFit(group)) return [];
  const entsso = freshName(topology, 'ENTSSO');
  const web = firstOnCluster(cluster, 'iis');
  if (web && web.group !== group) return [];
  return [
    fix(
      web ? `Cluster Enterprise SSO in ${group.name}` : `Cluster Enterprise SSO and the web service in ${group.name}`,
      add(group, { keyword: 'entsso', name: entsso, dependsOn: [name] }),
      ...(web ? [] : [add(group, newWebService(name, topology))]),
      ...accountEdits(cluster, sso),
      ...nameEdits(cluster, name, topology),
      ...secretServerEdits(cluster, sso, entsso),
    ),
  ];
}

/** The group that all hosts of the cluster are clustered in: those outside of the service's group would be left without it. */
function groupOfAllHosts(cluster: Cluster): Group | undefined {
  const clustered = cluster.groups.flatMap((group) => resourcesOf(group, 'biztalkHost'));
  const [group, ...others] = new Set(clustered.map((resource) => resource.group));
  const areKnown = clustered.every(({ host }) => host !== undefined && !host.isolated);
  const areAllClustered = cluster.nodes
    .flatMap(({ instances }) => instances)
    .every(({ disabled, host }) => disabled || host.isolated || host.clusteredAs.length > 0);
  return others.length === 0 && areKnown && areAllClustered ? group : undefined;
}

function isFit(group: Group): boolean {
  return !group.quorum && resourcesOf(group, 'ip').length > 0 && commonOwnersOf(group).length >= 2;
}

/** On Windows Server 2003 the service's account needs Full Control of the cluster (white paper, line 528). */
function accountEdits(cluster: Cluster, { serviceAccount }: Sso): readonly Edit[] {
  const { fullControl, windows } = cluster;
  const isGranted = serviceAccount === undefined || fullControl.items.includes(serviceAccount);
  return windows === '2003' && !isGranted ? [append(cluster, 'fullControl', serviceAccount)] : [];
}

/** BizTalk groups that state another SSO server have to name the clustered one (white paper, line 941). */
function nameEdits(cluster: Cluster, name: NetworkName, topology: Topology): readonly Edit[] {
  return topology.biztalkGroups
    .filter((group) => clustersOf(group).includes(cluster))
    .filter(({ ssoServer }) => ssoServer !== undefined && !isNameOf(ssoServer, name))
    .map((group) => set(group, 'ssoServer', { reference: name.networkName }));
}

/** A node is the master secret server no longer where the service on it is clustered (white paper, lines 589 to 607). */
function secretServerEdits(cluster: Cluster, sso: Sso, entsso: string): readonly Edit[] {
  const server = sso.masterSecretServer;
  const isOnNode = server !== undefined && server.kind !== 'resource' && isNodeOf(server, cluster);
  return isOnNode ? [set(sso, 'masterSecretServer', { reference: entsso })] : [];
}
