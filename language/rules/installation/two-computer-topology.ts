/** One cluster of two computers can hold everything, but not well. */
import { isShapeKnown, partsOn } from '../../model/shape.ts';
import { at, defineRule, related } from '../rule.ts';

export default defineRule({
  code: 'two-computer-topology',
  section: 'installation',
  severity: 'warning',
  on: 'topology',
  summary: 'SQL Server, the master secret server and BizTalk Server share one cluster of two computers.',
  source: { basis: 'stated', lines: [155] },
  *check(topology) {
    const [cluster, another] = topology.clusters;
    if (!cluster || another || cluster.type !== 'failover') return;
    if (cluster.nodes.length !== 2 || topology.servers.length > 0) return;
    const { biztalkNodes, masterSecretServer, sqlServer } = partsOn(cluster, topology);
    if (!sqlServer || !masterSecretServer || biztalkNodes.length === 0 || !isShapeKnown(topology)) return;
    yield at(
      cluster,
      'name',
      `SQL Server, the master secret server and BizTalk Server are all on the two nodes of ${cluster.name}, and there is no other computer. When one node fails the other has to carry all of them, which is possible, but not what the white paper recommends.`,
      related(sqlServer, 'name', 'SQL Server.'),
      related(masterSecretServer, 'name', 'The master secret server.'),
      ...biztalkNodes.map((node) => related(node, 'name', 'BizTalk Server is on this node.')),
    );
  },
});
