/** The names that Network Names, clusters and computers have on the network. */
import { once } from './memo.ts';
import { computersOf, resourcesOf } from './queries.ts';
import { propertySchema } from './schema.ts';
import type { Cluster, Computer, NetworkName, Topology } from './topology.ts';

/** The longest name that NetBIOS knows. */
export const longestNetworkName = 15;

/** What NetBIOS names of computers are made of. */
const allowed = /^[\p{L}\p{N}!@#$%^&'().\-_{}~]$/u;

/** Why a name can't stand on the network. */
export type NameProblem =
  | { readonly is: 'empty' | 'too long' | 'leading period' }
  | { readonly is: 'forbidden'; readonly characters: readonly string[] };

/** Undefined where nothing is wrong with it. */
export function problemOfName(name: string): NameProblem | undefined {
  if (name === '') return { is: 'empty' };
  const characters = [...new Set(name)].filter((character) => !allowed.test(character));
  if (characters.length > 0) return { is: 'forbidden', characters };
  if (name.startsWith('.')) return { is: 'leading period' };
  return [...name].length > longestNetworkName ? { is: 'too long' } : undefined;
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

const holdersByTopology = new WeakMap<Topology, ReadonlyMap<string, NamedOnNetwork>>();

/**
 * Who has the name of a Network Name first: a computer or a cluster, as those are there before any group is; else the Network
 * Name that is declared first, itself perhaps.
 */
export function holderOfName(name: NetworkName, topology: Topology): NamedOnNetwork | undefined {
  const holder = holdersIn(topology).get(name.networkName.toLowerCase());
  return holder === name.group.cluster && name.group.quorum ? firstInQuorum(name) : holder;
}

/** The Network Name of the cluster itself is in its quorum group, where the cluster's setup makes it: the first one of that name. */
function firstInQuorum(name: NetworkName): NetworkName | undefined {
  return name.group.cluster.groups
    .filter(({ quorum }) => quorum)
    .flatMap((group) => resourcesOf(group, 'networkName'))
    .find((other) => isNameKnown(other) && other.networkName.toLowerCase() === name.networkName.toLowerCase());
}

/** Made once: a topology never changes, and each of its Network Names asks. */
function holdersIn(topology: Topology): ReadonlyMap<string, NamedOnNetwork> {
  const known = holdersByTopology.get(topology);
  if (known) return known;
  const { clusters, servers } = topology;
  const holders = new Map<string, NamedOnNetwork>();
  const put = (key: string, holder: NamedOnNetwork) => {
    if (key !== '' && !holders.has(key)) holders.set(key, holder);
  };
  for (const holder of [...computersOf({ clusters, servers }), ...clusters]) put(holder.name.toLowerCase(), holder);
  for (const cluster of clusters) for (const { key, holder } of networkNamesOf(cluster)) put(key, holder);
  holdersByTopology.set(topology, holders);
  return holders;
}

/** The Network Names of a cluster by their folded names on the network. */
const networkNamesOf = once(({ groups }: Cluster) =>
  groups
    .flatMap((group) => resourcesOf(group, 'networkName'))
    .filter(isNameKnown)
    .map((holder) => ({ key: holder.networkName.toLowerCase(), holder })),
);
