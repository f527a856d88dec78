/** A host can be clustered only where at least two servers of its BizTalk group are nodes. */
import { canHaveBiztalk, clustersWithTooFewServers, isServerOfAnother, serversOn } from '../../model/host-places.ts';
import type { BiztalkGroup, Cluster, Node, Topology } from '../../model/topology.ts';
import { append, at, defineRule, fix, related } from '../rule.ts';
import { list, listSome } from '../wording.ts';

/** Nobody chooses among more nodes than these in a menu. */
const mostChoices = 5;

export default defineRule({
  code: 'host-cluster-needs-two-servers',
  section: 'host',
  severity: 'error',
  on: 'biztalkGroup',
  summary: 'Fewer than two servers of the BizTalk group are nodes of the cluster of its hosts.',
  source: { basis: 'stated', lines: [1096, 1136] },
  *check(biztalkGroup, whole) {
    const { name } = biztalkGroup;
    for (const [cluster, hosts] of clustersWithTooFewServers(biztalkGroup)) {
      const [only] = serversOn(biztalkGroup, cluster);
      const clustered = listSome(hosts.map((host) => host.name));
      yield at(
        biztalkGroup,
        { property: 'servers' },
        `BizTalk group ${name} clusters ${clustered} on ${cluster.name}, but ${only ? `only ${only.name} of its servers is` : 'none of its servers is'} a node of that cluster. Clustering a host takes at least two servers of the group as nodes, one to fail over to.`,
        ...hosts
          .flatMap(({ clusteredAs }) => clusteredAs[0] ?? [])
          .map((resource) => related(resource, 'name', `The host is clustered in group ${resource.group.name}.`)),
        ...choices(biztalkGroup, cluster, whole()).map((nodes) =>
          fix(
            `Add ${list(nodes.map((node) => node.name))} to the servers of ${name}`,
            ...nodes.map((node) => append(biztalkGroup, 'servers', node)),
          ),
        ),
      );
    }
  },
});

/**
 * Nodes that, added together, are enough. Those that run instances of the group are all among them, as otherwise an instance would
 * still be on a computer that isn't a server.
 */
function choices(biztalkGroup: BiztalkGroup, cluster: Cluster, topology: Topology): readonly (readonly Node[])[] {
  const servers = serversOn(biztalkGroup, cluster);
  const others = cluster.nodes.filter((node) => !servers.includes(node));
  const running = others.filter((node) => node.instances.some(({ host }) => host.biztalkGroup === biztalkGroup));
  if (running.some((node) => isServerOfAnother(node, biztalkGroup, topology))) return [];
  const lacking = 2 - servers.length - running.length;
  if (lacking <= 0) return [running];
  const fit = others.filter(
    (node) => !running.includes(node) && canHaveBiztalk(node) && !isServerOfAnother(node, biztalkGroup, topology),
  );
  const chosen = fit.slice(0, lacking - 1);
  return fit.slice(lacking - 1, lacking - 1 + mostChoices).map((node) => [...running, ...chosen, node]);
}
