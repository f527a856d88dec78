/** What steps in Active Directory share: where they are done, who does them, and how a group takes its members. */
import type { Account, Domain, DomainGroup, Topology } from '../model/topology.ts';
import { domainAdministrator } from './roles.ts';

/** The parts of a step in the domain that are always the same. */
export function inDomain(domain: Domain) {
  const { who, needs } = domainAdministrator(domain);
  return {
    phase: 'prerequisites' as const,
    unit: [domain.name],
    where: `a domain controller of ${domain.name}`,
    who,
    kind: 'changing' as const,
    needs,
  };
}

/** The console of the domain. The versions of its domain controllers are not known, so it is called by its name. */
export function directoryConsole({ name }: Domain): string {
  return `Administrative Tools → Active Directory Users and Computers. Expand the domain ${name}; it is listed by its DNS name.`;
}

/** The groups with members of other domains: a global group takes accounts of its own domain only. */
export function groupsWithForeignMembers({ domains }: Topology): ReadonlySet<DomainGroup> {
  const accounts = domains.flatMap((domain) => domain.accounts);
  return new Set(accounts.flatMap(({ domain, memberOf }) => memberOf.items.filter((group) => group.domain !== domain)));
}

/** The groups that an account is a member of, by the domain of the groups, both in the order of their names. */
export function membershipsOf({ memberOf }: Account): readonly (readonly [Domain, readonly DomainGroup[]])[] {
  const groups = [...new Set(memberOf.items)].sort((a, b) => (a.name < b.name ? -1 : 1));
  const domains = [...new Set(groups.map(({ domain }) => domain))].sort((a, b) => (a.name < b.name ? -1 : 1));
  return domains.map((domain) => [domain, groups.filter((group) => group.domain === domain)]);
}
