/** Isolated host instances live in the web service, and have to be where the Enterprise SSO service is. */
import { isolatedInstancesOn, ssoOnBiztalkServers } from '../../model/clustered-sso.ts';
import { firstOnCluster, networkNameOf } from '../../model/queries.ts';
import type { Entsso, Instance, Topology } from '../../model/topology.ts';
import { add, at, defineRule, type Extra, fix, related, severity } from '../rule.ts';
import { list, listSome } from '../wording.ts';
import { newWebService } from './web-service.ts';

export default defineRule({
  code: 'sso-iis-not-clustered',
  section: 'sso',
  severity: 'warning',
  on: 'entsso',
  summary: 'Enterprise SSO is clustered on BizTalk servers, and the web service (IIS) is not.',
  source: { basis: 'stated', lines: [760, 768, 784, 799, 927, 1018] },
  fixAll: true,
  *check(entsso, whole) {
    const { cluster } = entsso.group;
    if (ssoOnBiztalkServers(cluster, whole()) !== entsso || firstOnCluster(cluster, 'iis')) return;
    const instances = isolatedInstancesOn(cluster);
    yield at(
      entsso,
      'name',
      message(entsso, instances),
      ...(instances.length > 0 ? [severity('error')] : []),
      ...instances.map((instance) =>
        related(instance, 'name', `${instance.host.name} is an isolated host: this instance runs in the web service.`),
      ),
      ...fixes(entsso, whole()),
    );
  },
});

function message({ name, group }: Entsso, instances: readonly Instance[]): string {
  const clustered = `${name} is clustered on the BizTalk servers of ${group.cluster.name}, but the web service (IIS) is not.`;
  if (instances.length === 0) {
    return `${clustered} An adapter in an isolated host would lose Enterprise SSO when ${name} moves to another node.`;
  }
  const hosts = list([...new Set(instances.map(({ host }) => host.name))]);
  const nodes = listSome([...new Set(instances.map((instance) => instance.name))]);
  return `${clustered} The instances of ${hosts} on ${nodes} run in it and lose Enterprise SSO when ${name} moves to another node.`;
}

/** A group without a Network Name lacks more than this, and the quorum group is not for the service either (line 648). */
function fixes({ group }: Entsso, topology: Topology): readonly Extra[] {
  const name = networkNameOf(group);
  return name && !group.quorum
    ? [fix(`Cluster the web service in ${group.name}`, add(group, newWebService(name, topology)))]
    : [];
}
