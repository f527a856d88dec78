/** Only an SSO administrator can configure Enterprise SSO. */
import { defineRule, related } from '../rule.ts';
import { notMember } from './account-in-administrators.ts';

export default defineRule({
  code: 'sso-configuring-account-not-administrator',
  section: 'sso',
  severity: 'error',
  on: 'sso',
  summary: "The account that configures Enterprise SSO isn't a member of the SSO Administrators group.",
  source: {
    basis: 'stated',
    lines: [
      [484, 488],
      [533, 539],
      [866, 870],
      [959, 963],
    ],
  },
  fixAll: true,
  *check(sso) {
    // The same account in both roles lacks one membership, which is the service account's finding.
    if (sso.configuredBy === sso.serviceAccount) return;
    yield* notMember(
      sso.configuredBy,
      sso.administrators,
      (account, group) =>
        `${account.name} configures Enterprise SSO but isn't a member of ${group.name}. Configuring the service fails unless it is.`,
      related(sso, { property: 'configuredBy' }, 'Enterprise SSO is configured by this account.'),
      related(sso, { property: 'administrators' }, 'The group of the SSO administrators.'),
    );
  },
});
