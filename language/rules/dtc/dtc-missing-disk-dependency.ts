/** A clustered DTC comes online after the disk that its log is on. */
import { missingDependency } from '../missing-dependency.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  code: 'dtc-missing-disk-dependency',
  section: 'dtc',
  severity: 'error',
  on: 'dtc',
  summary: "A clustered DTC doesn't depend on a Physical Disk.",
  source: { basis: 'stated', lines: [291] },
  fixAll: true,
  *check(dtc) {
    yield* missingDependency(
      dtc,
      'disk',
      'The coordinator keeps its transaction log there, for the node that takes over.',
    );
  },
});
