/** Mutual authentication doesn't work with a DTC that moves from node to node. */
import { defineRule } from '../rule.ts';
import { wrongAuthentication } from './authentication.ts';

export default defineRule({
  code: 'dtc-authentication-unsupported',
  section: 'dtc',
  severity: 'error',
  on: 'dtc',
  summary: 'A clustered DTC asks for mutual authentication.',
  source: { basis: 'stated', lines: [309, 328] },
  fixAll: true,
  concerns: ({ authentication }) => authentication === 'mutual',
  *check(dtc) {
    yield wrongAuthentication(
      dtc,
      `${dtc.name} asks for mutual authentication. A DTC on a cluster functions correctly only where it authenticates the incoming caller, or nobody.`,
    );
  },
});
