/** The groups of Enterprise SSO have customary names, by which whoever sets up a further node looks for them. */

import type { DomainGroup, Sso, Topology } from '../../model/topology.ts';
import { isSameName } from '../language/near.ts';
import { add, at, defineRule, type Extra, fix, related, rename, set } from '../rule.ts';
import { type GroupRole, groupNames, groupRoles, membershipIn, namesakesOf } from './groups.ts';

export default defineRule({
  code: 'sso-group-name-nonstandard',
  section: 'sso',
  severity: 'warning',
  on: 'sso',
  summary: 'A group of Enterprise SSO has another name than the white paper gives it.',
  source: { basis: 'stated', lines: [482, 527] },
  fixAll: true,
  *check(sso, whole) {
    if (sso !== whole().sso) return;
    for (const role of groupRoles) {
      const group = sso[role];
      const name = groupNames[role];
      if (!group || isSameName(group.name, name)) continue;
      yield at(
        sso,
        { property: role },
        `The group of the ${titles[role]} is called ${group.name}, not ${name}. The white paper wants the group created under that name, which is what anyone who configures another computer of the SSO system expects.`,
        related(group, 'name', `The group ${group.name}.`),
        ...fixes(role, group, sso, whole()),
      );
    }
  },
});

const titles: Readonly<Record<GroupRole, string>> = {
  administrators: 'SSO administrators',
  affiliateAdministrators: 'SSO affiliate administrators',
};

/** Only a group that is nothing else can be renamed; one that has the name already can be referred to instead. */
function fixes(role: GroupRole, group: DomainGroup, sso: Sso, topology: Topology): readonly Extra[] {
  const name = groupNames[role];
  const otherRole = role === 'administrators' ? 'affiliateAdministrators' : 'administrators';
  const namesakes = namesakesOf(role, topology);
  if (namesakes.length > 0) {
    // What the other role refers to may be about to get that role's name.
    const isKept = (namesake: DomainGroup) =>
      namesake !== sso[otherRole] || namesakesOf(otherRole, topology).length > 0;
    return namesakes
      .filter(isKept)
      .map((namesake) =>
        fix(
          `Refer to ${name} of ${namesake.domain.name}`,
          ...membershipIn(role, namesake, topology),
          set(sso, role, { reference: namesake }),
        ),
      );
  }
  const isOfBiztalk = topology.biztalkGroups.some(({ administrators }) => administrators === group);
  if (!isOfBiztalk && sso[otherRole] !== group) return [fix(`Rename ${group.name} to ${name}`, rename(group, name))];
  return [
    fix(
      `Declare ${name} in ${group.domain.name}`,
      add(group.domain, { keyword: 'group', name }),
      ...membershipIn(role, name, topology),
      set(sso, role, { reference: name }),
    ),
  ];
}
