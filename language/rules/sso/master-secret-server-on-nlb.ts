/** A network load balancing cluster can't hold the master secret server. */
import { placementOf } from '../../model/master-secret-server.ts';
import { at, defineRule, related } from '../rule.ts';

export default defineRule({
  code: 'master-secret-server-on-nlb',
  section: 'sso',
  severity: 'error',
  on: 'sso',
  summary: 'The master secret server is on a network load balancing cluster.',
  source: { basis: 'stated', lines: [475] },
  *check(sso, whole) {
    const { masterSecretServer: server } = sso;
    if (sso !== whole().sso || !server) return;
    const placement = placementOf(server);
    if (placement.is !== 'onNlb') return;
    const { cluster } = placement;
    yield at(
      sso,
      { property: 'masterSecretServer' },
      `The master secret server ${server.name} is on ${cluster.name}, a network load balancing cluster. It can't be installed on such a cluster, which has no resource that fails over.`,
      related(cluster, { property: 'type' }, `${cluster.name} is a network load balancing cluster.`),
    );
  },
});
