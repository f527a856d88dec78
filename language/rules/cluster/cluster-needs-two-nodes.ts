/** A cluster with one node has nowhere to fail over to. */
import { nextName } from '../../model/fresh-names.ts';
import { newNode } from '../new-node.ts';
import { at, defineRule, fix } from '../rule.ts';

export default defineRule({
  code: 'cluster-needs-two-nodes',
  section: 'cluster',
  severity: 'error',
  on: 'cluster',
  summary: 'A failover cluster has fewer than two nodes.',
  source: { basis: 'stated', lines: [119] },
  *check(cluster, whole) {
    const [node, second] = cluster.nodes;
    if (cluster.type !== 'failover' || second) return;
    if (node) {
      const name = nextName(whole(), node.name);
      yield at(
        cluster,
        'name',
        `Cluster ${cluster.name} has only one node. When ${node.name} fails, there is no other to fail over to.`,
        fix(`Add node ${name}`, ...newNode(cluster, whole(), name)),
      );
    } else {
      const first = nextName(whole(), `${cluster.name}0`);
      const other = nextName(whole(), first);
      yield at(
        cluster,
        'name',
        `Cluster ${cluster.name} has no nodes. It needs two: one to fail over to when the other fails.`,
        fix(
          `Add nodes ${first} and ${other}`,
          ...newNode(cluster, whole(), first),
          ...newNode(cluster, whole(), other),
        ),
      );
    }
  },
});
