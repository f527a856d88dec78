/** Isolated host instances live in the web service, which moves with Enterprise SSO only in the same group. */
import { ssoOnBiztalkServers } from '../../model/clustered-sso.ts';
import { firstOnCluster, resourcesOf } from '../../model/queries.ts';
import type { Group } from '../../model/topology.ts';
import { at, defineRule, related } from '../rule.ts';
import { moveFix } from './moving.ts';

export default defineRule({
  code: 'sso-iis-in-different-group',
  section: 'sso',
  severity: 'error',
  on: 'iis',
  summary: 'The web service (IIS) of BizTalk servers is clustered in another group than Enterprise SSO.',
  source: { basis: 'stated', lines: [760, 768, 784, 799, 927, 1018] },
  fixAll: true,
  *check(iis, whole) {
    const { cluster } = iis.group;
    const entsso = ssoOnBiztalkServers(cluster, whole());
    // One in the group is enough; of several elsewhere, one has to move.
    if (!entsso || iis !== firstOnCluster(cluster, 'iis')) return;
    if (cluster.groups.some(isComplete)) return;
    yield at(
      iis,
      'name',
      `${iis.name} is clustered in ${iis.group.name}, but ${entsso.name}, the Enterprise SSO service of ${cluster.name}, is in ${entsso.group.name}. Isolated host instances run in the web service, and lose Enterprise SSO when one of the groups moves to another node.`,
      related(entsso, 'name', `Enterprise SSO is clustered in group ${entsso.group.name}.`),
      ...moveFix([iis], entsso.group),
    );
  },
});

function isComplete(group: Group): boolean {
  return resourcesOf(group, 'entsso').length > 0 && resourcesOf(group, 'iis').length > 0;
}
