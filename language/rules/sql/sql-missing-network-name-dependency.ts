/** A clustered SQL Server comes online after the Network Name that it is reached by. */
import { missingDependency } from '../missing-dependency.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  code: 'sql-missing-network-name-dependency',
  section: 'sql',
  severity: 'error',
  on: 'sqlServer',
  summary: "A clustered SQL Server doesn't depend on a Network Name.",
  source: { basis: 'general', lines: [341] },
  fixAll: true,
  *check(sqlServer) {
    yield* missingDependency(
      sqlServer,
      'networkName',
      'BizTalk Server reaches its databases by that name, on whichever node they are.',
    );
  },
});
