/** On the nodes of a Windows Server 2003 cluster a transaction coordinator runs clustered or not at all. */
import { firstOnCluster } from '../../model/queries.ts';
import { at, defineRule, fix, related, remove } from '../rule.ts';

export default defineRule({
  code: 'dtc-local-on-2003-cluster',
  section: 'dtc',
  severity: 'error',
  on: 'node',
  summary: 'A node of a Windows Server 2003 cluster runs a local DTC.',
  source: { basis: 'stated', lines: [257, 263] },
  fixAll: true,
  *check(node) {
    const { cluster, localDtc, name, properties } = node;
    if (localDtc !== true || cluster.windows !== '2003' || cluster.type !== 'failover') return;
    const clustered = firstOnCluster(cluster, 'dtc');
    yield at(
      node,
      { property: 'localDtc' },
      `Node ${name} runs a local DTC, and cluster ${cluster.name} has Windows Server 2003. That version supports MSDTC on cluster nodes only as a clustered resource.`,
      related(cluster, { property: 'windows' }, 'The Windows version of the nodes.'),
      ...(clustered ? [related(clustered, 'name', 'The clustered DTC.')] : []),
      fix(
        `Remove the local DTC of ${name}`,
        ...properties.filter(({ key }) => key === 'localDtc').map((property) => remove(property)),
      ),
    );
  },
});
