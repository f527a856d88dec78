/** Hosts depend on the Enterprise SSO service of their node, and resources move together only within a group. */

import { keptIn } from '../../model/memo.ts';
import { entssoOf, networkNameOf, resourcesOf } from '../../model/queries.ts';
import type { BiztalkHostResource, Entsso, Topology } from '../../model/topology.ts';
import { at, defineRule, type Extra, related } from '../rule.ts';
import { moveFix } from './moving.ts';
import { serverNameEdits } from './server-name.ts';

export default defineRule({
  code: 'sso-host-in-different-group',
  section: 'sso',
  severity: 'error',
  on: 'biztalkHost',
  summary: 'A host is clustered in another group than the Enterprise SSO service of its cluster.',
  source: { basis: 'stated', lines: [752, 758, 793, 857, 948, 1084, 1104] },
  fixAll: true,
  *check(resource, whole) {
    const entsso = entssoOf(resource.group.cluster);
    if (!entsso || !isApart(resource)) return;
    yield at(
      resource,
      'name',
      `${resource.name} is clustered in ${resource.group.name}, but ${entsso.name}, the Enterprise SSO service of ${entsso.group.cluster.name}, is in ${entsso.group.name}. When one of the groups moves to another node, the host is left without the service that it depends on.`,
      related(entsso, 'name', `Enterprise SSO is clustered in group ${entsso.group.name}.`),
      ...fixes(resource, entsso, whole()),
    );
  },
});

/** A host that is clustered twice, once where it belongs, has too many resources and not a wrong one. */
function isApart({ host, group }: BiztalkHostResource): boolean {
  if (!host || host.isolated || resourcesOf(group, 'entsso').length > 0) return false;
  const { cluster } = group;
  const others = host.clusteredAs.filter((other) => other.group.cluster === cluster);
  return others.every((other) => resourcesOf(other.group, 'entsso').length === 0);
}

/** Hosts belong into the group of the service. Where not all of them can go there the service may be able to come to them. */
function fixes(resource: BiztalkHostResource, entsso: Entsso, topology: Topology): readonly Extra[] {
  const { canCome, serviceFix } = reunionOf(entsso, topology);
  const hostFix = moveFix([resource], entsso.group);
  return canCome ? [...hostFix, ...serviceFix] : [...serviceFix, ...hostFix];
}

interface Reunion {
  /** Whether each host that is apart can move to the service's group. */
  readonly canCome: boolean;
  readonly serviceFix: readonly Extra[];
}

/** Kept, as each host that is apart asks. */
const reunionOf = keptIn((entsso: Entsso, topology): Reunion => {
  const hosts = entsso.group.cluster.groups.flatMap((group) => resourcesOf(group, 'biztalkHost'));
  const canCome = hosts.filter(isApart).every((host) => moveFix([host], entsso.group).length > 0);
  return { canCome, serviceFix: serviceFix(entsso, hosts, topology) };
});

/** Where all hosts are in one group: the service can join them, with the web service that has to stay with it. */
function serviceFix(entsso: Entsso, hosts: readonly BiztalkHostResource[], topology: Topology): readonly Extra[] {
  const [group, ...others] = new Set(hosts.map((host) => host.group));
  const name = group && networkNameOf(group);
  if (!name || others.length > 0 || hosts.some(({ host }) => host === undefined)) return [];
  return moveFix([entsso, ...resourcesOf(entsso.group, 'iis')], group, ...serverNameEdits(entsso, name, topology));
}
