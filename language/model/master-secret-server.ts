/** What a topology says about its master secret server, and where Enterprise SSO is clustered. */
import { indexed } from './kept-topology.ts';
import { entssoOf, resourcesOf } from './queries.ts';
import type { Cluster, Computer, Entsso, Node, Topology } from './topology.ts';

/**
 * How a master secret server stands towards clusters, each way with what there is to say about it: `clustered` is as it should
 * be, and of the others only one holds at a time.
 */
export type SecretServerPlacement =
  | { readonly is: 'clustered'; readonly entsso: Entsso }
  /** On a network load balancing cluster, where it can't be installed (white paper, line 475). */
  | { readonly is: 'onNlb'; readonly cluster: Cluster }
  /** A node by its own name, though Enterprise SSO is clustered there (white paper, lines 589 to 607). */
  | { readonly is: 'nodeOfClustered'; readonly node: Node; readonly entsso: Entsso }
  /** A computer on which it isn't clustered, so that nothing takes over from it (white paper, line 139). */
  | { readonly is: 'unclustered'; readonly computer: Computer };

export function placementOf(server: Entsso | Computer): SecretServerPlacement {
  if (server.kind === 'server') return { is: 'unclustered', computer: server };
  const cluster = server.kind === 'node' ? server.cluster : server.group.cluster;
  if (cluster.type === 'networkLoadBalancing') return { is: 'onNlb', cluster };
  if (server.kind === 'resource') return { is: 'clustered', entsso: server };
  const entsso = entssoOf(cluster);
  return entsso ? { is: 'nodeOfClustered', node: server, entsso } : { is: 'unclustered', computer: server };
}

/** Every clustered Enterprise SSO service. */
export function entssosOf(topology: Topology): readonly Entsso[] {
  return clusteredEntssos('all', topology);
}

const clusteredEntssos = indexed('entsso', (entsso) => [['all' as const, entsso]]);

/** Those of a cluster; more than one is a mistake. */
export function entssosOn({ groups }: Cluster): readonly Entsso[] {
  return groups.flatMap((group) => resourcesOf(group, 'entsso'));
}
