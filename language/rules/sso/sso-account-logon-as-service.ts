/** Windows starts a service only under an account that may log on as one. */
import { nearest } from '../../model/spelling.ts';
import type { Account } from '../../model/topology.ts';
import { append, at, defineRule, type Edit, fix, related, set } from '../rule.ts';

const right = 'logOnAsService';

export default defineRule({
  code: 'sso-account-logon-as-service',
  section: 'sso',
  severity: 'error',
  on: 'sso',
  summary: 'The account of the Enterprise SSO service lacks the right to log on as a service.',
  source: { basis: 'stated', lines: [483, 488, 528, 539, 865, 870, 954, 963] },
  fixAll: true,
  *check(sso) {
    const account = sso.serviceAccount;
    if (!account || account.damaged || account.rights.some(isRight)) return;
    yield at(
      account,
      { property: 'rights' },
      `${account.name}, the account of the Enterprise SSO service, lacks the right ${right}. Windows starts the service only under an account that may log on as a service on each node.`,
      related(sso, { property: 'serviceAccount' }, 'The service runs under this account.'),
      fix(`Give ${account.name} the right ${right}`, giveRight(account)),
    );
  },
});

function isRight(written: string): boolean {
  return written.toLowerCase() === right.toLowerCase();
}

/** Takes the place of a right that was meant to be this one. */
function giveRight(account: Account): Edit {
  const values = account.properties.find(({ key }) => key === 'rights')?.values ?? [];
  const meant = values.find(({ text }) => nearest(text, [right]).length > 0);
  if (!meant) return append(account, 'rights', right);
  return set(account, 'rights', ...values.map((value) => (value === meant ? { word: right } : { written: value })));
}
