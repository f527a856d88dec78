/** The two domain groups of Enterprise SSO: their customary names, and what it takes to give it such groups. */
import type { Account, Domain, DomainGroup, Sso, Topology } from '../../model/topology.ts';
import { isSameName } from '../language/near.ts';
import { add, append, type Edit, type NewReference, type NewValue } from '../rule.ts';
import { stateInSso } from './setting.ts';
import { isStated } from './stated.ts';

/** The properties of the sso block that refer to a group, with the name that the group should have (white paper, line 482). */
export const groupNames = {
  administrators: 'SSO Administrators',
  affiliateAdministrators: 'SSO Affiliate Administrators',
} as const;

export type GroupRole = keyof typeof groupNames;

export const groupRoles: readonly GroupRole[] = ['administrators', 'affiliateAdministrators'];

/** The groups that Enterprise SSO lacks. Both, where there is no sso block. */
export function missingRoles(topology: Topology): readonly GroupRole[] {
  const { sso } = topology;
  return groupRoles.filter((role) => !sso || !isStated(sso, role, topology));
}

/** Every group that has the customary name of the role. */
export function namesakesOf(role: GroupRole, { domains }: Topology): readonly DomainGroup[] {
  return domains.flatMap(({ groups }) => groups).filter(({ name }) => isSameName(name, groupNames[role]));
}

/** The domains that the groups can be of: those first that have such a group, then those of Enterprise SSO's accounts. */
export function domainsForGroups(topology: Topology): readonly Domain[] {
  const { sso } = topology;
  const own = new Set(groupRoles.flatMap((role) => sso?.[role]?.domain ?? []));
  const withGroups = new Set(groupRoles.flatMap((role) => namesakesOf(role, topology).map(({ domain }) => domain)));
  const ofAccounts = new Set(accountsOf(sso).map(({ domain }) => domain));
  const rankings = [own, withGroups, ofAccounts];
  const rank = (domain: Domain) => {
    const first = rankings.findIndex((ranking) => ranking.has(domain));
    return first < 0 ? rankings.length : first;
  };
  return topology.domains.filter(({ name }) => name !== '').sort((a, b) => rank(a) - rank(b));
}

/** The edits that give Enterprise SSO groups of the domain: they are declared where no domain has one of the name. */
export function useGroupsOf(domain: Domain, roles: readonly GroupRole[], topology: Topology): readonly Edit[] {
  const uses = roles.map((role) => ({ role, ...groupIn(domain, role, topology) }));
  return [
    ...uses.flatMap(({ declared }) => declared),
    ...uses.flatMap(({ role, group }) => membershipIn(role, group, topology)),
    ...stateInSso(
      topology,
      uses.map(({ role, group }): readonly [string, NewValue] => [role, { reference: group }]),
    ),
  ];
}

/** A second group of the name, in another domain, would only make it unclear which one is meant. */
function groupIn(domain: Domain, role: GroupRole, topology: Topology) {
  const name = groupNames[role];
  const namesakes = namesakesOf(role, topology);
  const existing = namesakes.find((group) => group.domain === domain) ?? namesakes[0];
  return existing
    ? { group: existing, declared: [] }
    : { group: name, declared: [add(domain, { keyword: 'group', name })] };
}

/** Enterprise SSO can be configured only with accounts that are administrators of it (white paper, lines 483 to 488). */
export function membershipIn(role: GroupRole, group: NewReference, { sso }: Topology): readonly Edit[] {
  if (role !== 'administrators') return [];
  return accountsOf(sso)
    .filter(({ memberOf }) => !memberOf.items.some((other) => other === group))
    .map((account) => append(account, 'memberOf', group));
}

/** The accounts that have to be SSO administrators. */
function accountsOf(sso: Sso | undefined): readonly Account[] {
  return [...new Set([sso?.serviceAccount, sso?.configuredBy].flatMap((account) => account ?? []))];
}
