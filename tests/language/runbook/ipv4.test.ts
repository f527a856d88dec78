/** Subnet masks and network addresses. */
import { expect, test } from 'vitest';
import type { model } from '../../../language/index.ts';
import { subnetOf } from '../../../language/runbook/ipv4.ts';

const ip = (octets: model.Ipv4['octets'], prefix: number): model.Ipv4 => ({
  text: `${octets.join('.')}/${prefix}`,
  octets,
  prefix,
});

test.each([
  [ip([10, 0, 0, 21], 24), { address: '10.0.0.21', mask: '255.255.255.0', network: '10.0.0.0/24' }],
  [ip([192, 168, 5, 77], 23), { address: '192.168.5.77', mask: '255.255.254.0', network: '192.168.4.0/23' }],
  [ip([172, 31, 255, 254], 12), { address: '172.31.255.254', mask: '255.240.0.0', network: '172.16.0.0/12' }],
  [ip([10, 1, 2, 3], 8), { address: '10.1.2.3', mask: '255.0.0.0', network: '10.0.0.0/8' }],
  [ip([10, 1, 2, 131], 25), { address: '10.1.2.131', mask: '255.255.255.128', network: '10.1.2.128/25' }],
  [ip([10, 1, 2, 3], 32), { address: '10.1.2.3', mask: '255.255.255.255', network: '10.1.2.3/32' }],
  [ip([10, 1, 2, 3], 0), { address: '10.1.2.3', mask: '0.0.0.0', network: '0.0.0.0/0' }],
])('$0.text', (address, subnet) => {
  expect(subnetOf(address)).toEqual(subnet);
});

test.each([[ip([256, 0, 0, 1], 24)], [ip([10, 0, 0, 999], 24)], [ip([10, 0, 0, 1], 33)]])(
  '$text is no address',
  (address) => {
    expect(subnetOf(address)).toBeUndefined();
  },
);
