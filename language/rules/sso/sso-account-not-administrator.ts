/** The Enterprise SSO service works only under an account that is an SSO administrator. */
import { defineRule, related } from '../rule.ts';
import { notMember } from './account-in-administrators.ts';

export default defineRule({
  code: 'sso-account-not-administrator',
  section: 'sso',
  severity: 'error',
  on: 'sso',
  summary: "The account of the Enterprise SSO service isn't a member of the SSO Administrators group.",
  source: {
    basis: 'stated',
    lines: [
      [483, 488],
      [528, 539],
      [865, 870],
      [954, 963],
    ],
  },
  fixAll: true,
  *check(sso) {
    yield* notMember(
      sso.serviceAccount,
      sso.administrators,
      (account, group) =>
        `${account.name}, the account of the Enterprise SSO service, isn't a member of ${group.name}. Configuring the service fails unless it is.`,
      related(sso, { property: 'serviceAccount' }, 'The service runs under this account.'),
      related(sso, { property: 'administrators' }, 'The group of the SSO administrators.'),
    );
  },
});
