/** The shared folders of clusters, and the names under which they are reached. */
import { ownDependenciesOf } from './dependencies.ts';
import { once } from './memo.ts';
import { resourcesOf } from './queries.ts';
import type { Cluster, FileShare, NetworkName, Node, Topology } from './topology.ts';
import {
  foldersBelow,
  type LocalPath,
  type NetworkPath,
  readPath,
  type WindowsPath,
  writeNetworkPath,
} from './windows-path.ts';

/** A folder of a clustered share. */
export interface SharedFolder {
  readonly share: FileShare;
  /** The way down from the share. */
  readonly folders: readonly string[];
}

/** A clustered share's folder that is reached under the name of a single node. */
export interface FolderBehindNode extends SharedFolder {
  readonly node: Node;
}

interface ShareIndex {
  readonly all: readonly FileShare[];
  /** By the Network Names and addresses of their groups, with the name of the share. */
  readonly byAddress: ReadonlyMap<string, readonly FileShare[]>;
  readonly byCluster: ReadonlyMap<Cluster, readonly FileShare[]>;
  readonly nodes: ReadonlyMap<string, Node>;
}

const indexByTopology = new WeakMap<Topology, ShareIndex>();

/** Made once: a topology never changes, and each of its handlers may ask. */
function indexOf(topology: Topology): ShareIndex {
  const known = indexByTopology.get(topology);
  if (known) return known;
  const onClusters = topology.clusters.map(sharesOn);
  const byCluster = new Map(topology.clusters.map((cluster) => [cluster, sharesOn(cluster).shares]));
  const all = onClusters.flatMap(({ shares }) => shares);
  const byAddress = gathered(onClusters.flatMap(({ addresses }) => addresses));
  const nodes = new Map(onClusters.flatMap((cluster) => cluster.nodes));
  const index = { all, byAddress, byCluster, nodes };
  indexByTopology.set(topology, index);
  return index;
}

/** What a cluster brings to the index. */
const sharesOn = once(({ groups, nodes }: Cluster) => {
  const shares = groups.flatMap((group) => resourcesOf(group, 'fileShare'));
  return {
    shares,
    addresses: shares.flatMap((item) =>
      addressesOf(item).map((server) => ({ key: keyOf(server, item.share ?? ''), item })),
    ),
    nodes: nodes.map((node) => [computerName(node.name), node] as const),
  };
});

function gathered<Item>(pairs: readonly { readonly key: string; readonly item: Item }[]): ReadonlyMap<string, Item[]> {
  const items = new Map<string, Item[]>();
  for (const { key, item } of pairs) {
    const known = items.get(key);
    if (known) known.push(item);
    else items.set(key, [item]);
  }
  return items;
}

/** Every name and address of the group: which of them the share answers to is a matter of the Windows version. */
function addressesOf({ group }: FileShare): readonly string[] {
  return [
    ...resourcesOf(group, 'networkName').map(({ networkName }) => networkName),
    ...resourcesOf(group, 'ip').flatMap(({ address }) => address?.octets.join('.') ?? []),
  ];
}

function keyOf(server: string, share: string): string {
  return `${computerName(server)}\\${share.toLowerCase()}`;
}

/** The name of a computer without its domain; an address as it stands. */
function computerName(server: string): string {
  const folded = server.toLowerCase();
  return /^\d+(\.\d+){3}$/.test(folded) ? folded : folded.replace(/\..*$/s, '');
}

/** Every clustered share, in the order of declaration. */
export function clusteredShares(topology: Topology): readonly FileShare[] {
  return indexOf(topology).all;
}

export function sharesOf(cluster: Cluster, topology: Topology): readonly FileShare[] {
  return indexOf(topology).byCluster.get(cluster) ?? [];
}

/** The folders of clustered shares that a path leads to by a name or an address of the share's group. */
export function sharedFoldersAt(path: NetworkPath, topology: Topology): readonly SharedFolder[] {
  const shares = indexOf(topology).byAddress.get(keyOf(path.server, path.share)) ?? [];
  return shares.map((share) => ({ share, folders: path.folders }));
}

/**
 * The folders of clustered shares that a path means by the name of a node of their cluster: by the share's own name, or through
 * the administrative share of its drive.
 */
export function foldersBehindNode(path: NetworkPath, topology: Topology): readonly FolderBehindNode[] {
  const node = indexOf(topology).nodes.get(computerName(path.server));
  if (!node) return [];
  const [, letter] = /^([A-Za-z])\$$/.exec(path.share) ?? [];
  const onDrive = letter
    ? ({ kind: 'local', drive: `${letter.toUpperCase()}:`, folders: path.folders } as const)
    : undefined;
  return sharesOf(node.cluster, topology).flatMap((share) => {
    const folders = isNamed(share, path) ? path.folders : onDrive && foldersIn(share, onDrive);
    return folders ? { share, folders, node } : [];
  });
}

/** Whether the path names the share as it is called, on whatever computer. */
export function isNamed({ share }: FileShare, path: NetworkPath): boolean {
  return share?.toLowerCase() === path.share.toLowerCase();
}

/** The way down from a share to a folder of its cluster's disks; undefined where the folder isn't in the share. */
export function foldersIn(share: FileShare, path: LocalPath): readonly string[] | undefined {
  const own = pathOf(share);
  return own?.kind === 'local' ? foldersBelow(own, path) : undefined;
}

const pathsByShare = new WeakMap<FileShare, { readonly path: WindowsPath | undefined }>();

/** Read once: each handler on the cluster may ask. */
function pathOf(share: FileShare): WindowsPath | undefined {
  const known = pathsByShare.get(share);
  if (known) return known.path;
  const path = readPath(share.path ?? '');
  pathsByShare.set(share, { path });
  return path;
}

/** How clients write the folder: by the Network Name that the share depends on. Undefined where it has none. */
export function networkPathOf({ share, folders }: SharedFolder): string | undefined {
  const name = nameOf(share);
  return name && share.share ? writeNetworkPath(name.networkName, share.share, folders) : undefined;
}

function nameOf(share: FileShare): NetworkName | undefined {
  return [...ownDependenciesOf(share), ...share.group.resources].find((resource) => resource.type === 'networkName');
}
