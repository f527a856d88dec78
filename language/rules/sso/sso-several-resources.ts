/** A node has one Enterprise SSO service, so a cluster has one resource for it. */
import { namesOf } from '../../model/clustered-sso.ts';
import { directDependentsOf } from '../../model/dependencies.ts';
import { entssosOn } from '../../model/master-secret-server.ts';
import { resourcesOf, ssoHeldBy } from '../../model/queries.ts';
import type { Entsso, Group, Topology } from '../../model/topology.ts';
import { at, defineRule, type Edit, type Extra, fix, related, remove, set } from '../rule.ts';
import { nameAmong } from './names.ts';
import { serverNameEdits } from './server-name.ts';

export default defineRule({
  code: 'sso-several-resources',
  section: 'sso',
  severity: 'error',
  on: 'cluster',
  summary: 'A cluster has more than one Enterprise SSO resource.',
  source: { basis: 'general', lines: [] },
  *check(cluster, whole) {
    const entssos = entssosOn(cluster);
    const [first, ...others] = entssos;
    for (const other of others) {
      if (!first) return;
      yield at(
        other,
        'name',
        `Cluster ${cluster.name} already has ${first.name} for Enterprise SSO, in group ${first.group.name}. Each node has one Enterprise SSO service, and two resources would start and stop it against each other.`,
        related(first, 'name', 'The first Enterprise SSO resource of the cluster.'),
        ...(others.length === 1 ? removals(first, other, whole()) : removal(other, first, whole())),
      );
    }
  },
});

/**
 * The first can be removed where nothing runs beside Enterprise SSO unclustered. That is the better choice where the second holds
 * the master secret.
 */
function removals(first: Entsso, second: Entsso, topology: Topology): readonly Extra[] {
  const { cluster } = second.group;
  const isHeld = cluster.nodes.some(({ instances }) => instances.some((instance) => ssoHeldBy(instance) !== undefined));
  const withoutSecond = removal(second, first, topology);
  if (isHeld) return withoutSecond;
  const withoutFirst = removal(first, second, topology);
  return topology.sso?.masterSecretServer === second
    ? [...withoutFirst, ...withoutSecond]
    : [...withoutSecond, ...withoutFirst];
}

/**
 * Removes a resource. What referred to it as the master secret server refers to the other one then, and who knew it by its name on
 * the network knows that one. None where what has to be in a group with Enterprise SSO would be left without.
 */
function removal(removed: Entsso, kept: Entsso, topology: Topology): readonly Extra[] {
  if (hasCompany(removed.group) && resourcesOf(removed.group, 'entsso').length < 2) return [];
  const { sso } = topology;
  const [name] = namesOf(kept);
  const edits: Edit[] = [
    remove(removed),
    ...directDependentsOf(removed)
      .filter((dependent) => dependent !== removed && dependent.dependsOn.items.includes(removed))
      .map((dependent) => remove(dependent, { list: 'dependsOn', item: removed })),
    ...(name ? serverNameEdits(removed, name, topology) : []),
  ];
  if (sso?.masterSecretServer === removed) edits.push(set(sso, 'masterSecretServer', { reference: kept }));
  return [fix(`Remove ${nameAmong(removed, [removed, kept])}`, ...edits)];
}

function hasCompany(group: Group): boolean {
  return resourcesOf(group, 'biztalkHost').length > 0 || resourcesOf(group, 'iis').length > 0;
}
