/** With four computers or more, BizTalk Server can have a cluster of its own. */
import { computersOf } from '../../model/queries.ts';
import { partsOn } from '../../model/shape.ts';
import { at, defineRule, related } from '../rule.ts';
import { list } from '../wording.ts';

export default defineRule({
  code: 'separate-clusters-recommended',
  section: 'installation',
  severity: 'hint',
  on: 'cluster',
  summary:
    'BizTalk Server shares a cluster with SQL Server or the master secret server, though there are four computers or more.',
  source: { basis: 'stated', lines: [160] },
  *check(cluster, whole) {
    const { biztalkNodes, masterSecretServer, sqlServer } = partsOn(cluster, whole());
    if (cluster.type !== 'failover' || biztalkNodes.length === 0) return;
    const shared = [
      ...(sqlServer ? [{ resource: sqlServer, title: 'SQL Server' }] : []),
      ...(masterSecretServer ? [{ resource: masterSecretServer, title: 'the master secret server' }] : []),
    ];
    if (shared.length === 0 || computersOf(whole()).length < 4) return;
    yield at(
      cluster,
      'name',
      `BizTalk Server shares cluster ${cluster.name} with ${list(shared.map(({ title }) => title))}. For four computers or more the white paper recommends two clusters, one for SQL Server and Enterprise SSO and one for BizTalk Server, so that neither has to make room for the other after a failure.`,
      ...shared.map(({ resource, title }) =>
        related(resource, 'name', `${title.charAt(0).toUpperCase()}${title.slice(1)}.`),
      ),
      ...biztalkNodes.map((node) => related(node, 'name', 'BizTalk Server is on this node.')),
    );
  },
});
