/** A clustered DTC comes online after the Network Name that it is reached by. */
import { missingDependency } from '../missing-dependency.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  code: 'dtc-missing-network-name-dependency',
  section: 'dtc',
  severity: 'error',
  on: 'dtc',
  summary: "A clustered DTC doesn't depend on a Network Name.",
  source: { basis: 'stated', lines: [291] },
  fixAll: true,
  *check(dtc) {
    yield* missingDependency(
      dtc,
      'networkName',
      'Other computers reach the transaction coordinator only by that name.',
    );
  },
});
