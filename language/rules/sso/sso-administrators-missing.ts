/** On a cluster the groups of Enterprise SSO have to be domain groups, so they have to be known before it is configured. */
import { entssosOf } from '../../model/master-secret-server.ts';
import type { Topology } from '../../model/topology.ts';
import { at, defineRule, type Extra, fix, related } from '../rule.ts';
import { list } from '../wording.ts';
import { domainsForGroups, type GroupRole, groupNames, missingRoles, useGroupsOf } from './groups.ts';
import { mayBeElsewhere } from './stated.ts';

/** Nobody chooses among more domains than these in a menu. */
const mostDomains = 5;

export default defineRule({
  code: 'sso-administrators-missing',
  section: 'sso',
  severity: 'error',
  on: 'topology',
  summary: 'Enterprise SSO is clustered, and the domain groups of its administrators are not stated.',
  source: { basis: 'stated', lines: [482, 527, 864, 1132] },
  fixAll: true,
  *check(topology) {
    const { sso } = topology;
    const entssos = entssosOf(topology);
    const [first, ...others] = entssos;
    if (!first || sso?.damaged || (!sso && mayBeElsewhere(topology))) return;
    const missing = missingRoles(topology);
    if (missing.length === 0) return;
    const titles = list(missing.map((role) => groupNames[role]));
    yield at(
      sso ?? first,
      sso ? 'keyword' : 'name',
      `${first.name} is clustered, but ${missing.length > 1 ? 'no domain groups are' : 'no domain group is'} stated for ${titles}. ` +
        `A clustered Enterprise SSO service needs ${missing.length > 1 ? 'them' : 'it'} in the domain, where every node finds ${missing.length > 1 ? 'them' : 'it'}.`,
      ...(sso ? entssos : others).map((entsso) => related(entsso, 'name', 'Enterprise SSO is clustered here.')),
      ...fixes(missing, topology),
    );
  },
});

function fixes(missing: readonly GroupRole[], topology: Topology): readonly Extra[] {
  const titles = list(missing.map((role) => groupNames[role]));
  // Two domains of one name are a finding of their own, and the first is the one that is found.
  const domains = domainsForGroups(topology).filter(
    ({ name }, index, all) => all.findIndex((other) => other.name === name) === index,
  );
  return domains
    .slice(0, mostDomains)
    .map((domain) => fix(`Use ${titles} of ${domain.name}`, ...useGroupsOf(domain, missing, topology)));
}
