/** Names for new things that nothing else has, neither as a declaration nor on the network. */
import { keptOf } from './memo.ts';
import { longestNetworkName } from './network-names.ts';
import { allElements, computersOf, resourcesOf } from './queries.ts';
import type { Topology } from './topology.ts';

/** Without regard to case. Kept, as there may be as many findings that ask for a name as there are groups. */
const declaredIn = keptOf(
  (topology): ReadonlySet<string> => new Set([...allElements(topology)].map(({ name }) => name.toLowerCase())),
);

/** Without regard to case. */
const onNetworkIn = keptOf(
  (topology): ReadonlySet<string> => new Set(namesOnNetwork(topology).map((name) => name.toLowerCase())),
);

/** A name that no declaration of the topology has: `base` itself, or `base` with the lowest number that makes it free. */
export function freshName(topology: Topology, base: string): string {
  const declared = declaredIn(topology);
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}${number}`;
    if (!declared.has(name.toLowerCase())) return name;
  }
}

/** The name that follows another in its own way of counting: `SQL02` after `SQL01`, `Drop2` after `Drop`. */
export function nextName(topology: Topology, like: string): string {
  const [declared, onNetwork] = [declaredIn(topology), onNetworkIn(topology)];
  const [, stem = like, digits = ''] = /^(.*?)(\d*)$/s.exec(like) ?? [];
  for (let number = digits === '' ? 2 : Number(digits) + 1; ; number++) {
    const name = stem + String(number).padStart(digits.length, '0');
    if (!declared.has(name.toLowerCase()) && !onNetwork.has(name.toLowerCase())) return name;
  }
}

/** What has been found so far, by the stem that it was made of. */
const freshOnNetwork = keptOf((topology) => ({ taken: onNetworkIn(topology), found: new Map<string, string>() }));

/** A name that can stand on the network, made of another: upper case, without what NetBIOS forbids, short enough and free. */
export function freshNetworkName(topology: Topology, base: string): string {
  const stem = base.toUpperCase().replace(/[^A-Z0-9-]/g, '') || 'CLUSTERNAME';
  const { taken, found } = freshOnNetwork(topology);
  const fresh = found.get(stem) ?? firstFree(stem, taken);
  found.set(stem, fresh);
  return fresh;
}

/** The stem, cut so that it is short enough with the lowest number that makes it free. */
function firstFree(stem: string, onNetwork: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : String(number);
    const name = stem.slice(0, longestNetworkName - suffix.length) + suffix;
    if (!onNetwork.has(name.toLowerCase())) return name;
  }
}

/** Whether no cluster, no computer and no Network Name has the name. */
export function isFreeOnNetwork(topology: Topology, name: string): boolean {
  return !onNetworkIn(topology).has(name.toLowerCase());
}

function namesOnNetwork({ clusters, servers }: Topology): readonly string[] {
  const networkNames = clusters
    .flatMap(({ groups }) => groups)
    .flatMap((group) => resourcesOf(group, 'networkName'))
    .map(({ networkName }) => networkName);
  return [...networkNames, ...[...clusters, ...computersOf({ clusters, servers })].map(({ name }) => name)];
}
