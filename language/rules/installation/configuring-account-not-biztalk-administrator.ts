/** Whoever configures BizTalk Server also clusters its hosts, which only its administrators may. */
import { append, at, defineRule, fix, related } from '../rule.ts';
import { list } from '../wording.ts';

export default defineRule({
  code: 'configuring-account-not-biztalk-administrator',
  section: 'installation',
  severity: 'warning',
  on: 'biztalkGroup',
  summary: "The account that configures a BizTalk group isn't one of its administrators.",
  source: { basis: 'stated', lines: [1140] },
  fixAll: true,
  *check(group, whole) {
    const { administrators, configuredBy } = group;
    if (!administrators || !configuredBy || configuredBy.damaged) return;
    const { items, complete } = configuredBy.memberOf;
    if (!complete || items.includes(administrators)) return;
    // One membership is missing, however many BizTalk groups it is missing for: the first of them speaks for all.
    const [first, ...others] = whole().biztalkGroups.filter(
      (other) =>
        other.configuredBy === configuredBy &&
        other.administrators === administrators &&
        !other.damaged &&
        other.name !== '',
    );
    if (first !== group) return;
    const groups = `BizTalk ${others.length > 0 ? 'groups' : 'group'} ${list([first, ...others].map(({ name }) => name))}`;
    yield at(
      group,
      { property: 'configuredBy' },
      `${configuredBy.name} configures ${groups} but isn't a member of ${administrators.name}. Only members of that group can cluster a host, or uncluster it.`,
      related(configuredBy, 'name', 'The account.'),
      related(administrators, 'name', `The administrators of the BizTalk ${others.length > 0 ? 'groups' : 'group'}.`),
      ...others.map((other) =>
        related(other, { property: 'configuredBy' }, `The account configures ${other.name} as well.`),
      ),
      fix(
        `Make ${configuredBy.name} a member of ${administrators.name}`,
        append(configuredBy, 'memberOf', administrators),
      ),
    );
  },
});
