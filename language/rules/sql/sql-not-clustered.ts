/** Nothing of BizTalk Server works without its databases, so they are the first thing to protect. */
import { databaseUsersOf } from '../../model/databases.ts';
import type { BiztalkGroup, Sso } from '../../model/topology.ts';
import { at, defineRule, related } from '../rule.ts';
import { list } from '../wording.ts';

export default defineRule({
  code: 'sql-not-clustered',
  section: 'sql',
  severity: 'warning',
  on: 'computer',
  summary: 'The BizTalk or SSO databases are on a SQL Server that is not clustered.',
  source: { basis: 'stated', lines: [138, 150, 341] },
  *check(computer, whole) {
    const users = databaseUsersOf(computer, whole());
    const [first, ...others] = users;
    if (!first) return;
    const databases = list(users.map((user) => (user.kind === 'sso' ? 'Enterprise SSO' : user.name)));
    const where = computer.kind === 'node' ? `node ${computer.name} and not on a clustered SQL Server` : computer.name;
    yield at(
      first,
      { property: 'database' },
      `The databases of ${databases} are on ${where}${computer.kind === 'node' ? '' : ', a stand-alone computer'}. ` +
        `When it fails, no BizTalk server can process documents any more.`,
      ...others.map((user) =>
        related(user, { property: 'database' }, `${nameOf(user)} keeps its database there as well.`),
      ),
      related(computer, 'name', 'The computer.'),
    );
  },
});

function nameOf(user: BiztalkGroup | Sso): string {
  return user.kind === 'sso' ? 'Enterprise SSO' : user.name;
}
