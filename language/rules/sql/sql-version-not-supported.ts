/** Each BizTalk Server version keeps its databases on certain SQL Server versions only. */
import { databaseUsersOf } from '../../model/databases.ts';
import { biztalkVersions, type SqlServerVersion, sqlServerVersions, versionTitle } from '../../model/schema.ts';
import { sqlServersFor } from '../../model/sql-support.ts';
import type { BiztalkGroup, SqlServer, Topology } from '../../model/topology.ts';
import { at, defineRule, fix, related, set } from '../rule.ts';
import { list } from '../wording.ts';

export default defineRule({
  code: 'sql-version-not-supported',
  section: 'sql',
  severity: 'error',
  on: 'sqlServer',
  summary: "The SQL Server version isn't one that the BizTalk Server version supports.",
  source: { basis: 'stated', lines: [[123, 127]] },
  *check(sqlServer, whole) {
    const { name, version } = sqlServer;
    if (!version) return;
    const groups = groupsOn(sqlServer, whole());
    const unsupported = groups.filter((group) => !supportedBy(group).includes(version));
    const [first] = unsupported;
    if (!first) return;
    const { sso } = whole();
    const common = sqlServerVersions.filter((other) => groups.every((group) => supportedBy(group).includes(other)));
    const distance = (other: SqlServerVersion) =>
      Math.abs(sqlServerVersions.indexOf(other) - sqlServerVersions.indexOf(version));
    yield at(
      sqlServer,
      { property: 'version' },
      `${name} is SQL Server ${versionTitle(version)}, which BizTalk Server ${versionTitle(first.version ?? '')} of ${first.name} doesn't support. ` +
        `It runs its databases on SQL Server ${list(supportedBy(first).map(versionTitle), 'or')}.`,
      ...unsupported.map((group) =>
        related(
          group,
          { property: 'version' },
          `${group.name} is BizTalk Server ${versionTitle(group.version ?? '')}.`,
        ),
      ),
      ...(sso?.database === sqlServer && first.database !== sqlServer
        ? [related(sso, { property: 'database' }, `The SSO database is on ${name}.`)]
        : []),
      ...[...common]
        .sort((a, b) => distance(a) - distance(b) || sqlServerVersions.indexOf(b) - sqlServerVersions.indexOf(a))
        .map((other) => fix(`Change to SQL Server ${versionTitle(other)}`, set(sqlServer, 'version', { word: other }))),
    );
  },
});

/** The BizTalk groups with databases there. Of one without a version nothing is known. */
function groupsOn(sqlServer: SqlServer, topology: Topology): readonly BiztalkGroup[] {
  const users = databaseUsersOf(sqlServer, topology);
  const served = users.some(({ kind }) => kind === 'sso') ? newestOf(topology.biztalkGroups) : [];
  const groups = [...users.flatMap((user) => (user.kind === 'biztalkGroup' ? user : [])), ...served];
  return [...new Set(groups)].filter(({ version }) => version !== undefined);
}

/** The groups of the newest version: Enterprise SSO and its database are of that, and serve the older ones too. */
function newestOf(groups: readonly BiztalkGroup[]): readonly BiztalkGroup[] {
  if (groups.some(({ version }) => version === undefined)) return [];
  const newest = biztalkVersions.findLast((version) => groups.some((group) => group.version === version));
  return groups.filter(({ version }) => version === newest);
}

function supportedBy({ version }: BiztalkGroup): readonly SqlServerVersion[] {
  return version ? sqlServersFor(version) : sqlServerVersions;
}
