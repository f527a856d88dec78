/** On Windows Server 2003 the Enterprise SSO service has to be allowed to work with its cluster. */
import { entssoOf } from '../../model/queries.ts';
import { append, at, defineRule, fix, related } from '../rule.ts';

export default defineRule({
  code: 'sso-account-cluster-full-control',
  section: 'sso',
  severity: 'error',
  on: 'cluster',
  summary: 'On Windows Server 2003, the account of the Enterprise SSO service lacks Full Control of its cluster.',
  source: {
    basis: 'stated',
    lines: [
      [528, 539],
      [954, 963],
    ],
  },
  fixAll: true,
  *check(cluster, whole) {
    const entsso = entssoOf(cluster);
    if (cluster.windows !== '2003' || cluster.type !== 'failover' || !entsso) return;
    const { sso } = whole();
    const account = sso?.serviceAccount;
    if (!sso || !account) return;
    if (!cluster.fullControl.complete || cluster.fullControl.items.includes(account)) return;
    yield at(
      cluster,
      { property: 'fullControl' },
      `${account.name}, the account of the Enterprise SSO service, lacks Full Control of ${cluster.name}, where ${entsso.name} is clustered. On Windows Server 2003 configuring the service fails without it.`,
      related(entsso, 'name', 'The clustered Enterprise SSO service.'),
      related(sso, { property: 'serviceAccount' }, 'The service runs under this account.'),
      fix(`Grant ${account.name} Full Control of ${cluster.name}`, append(cluster, 'fullControl', account)),
    );
  },
});
