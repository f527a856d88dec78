/** Whoever configures BizTalk Server also clusters its hosts, which only its administrators may. */
import { append, at, defineRule, fix, related } from '../rule.ts';

export default defineRule({
  code: 'configuring-account-not-biztalk-administrator',
  section: 'installation',
  severity: 'warning',
  on: 'biztalkGroup',
  summary: "The account that configures a BizTalk group isn't one of its administrators.",
  source: { basis: 'stated', lines: [1140] },
  fixAll: true,
  *check(group) {
    const { administrators, configuredBy, name } = group;
    if (!administrators || !configuredBy || configuredBy.damaged) return;
    const { items, complete } = configuredBy.memberOf;
    if (!complete || items.includes(administrators)) return;
    yield at(
      group,
      { property: 'configuredBy' },
      `${configuredBy.name} configures BizTalk group ${name} but isn't a member of ${administrators.name}. Only members of that group can cluster a host, or uncluster it.`,
      related(configuredBy, 'name', 'The account.'),
      related(administrators, 'name', 'The administrators of the BizTalk group.'),
      fix(
        `Make ${configuredBy.name} a member of ${administrators.name}`,
        append(configuredBy, 'memberOf', administrators),
      ),
    );
  },
});
