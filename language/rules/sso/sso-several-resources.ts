/** A node has one Enterprise SSO service, so a cluster has one resource for it. */
import { entssosOn } from '../../model/master-secret-server.ts';
import { resourcesOf, ssoHeldBy } from '../../model/queries.ts';
import type { Cluster, Entsso, Topology } from '../../model/topology.ts';
import { at, defineRule, type Edit, type Extra, fix, related, remove, set } from '../rule.ts';
import { nameAmong } from './names.ts';

export default defineRule({
  code: 'sso-several-resources',
  section: 'sso',
  severity: 'error',
  on: 'cluster',
  summary: 'A cluster has more than one Enterprise SSO resource.',
  source: { basis: 'general', lines: [] },
  *check(cluster, topology) {
    const entssos = entssosOn(cluster);
    const [first, ...others] = entssos;
    for (const other of others) {
      if (!first) return;
      yield at(
        other,
        'name',
        `Cluster ${cluster.name} already has ${first.name} for Enterprise SSO, in group ${first.group.name}. Each node has one Enterprise SSO service, and two resources would start and stop it against each other.`,
        related(first, 'name', 'The first Enterprise SSO resource of the cluster.'),
        ...(others.length === 1 ? removals(first, other, topology) : [removal(other, first, topology)]),
      );
    }
  },
});

/**
 * The first can be removed where all that has to be in a group with Enterprise SSO is in that of the second, and nothing runs
 * beside it unclustered. That is the better choice where there is such company, or where the second holds the master secret.
 */
function removals(first: Entsso, second: Entsso, topology: Topology): readonly Extra[] {
  const { cluster } = second.group;
  const company = cluster.groups
    .flatMap((group) => [...resourcesOf(group, 'biztalkHost'), ...resourcesOf(group, 'iis')])
    .map(({ group }) => group);
  const isHeld = cluster.nodes.some(({ instances }) => instances.some((instance) => ssoHeldBy(instance) !== undefined));
  const isWithSecond = company.length > 0 && first.group !== second.group;
  const withoutSecond = removal(second, first, topology);
  const withoutFirst = removal(first, second, topology);
  if (isHeld || company.some((group) => group !== second.group)) return [withoutSecond];
  return isWithSecond || topology.sso?.masterSecretServer === second
    ? [withoutFirst, withoutSecond]
    : [withoutSecond, withoutFirst];
}

/** Removes a resource; what referred to it as the master secret server refers to the other one then. */
function removal(removed: Entsso, kept: Entsso, topology: Topology): Extra {
  const { sso } = topology;
  const edits: Edit[] = [
    remove(removed),
    ...dependentsOf(removed, removed.group.cluster).map((dependent) =>
      remove(dependent, { list: 'dependsOn', item: removed }),
    ),
  ];
  if (sso?.masterSecretServer === removed) edits.push(set(sso, 'masterSecretServer', { reference: kept }));
  return fix(`Remove ${nameAmong(removed, [removed, kept])}`, ...edits);
}

function dependentsOf(resource: Entsso, { groups }: Cluster) {
  return groups
    .flatMap(({ resources }) => resources)
    .filter((other) => other !== resource && other.dependsOn.items.includes(resource));
}
