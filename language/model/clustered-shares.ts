/** The shared folders of clusters, and the names under which they are reached. */
import { ownDependenciesOf } from './dependencies.ts';
import { indexed } from './kept-topology.ts';
import { kept, keptOf } from './memo.ts';
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

/** The clustered shares of a cluster, in the order of declaration. */
export const sharesOf = kept(({ groups }: Cluster): readonly FileShare[] =>
  groups.flatMap((group) => resourcesOf(group, 'fileShare')),
);

/** By the Network Names and addresses of their groups, with the name of the share. */
const sharesAt = indexed('fileShare', (share) =>
  addressesOf(share).map((server) => [shareKey(server, share.share ?? ''), share] as const),
);

const nodesNamed = indexed('node', (node) => [[computerName(node.name), node]]);

/** Every name and address of the group: which of them the share answers to is a matter of the Windows version. */
function addressesOf({ group }: FileShare): readonly string[] {
  return [
    ...resourcesOf(group, 'networkName').map(({ networkName }) => networkName),
    ...resourcesOf(group, 'ip').flatMap(({ address }) => address?.octets.join('.') ?? []),
  ];
}

/** The beginning of a path to a share, without regard to case and to the domain of the server. */
export function shareKey(server: string, share: string): string {
  return `${computerName(server)}\\${share.toLowerCase()}`;
}

/** The name of a computer without its domain; an address as it stands. */
function computerName(server: string): string {
  const folded = server.toLowerCase();
  return /^\d+(\.\d+){3}$/.test(folded) ? folded : folded.replace(/\..*$/s, '');
}

/** Every clustered share, in the order of declaration. */
export const clusteredShares = keptOf(({ clusters }): readonly FileShare[] => clusters.flatMap(sharesOf));

/** The folders of clustered shares that a path leads to by a name or an address of the share's group. */
export function sharedFoldersAt(path: NetworkPath, topology: Topology): readonly SharedFolder[] {
  return sharesAt(shareKey(path.server, path.share), topology).map((share) => ({ share, folders: path.folders }));
}

/**
 * The folders of clustered shares that a path means by the name of a node of their cluster: by the share's own name, or through
 * the administrative share of its drive.
 */
export function foldersBehindNode(path: NetworkPath, topology: Topology): readonly FolderBehindNode[] {
  const node = nodesNamed(computerName(path.server), topology).at(-1);
  if (!node) return [];
  const [, letter] = /^([A-Za-z])\$$/.exec(path.share) ?? [];
  const onDrive = letter
    ? ({ kind: 'local', drive: `${letter.toUpperCase()}:`, folders: path.folders } as const)
    : undefined;
  return sharesOf(node.cluster).flatMap((share) => {
    const folders = isNamed(share, path) ? path.folders : onDrive && foldersIn(share, onDrive);
    return folders ? { share, folders, node } : [];
  });
}

/** The beginnings of all paths that mean the share by its own name, each once: on what its group is reached by, or on a node. */
export function keysOf(share: FileShare, topology: Topology): readonly string[] {
  const { share: name, group } = share;
  if (name === undefined) return [];
  const nodes = group.cluster.nodes.filter((node) => nodesNamed(computerName(node.name), topology).at(-1) === node);
  return [
    ...new Set([...addressesOf(share), ...nodes.map((node) => node.name)].map((server) => shareKey(server, name))),
  ];
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

/** Kept, as each handler on the cluster may ask. */
const pathOf = kept(({ path }: FileShare): WindowsPath | undefined => readPath(path ?? ''));

/** How clients write the folder: by the Network Name that the share depends on. Undefined where it has none. */
export function networkPathOf({ share, folders }: SharedFolder): string | undefined {
  const name = nameOf(share);
  return name && share.share ? writeNetworkPath(name.networkName, share.share, folders) : undefined;
}

function nameOf(share: FileShare): NetworkName | undefined {
  return [...ownDependenciesOf(share), ...share.group.resources].find((resource) => resource.type === 'networkName');
}
