/** The names that Network Names, clusters and computers have on the network. */
import { indexed } from './kept-topology.ts';
import { resourcesOf } from './queries.ts';
import { propertySchema } from './schema.ts';
import type { Cluster, Computer, Element, NetworkName, Topology } from './topology.ts';

/** The longest name that NetBIOS knows. */
export const longestNetworkName = 15;

/** What NetBIOS names of computers are made of. */
const allowed = /^[\p{L}\p{N}!@#$%^&'().\-_{}~]*$/u;

/** Why a name can't stand on the network. */
export type NameProblem =
  | { readonly is: 'empty' | 'too long' | 'leading period' }
  | { readonly is: 'forbidden'; readonly characters: readonly string[] };

/** Undefined where nothing is wrong with it. */
export function problemOfName(name: string): NameProblem | undefined {
  if (name === '') return { is: 'empty' };
  if (!allowed.test(name)) {
    return { is: 'forbidden', characters: [...new Set(name)].filter((character) => !allowed.test(character)) };
  }
  if (name.startsWith('.')) return { is: 'leading period' };
  return name.length > longestNetworkName && [...name].length > longestNetworkName ? { is: 'too long' } : undefined;
}

/** Whether it is clear what a Network Name is called: not where its name isn't one value, or where a misspelt key may hold it. */
export function isNameKnown({ damaged, name, properties }: NetworkName): boolean {
  if (damaged || name === '') return false;
  return properties.every(
    ({ key, values }) => propertySchema('networkName', key) !== undefined && (key !== 'name' || values.length === 1),
  );
}

/** What has a name on the network. */
export type NamedOnNetwork = NetworkName | Cluster | Computer;

/**
 * Who has the name of a Network Name first: a computer or a cluster, as those are there before any group is; else the Network
 * Name that is declared first, itself perhaps.
 */
export function holderOfName(name: NetworkName, topology: Topology): NamedOnNetwork | undefined {
  const key = name.networkName.toLowerCase();
  const holder: NamedOnNetwork | undefined =
    nodesNamed(key, topology)[0] ??
    serversNamed(key, topology)[0] ??
    clustersNamed(key, topology)[0] ??
    networkNamesNamed(key, topology)[0];
  return holder === name.group.cluster && name.group.quorum ? firstInQuorum(name) : holder;
}

/** The Network Name of the cluster itself is in its quorum group, where the cluster's setup makes it: the first one of that name. */
function firstInQuorum(name: NetworkName): NetworkName | undefined {
  return name.group.cluster.groups
    .filter(({ quorum }) => quorum)
    .flatMap((group) => resourcesOf(group, 'networkName'))
    .find((other) => isNameKnown(other) && other.networkName.toLowerCase() === name.networkName.toLowerCase());
}

// By their names in lower case.
export const serversNamed = indexed('servers', keyed);
export const nodesNamed = indexed('node', keyed);
export const clustersNamed = indexed('clusters', keyed);
const networkNamesNamed = indexed('networkName', (name) =>
  isNameKnown(name) && name.networkName !== '' ? [[name.networkName.toLowerCase(), name] as const] : [],
);

/** What has a name, under it in lower case. */
export function keyed<Named extends Element>(named: Named): readonly (readonly [string, Named])[] {
  return named.name === '' ? [] : [[named.name.toLowerCase(), named]];
}
