/** A clustered SQL Server comes online after the disk that its databases are on. */
import { missingDependency } from '../missing-dependency.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  code: 'sql-missing-disk-dependency',
  section: 'sql',
  severity: 'error',
  on: 'sqlServer',
  summary: "A clustered SQL Server doesn't depend on a Physical Disk.",
  source: { basis: 'general', lines: [341] },
  fixAll: true,
  *check(sqlServer) {
    yield* missingDependency(
      sqlServer,
      'disk',
      'Its databases are there, and it may start before them on the node that takes over.',
    );
  },
});
