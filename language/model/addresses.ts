/** IPv4 addresses of clusters, and which of them are free. */
import { indexed } from './kept-topology.ts';
import { keptOf } from './memo.ts';
import { resourcesOf } from './queries.ts';
import { sure } from './sure.ts';
import type { Cluster, Group, IpAddress, Ipv4, Topology } from './topology.ts';

/** An address that no resource of the topology has, with the network that carries it. */
export interface FreeAddress {
  /** With its prefix length: `10.0.0.22/24`. */
  readonly text: string;
  readonly network: string | undefined;
}

/**
 * The next address behind the highest that is taken in the subnet of the group's addresses, else of the cluster's; where there
 * is none behind it, the one before the lowest. What lies between may be reserved, and the first one of a subnet is usually
 * its gateway. Undefined where the cluster has no address that tells the subnet, or where neither end has room: an address
 * can't be guessed.
 * @param network Where it is given, addresses that another network carries don't tell the subnet.
 */
export function nextFreeAddress(group: Group | Cluster, topology: Topology, network?: string): FreeAddress | undefined {
  const taken = takenIn(topology);
  for (const ip of telling(group, network)) {
    const free = ip.address && freeIn(ip.address, taken);
    if (free) return { text: free, network: ip.network };
  }
  return undefined;
}

/** The addresses that may tell the subnet: those of the network first, each time those of the group first. */
function* telling(group: Group | Cluster, network: string | undefined): Iterable<IpAddress> {
  const { groups } = group.kind === 'group' ? group.cluster : group;
  const inOrder = group.kind === 'group' ? [group, ...groups] : groups;
  const isOn = (ip: IpAddress) => network === undefined || ip.network?.toLowerCase() === network.toLowerCase();
  for (const of of inOrder) yield* resourcesOf(of, 'ip').filter(isOn);
  if (network === undefined) return;
  for (const of of inOrder) yield* resourcesOf(of, 'ip').filter((ip) => ip.network === undefined);
}

/** Why an address can't be given to a resource: a number that is out of its range, or a place in the subnet that is no host's. */
export type AddressProblem = 'octet' | 'prefix' | 'network' | 'broadcast';

/** Undefined where nothing is wrong with it. A subnet of one or two addresses has none to spare for itself. */
export function problemOfAddress(address: Ipv4): AddressProblem | undefined {
  const { octets, prefix } = address;
  if (!isAddress(address)) return 'octet';
  if (prefix > 32) return 'prefix';
  if (prefix > 30) return undefined;
  const size = 2 ** (32 - prefix);
  const place = toNumber(octets) % size;
  if (place === 0) return 'network';
  return place === size - 1 ? 'broadcast' : undefined;
}

/** The first resource of the topology that has the address of another, itself perhaps. An address that can't be is in no use. */
export function firstUserOf(ip: IpAddress, topology: Topology): IpAddress | undefined {
  return ip.address && !problemOfAddress(ip.address) ? usersOf(toNumber(ip.address.octets), topology)[0] : undefined;
}

const usersOf = indexed('ip', (ip) => {
  const { address, damaged, name } = ip;
  return !address || damaged || name === '' || problemOfAddress(address)
    ? []
    : [[toNumber(address.octets), ip] as const];
});

function addressesOf({ clusters }: Pick<Topology, 'clusters'>): readonly IpAddress[] {
  return clusters.flatMap(({ groups }) => groups).flatMap((group) => resourcesOf(group, 'ip'));
}

/** The addresses of a topology, ascending. */
const takenIn = keptOf((topology): readonly number[] =>
  addressesOf(topology)
    .flatMap(({ address }) => (address && isAddress(address) ? toNumber(address.octets) : []))
    .sort((a, b) => a - b),
);

function isAddress({ octets }: Ipv4): boolean {
  return octets.every((octet) => octet <= 255);
}

function freeIn(address: Ipv4, taken: readonly number[]): string | undefined {
  const { octets, prefix } = address;
  if (prefix > 30 || prefix < 1 || !isAddress(address)) return undefined;
  const size = 2 ** (32 - prefix);
  const own = toNumber(octets);
  const subnet = own - (own % size);
  const highest = taken[countBelow(taken, subnet + size) - 1] ?? own;
  const lowest = taken[countBelow(taken, subnet)] ?? own;
  // Neither the subnet's own address, nor its first, nor its broadcast address.
  const free = [highest + 1, lowest - 1].find((candidate) => candidate > subnet + 1 && candidate < subnet + size - 1);
  return free === undefined ? undefined : `${toText(free)}/${prefix}`;
}

/** How many of the ascending numbers are below the limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sure(numbers[middle]) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function toNumber(octets: Ipv4['octets']): number {
  return octets.reduce((sum, octet) => sum * 256 + octet, 0);
}

function toText(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
