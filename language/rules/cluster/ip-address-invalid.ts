/** An address that no computer can have never comes online. */
import { type AddressProblem, problemOfAddress } from '../../model/addresses.ts';
import type { Ipv4 } from '../../model/topology.ts';
import { at, defineRule } from '../rule.ts';

export default defineRule({
  code: 'ip-address-invalid',
  section: 'cluster',
  severity: 'error',
  on: 'ip',
  summary: 'An IP Address resource has an address that none can have.',
  source: { basis: 'stated', lines: [232] },
  *check(ip) {
    const problem = ip.address && problemOfAddress(ip.address);
    if (!ip.address || !problem) return;
    yield at(ip, { property: 'address' }, `${whatIsWrong(ip.address, problem)} ${ip.name} can't come online with it.`);
  },
});

function whatIsWrong({ text, octets, prefix }: Ipv4, problem: AddressProblem): string {
  switch (problem) {
    case 'octet':
      return `${text} has the number ${octets.find((octet) => octet > 255)}, and those of an address go up to 255.`;
    case 'prefix':
      return `${text} has the prefix length ${prefix}, and an address has 32 bits.`;
    case 'network':
      return `${octets.join('.')} stands for its subnet ${text} as a whole.`;
    case 'broadcast':
      return `${octets.join('.')} is the broadcast address of its subnet, /${prefix}.`;
  }
}
