/** How a cluster uses its nodes: active/passive or active/active, by the groups that each node owns at the start. */
import type { Cluster, Node, Topology } from '../model/topology.ts';
import { startedSituation } from './simulate.ts';

export interface ClusterActivity {
  readonly cluster: Cluster;
  /**
   * `activePassive`: one node owns all groups, the others wait. `activeActive`: every node owns a group. `mixed`: several own some, and
   * at least one waits. `none`: there is nothing to fail over, or nowhere to fail over to.
   */
  readonly model: 'activePassive' | 'activeActive' | 'mixed' | 'none';
  readonly active: readonly Node[];
  readonly passive: readonly Node[];
}

/** The quorum group makes no node active, nor does a group without resources. */
export function activitiesOf(topology: Topology): readonly ClusterActivity[] {
  const { owners } = startedSituation(topology);
  return topology.clusters.map((cluster) => {
    const working = cluster.groups.filter(({ quorum, resources }) => !quorum && resources.length > 0);
    const owning = new Set(working.map((group) => owners.get(group)));
    const active = cluster.nodes.filter((node) => owning.has(node));
    const passive = cluster.nodes.filter((node) => !owning.has(node));
    return { cluster, model: modelOf(active.length, passive.length, cluster), active, passive };
  });
}

function modelOf(active: number, passive: number, { type }: Cluster): ClusterActivity['model'] {
  if (type !== 'failover' || active === 0 || active + passive < 2) return 'none';
  if (passive === 0) return 'activeActive';
  return active === 1 ? 'activePassive' : 'mixed';
}
