/** Two resources can't both bring one address online. */
import { firstUserOf } from '../../model/addresses.ts';
import { at, defineRule, related } from '../rule.ts';

export default defineRule({
  code: 'ip-address-in-use',
  section: 'cluster',
  severity: 'error',
  on: 'ip',
  summary: 'Two IP Address resources have one address.',
  source: { basis: 'stated', lines: [196, 232] },
  *check(ip, whole) {
    const first = firstUserOf(ip, whole());
    if (!first || first === ip) return;
    yield at(
      ip,
      { property: 'address' },
      `${ip.address?.octets.join('.')} is already the address of ${first.name} in group ${first.group.name} of ${first.group.cluster.name}. Only one of the two can be online.`,
      related(first, { property: 'address' }, 'The address is in use here.'),
    );
  },
});
