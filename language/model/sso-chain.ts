/** Which of the white paper's ways to build Enterprise SSO and BizTalk Server a cluster takes, and where the master secret begins. */
import { entssosOn } from './master-secret-server.ts';
import { hasBiztalk, possibleOwnersOf } from './queries.ts';
import type { Cluster, Computer, Entsso, Topology } from './topology.ts';

/** The ways, each with the clustered Enterprise SSO service where the cluster has one. */
export type SsoChain =
  /** The clustered master secret server alone (white paper, lines 465 to 740). */
  | { readonly is: 'secretOnly'; readonly entsso: Entsso }
  /** The master secret server and BizTalk hosts on one cluster (lines 780 to 857). */
  | { readonly is: 'secretWithHosts'; readonly entsso: Entsso }
  /** Enterprise SSO clustered beside BizTalk hosts, the master secret elsewhere (lines 861 to 1084). */
  | { readonly is: 'hostsWithRemoteSecret'; readonly entsso: Entsso; readonly master: Entsso | Computer }
  /** BizTalk hosts, with Enterprise SSO on each node and not clustered (line 774). */
  | { readonly is: 'hostsOnly' };

/**
 * The way of a cluster. Undefined where it has neither BizTalk Server nor Enterprise SSO, and where a service is clustered on it
 * but it isn't known, or contradicts that, which server has the master secret.
 */
export function ssoChainOf(cluster: Cluster, topology: Topology): SsoChain | undefined {
  const isWithBiztalk = cluster.nodes.some((node) => hasBiztalk(node, topology));
  const entssos = cluster.type === 'networkLoadBalancing' ? [] : entssosOn(cluster);
  const [first] = entssos;
  if (!first) return isWithBiztalk ? { is: 'hostsOnly' } : undefined;
  const master = topology.sso?.masterSecretServer;
  if (!master) return undefined;
  const entsso = entssos.find((each) => each === master);
  if (entsso) return { is: isWithBiztalk ? 'secretWithHosts' : 'secretOnly', entsso };
  const isBeside = master.kind === 'node' && master.cluster === cluster;
  return isWithBiztalk && !isBeside ? { is: 'hostsWithRemoteSecret', entsso: first, master } : undefined;
}

/**
 * The computers on which Enterprise SSO is configured as a master secret server, before anything of BizTalk Server is: those that
 * may run the clustered service, or the one that isn't clustered. On all others it is configured together with BizTalk Server.
 */
export function secretComputersOf({ sso }: Topology): readonly Computer[] {
  const master = sso?.masterSecretServer;
  if (!master) return [];
  return master.kind === 'resource' ? possibleOwnersOf(master) : [master];
}
