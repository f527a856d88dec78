/** A clustered DTC has to take part in the transactions of others, and bring its own to them. */
import { at, defineRule, fix, set } from '../rule.ts';

const directions = [
  { key: 'inbound', label: 'Allow Inbound', why: 'Transactions that begin on other computers are turned away.' },
  { key: 'outbound', label: 'Allow Outbound', why: 'Transactions that begin in the cluster reach no other computer.' },
] as const;

export default defineRule({
  code: 'dtc-communication-disabled',
  section: 'dtc',
  severity: 'error',
  on: 'dtc',
  summary: 'A clustered DTC allows no inbound or no outbound transactions.',
  source: { basis: 'stated', lines: [301, 321] },
  fixAll: true,
  concerns: ({ inbound, outbound }) => inbound === false || outbound === false,
  *check(dtc) {
    for (const { key, label, why } of directions) {
      if (dtc[key] !== false) continue;
      yield at(
        dtc,
        { property: key },
        `${label} is off for ${dtc.name}. ${why}`,
        fix(`Turn on ${label} for ${dtc.name}`, set(dtc, key, { word: 'yes' })),
      );
    }
  },
});
