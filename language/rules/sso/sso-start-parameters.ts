/** The Enterprise SSO service starts without parameters. */
import { at, defineRule, fix, remove } from '../rule.ts';

export default defineRule({
  code: 'sso-start-parameters',
  section: 'sso',
  severity: 'warning',
  on: 'entsso',
  summary: 'A clustered Enterprise SSO service has start parameters.',
  source: { basis: 'stated', lines: [661, 1006] },
  fixAll: true,
  *check(entsso) {
    const { name, startParameters } = entsso;
    if (startParameters === undefined || startParameters.trim() === '') return;
    yield at(
      entsso,
      { property: 'startParameters' },
      `${name} has the start parameters "${startParameters}". The white paper leaves them blank, and what stands there is handed to the service each time the cluster starts it.`,
      fix('Remove the start parameters', remove(entsso, { property: 'startParameters' })),
    );
  },
});
