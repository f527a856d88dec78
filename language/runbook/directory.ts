/** What steps in Active Directory share: where they are done, who does them, and how a group takes its members. */
import type { Account, Domain, DomainGroup, Topology } from '../model/topology.ts';
import { domainAdministrator } from './roles.ts';
import { whitePaper } from './sources.ts';
import { coveredClusters } from './targets.ts';

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

/** Lines of the white paper, in the procedure for each generation of Windows. */
export interface SsoLines {
  readonly P11: readonly (number | readonly [number, number])[];
  readonly P12: readonly (number | readonly [number, number])[];
}

/** Where the white paper prepares the domain for Enterprise SSO: for Windows Server 2003 where every cluster has that. */
export function ssoPreparation(topology: Topology, lines: SsoLines): string {
  const clusters = coveredClusters(topology);
  const on2003 = clusters.length > 0 && clusters.every(({ windows }) => windows === '2003');
  return on2003 ? whitePaper('P12', ...lines.P12) : whitePaper('P11', ...lines.P11);
}
