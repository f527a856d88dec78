/** A clustered host comes online after the Network Name of its group. */
import { isJudged } from '../../model/host-places.ts';
import { missingDependency } from '../missing-dependency.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  code: 'host-missing-network-name-dependency',
  section: 'host',
  severity: 'error',
  on: 'biztalkHost',
  summary: "A clustered host doesn't depend on the Network Name of its group.",
  source: { basis: 'stated', lines: [1151] },
  fixAll: true,
  *check(resource) {
    if (!isJudged(resource)) return;
    yield* missingDependency(
      resource,
      'networkName',
      'BizTalk Server adds that dependency when a host is clustered, and without it the host may start before the group has its name.',
    );
  },
});
