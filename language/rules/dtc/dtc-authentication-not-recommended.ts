/** A DTC that authenticates nobody works, and is open to everybody. */
import { defineRule } from '../rule.ts';
import { wrongAuthentication } from './authentication.ts';

export default defineRule({
  code: 'dtc-authentication-not-recommended',
  section: 'dtc',
  severity: 'warning',
  on: 'dtc',
  summary: 'A clustered DTC asks for no authentication.',
  source: { basis: 'stated', lines: [309, 328] },
  fixAll: true,
  concerns: ({ authentication }) => authentication === 'none',
  *check(dtc) {
    yield wrongAuthentication(
      dtc,
      `${dtc.name} asks for no authentication. That works, but authenticating the incoming caller is more secure.`,
    );
  },
});
