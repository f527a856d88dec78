/** Clients look for a clustered Enterprise SSO service under the Network Name that it depends on. */
import { missingDependency } from '../missing-dependency.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  code: 'sso-missing-network-name-dependency',
  section: 'sso',
  severity: 'error',
  on: 'entsso',
  summary: "A clustered Enterprise SSO service doesn't depend on the Network Name of its group.",
  source: { basis: 'stated', lines: [641, 660, [916, 925], 1005] },
  fixAll: true,
  *check(entsso) {
    yield* missingDependency(
      entsso,
      'networkName',
      'Clients that ask it for the master secret then fail with error 0x800706D9: there are no more endpoints available from the endpoint mapper.',
    );
  },
});
