/** The arithmetic of IPv4 addresses that the consoles ask for: subnet mask and network address. */
import { sure } from '../model/sure.ts';
import type { Ipv4 } from '../model/topology.ts';

export interface Subnet {
  /** `10.0.0.21` */
  readonly address: string;
  /** `255.255.255.0` */
  readonly mask: string;
  /** `10.0.0.0/24` */
  readonly network: string;
}

/** Undefined where an octet is over 255 or the prefix over 32. */
export function subnetOf({ octets, prefix }: Ipv4): Subnet | undefined {
  if (octets.some((octet) => octet > 255) || prefix > 32) return undefined;
  const mask = octets.map((_, index) => 256 - 2 ** (8 - Math.min(8, Math.max(0, prefix - 8 * index))));
  const network = octets.map((octet, index) => octet & sure(mask[index]));
  return { address: octets.join('.'), mask: mask.join('.'), network: `${network.join('.')}/${prefix}` };
}
