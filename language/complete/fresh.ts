/** Names, addresses and drives that are still free, for text that is only proposed. */
import { nextFreeAddress } from '../model/addresses.ts';
import type { Cluster, Group, Topology } from '../model/topology.ts';
import type { IsTaken } from './block.ts';

/** The name itself where nothing has it, else with the lowest number that makes it free. */
export function freeName(base: string, isTaken: IsTaken): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}${number}`;
    if (!isTaken(name)) return name;
  }
}

/** A stem such that none of the names made of it is taken. */
export function freeStem(base: string, suffixes: readonly string[], isTaken: IsTaken): string {
  for (let number = 1; ; number++) {
    const stem = number === 1 ? base : `${base}${number}`;
    if (suffixes.every((suffix) => !isTaken(stem + suffix))) return stem;
  }
}

/** An address to begin with: a free one of the cluster, else of another cluster, else one to be replaced. */
export function addressFor(
  place: Group | Cluster,
  topology: Topology,
): { readonly text: string; readonly network: string } {
  const own = nextFreeAddress(place, topology);
  for (const found of own ? [own] : topology.clusters.map((cluster) => nextFreeAddress(cluster, topology))) {
    if (found) return { text: found.text, network: found.network ?? 'Public' };
  }
  return { text: '10.0.0.21/24', network: 'Public' };
}
