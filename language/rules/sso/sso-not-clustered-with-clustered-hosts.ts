/** Clustered hosts without a clustered Enterprise SSO service are supported, and as fault-tolerant as the services of their nodes. */
import { isSsoClusteredNowhere } from '../../model/clustered-sso.ts';
import { resourcesOf } from '../../model/queries.ts';
import { at, defineRule, related } from '../rule.ts';
import { listSome } from '../wording.ts';
import { clusterSsoFix } from './clustering-sso.ts';

export default defineRule({
  code: 'sso-not-clustered-with-clustered-hosts',
  section: 'sso',
  severity: 'information',
  on: 'cluster',
  summary: 'Hosts are clustered, but Enterprise SSO is clustered nowhere.',
  source: { basis: 'stated', lines: [774] },
  *check(cluster, whole) {
    const resources = cluster.groups
      .flatMap((group) => resourcesOf(group, 'biztalkHost'))
      .filter(({ host }) => host !== undefined && !host.isolated);
    if (resources.length === 0 || !isSsoClusteredNowhere(whole())) return;
    const names = listSome([...new Set(resources.map(({ name }) => name))]);
    yield at(
      cluster,
      'name',
      `Hosts are clustered on ${cluster.name} (${names}), but Enterprise SSO is clustered nowhere. The hosts fail with the SSO service of their node, which isn't highly available.`,
      ...resources.map((resource) => related(resource, 'name', `The host is clustered in ${resource.group.name}.`)),
      ...clusterSsoFix(cluster, whole()),
    );
  },
});
