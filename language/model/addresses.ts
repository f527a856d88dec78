/** IPv4 addresses of clusters, and which of them are free. */
import { resourcesOf } from './queries.ts';
import type { Cluster, Group, IpAddress, Ipv4, Topology } from './topology.ts';

/** An address that no resource of the topology has, with the network that carries it. */
export interface FreeAddress {
  /** With its prefix length: `10.0.0.22/24`. */
  readonly text: string;
  readonly network: string | undefined;
}

/**
 * The next address behind those of the group, else of the cluster, in the same subnet. Undefined where the cluster has no
 * address that tells the subnet, or the subnet is full: an address can't be guessed.
 * @param network Where it is given, addresses that another network carries don't tell the subnet.
 */
export function nextFreeAddress(group: Group | Cluster, topology: Topology, network?: string): FreeAddress | undefined {
  const cluster = group.kind === 'group' ? group.cluster : group;
  const own = group.kind === 'group' ? resourcesOf(group, 'ip') : [];
  const others = cluster.groups.flatMap((other) => resourcesOf(other, 'ip'));
  const taken = new Set(addressesOf(topology).map(({ octets }) => toNumber(octets)));
  const all = [...own, ...others];
  const isOn = (ip: IpAddress) => network === undefined || ip.network?.toLowerCase() === network.toLowerCase();
  for (const ip of [...all.filter(isOn), ...all.filter((other) => other.network === undefined)]) {
    const free = ip.address && freeIn(ip.address, taken);
    if (free) return { text: free, network: ip.network };
  }
  return undefined;
}

function addressesOf(topology: Topology): readonly Ipv4[] {
  return topology.clusters
    .flatMap(({ groups }) => groups)
    .flatMap((group): readonly IpAddress[] => resourcesOf(group, 'ip'))
    .flatMap(({ address }) => address ?? []);
}

/** The first free address behind `address`, else the first free one of its subnet. */
function freeIn({ octets, prefix }: Ipv4, taken: ReadonlySet<number>): string | undefined {
  if (prefix > 30 || prefix < 1 || octets.some((octet) => octet > 255)) return undefined;
  const size = 2 ** (32 - prefix);
  const start = toNumber(octets);
  const subnet = start - (start % size);
  // Only the taken ones, the subnet's own and its broadcast address can be in the way.
  for (let step = 1; step <= taken.size + 3; step++) {
    const candidate = subnet + ((start - subnet + step) % size);
    const isHost = candidate !== subnet && candidate !== subnet + size - 1;
    if (isHost && !taken.has(candidate)) return `${toText(candidate)}/${prefix}`;
  }
  return undefined;
}

function toNumber(octets: Ipv4['octets']): number {
  return octets.reduce((sum, octet) => sum * 256 + octet, 0);
}

function toText(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
