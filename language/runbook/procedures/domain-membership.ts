/** P27: which accounts are in which groups; configuration fails without it (white paper, lines 483 to 488). */
import type { Account, Domain, DomainGroup } from '../../model/topology.ts';
import { cmd, verifyBeforeUse } from '../command.ts';
import { directoryConsole, groupsWithForeignMembers, inDomain, membershipsOf, ssoPreparation } from '../directory.ts';
import { netLine } from '../escape/net.ts';
import { partOf } from '../identity.ts';
import { created, type Draft, defineProcedure, ready } from '../procedure.ts';
import { whitePaper } from '../sources.ts';
import { enumerate, namesOf, qualifiedName } from '../wording.ts';

export default defineProcedure({
  id: 'domain-membership',
  *draft(topology) {
    const foreign = groupsWithForeignMembers(topology);
    for (const account of topology.domains.flatMap(({ accounts }) => accounts)) {
      for (const [domain, groups] of membershipsOf(account))
        yield {
          ...draftMembership(account, domain, groups, foreign),
          source: [ssoPreparation(topology, { P11: [[482, 488]], P12: [[527, 537]] }), whitePaper('P27', [1130, 1132])],
        };
    }
  },
});

function draftMembership(
  account: Account,
  domain: Domain,
  groups: readonly DomainGroup[],
  foreign: ReadonlySet<DomainGroup>,
): Omit<Draft, 'source'> {
  const own = domain === account.domain;
  const full = qualifiedName(account);
  const change = (group: DomainGroup, option: '/add' | '/delete') => {
    const line = foreign.has(group)
      ? netLine`localgroup ${group.name} ${full}`
      : netLine`group ${group.name} ${account.name}`;
    return typeof line === 'string' ? `${line} ${option} /domain` : line;
  };
  return {
    ...inDomain(domain),
    of: account,
    ...(own ? {} : { part: partOf(domain.name) }),
    title: `Make ${full} a member of ${enumerate(groups.map(own ? ({ name }) => name : qualifiedName))}`,
    console: [
      directoryConsole(domain),
      ...groups.map((group) => `Right-click group ${group.name} → Properties → Members → Add: ${full}; OK, OK.`),
    ],
    commands: [cmd(verifyBeforeUse, ...groups.map((group) => change(group, '/add')))],
    check: {
      commands: [
        cmd(
          verifyBeforeUse,
          ...groups.map((group) =>
            foreign.has(group) ? netLine`localgroup ${group.name} /domain` : netLine`group ${group.name} /domain`,
          ),
        ),
      ],
      expect: [
        `${account.name} is among the members of ${namesOf(groups)}.`,
        account.rights.includes('logOnAsService')
          ? `Services that run as ${full} already are restarted: a membership counts from the next logon.`
          : `Whoever is logged on as ${full} logs off and on again: a membership counts from the next logon.`,
      ],
    },
    undo: {
      actions: [`Remove ${account.name} from ${namesOf(groups)}.`],
      commands: [cmd(verifyBeforeUse, ...groups.map((group) => change(group, '/delete')))],
    },
    requires: [created(account), ...groups.map(created)],
    makes: [ready(account)],
  };
}
