/** Adapter handlers that work with folders: where those are, and with which accounts. */
import { foldersBehindNode, isNamed, sharedFoldersAt } from './clustered-shares.ts';
import { driveLetterOf } from './drives.ts';
import { once } from './memo.ts';
import { isOfAdapter, resourcesOf } from './queries.ts';
import type { Account, BiztalkGroup, FileShare, Handler, Topology } from './topology.ts';
import { type LocalPath, type NetworkPath, readPath, type WindowsPath } from './windows-path.ts';

/** The folder of a handler, where its adapter is one that works with folders (white paper, lines 407 to 410). */
export function folderOf(handler: Handler): WindowsPath | undefined {
  const worksWithFolders = isOfAdapter(handler, 'FILE') || isOfAdapter(handler, 'Base EDI');
  return worksWithFolders && handler.path !== undefined ? readPath(handler.path) : undefined;
}

/** The accounts that work with the folder: that of the host, for Base EDI also that of its service (white paper, lines 432, 433). */
export function accountsOf(handler: Handler): readonly Account[] {
  const service = isOfAdapter(handler, 'Base EDI') ? handler.adapter.biztalkGroup.baseEdiAccount : undefined;
  return [...new Set([handler.host?.account, service])].flatMap((account) => account ?? []);
}

const handlersByTopology = new WeakMap<Topology, ReadonlyMap<FileShare, readonly Handler[]>>();

/**
 * The handlers whose folder lies on the clustered share, also where the path names a node instead of the share's Network Name.
 * Found once for all shares: a topology never changes.
 */
export function handlersOn(share: FileShare, topology: Topology): readonly Handler[] {
  let handlers = handlersByTopology.get(topology);
  if (!handlers) {
    handlers = handlersByShare(topology);
    handlersByTopology.set(topology, handlers);
  }
  return handlers.get(share) ?? [];
}

function handlersByShare(topology: Topology): ReadonlyMap<FileShare, readonly Handler[]> {
  const handlers = new Map<FileShare, Handler[]>();
  for (const { handler, path } of topology.biztalkGroups.flatMap(onNetworkFolders)) {
    for (const share of sharesNamedIn(path, topology)) {
      const others = handlers.get(share);
      if (others) others.push(handler);
      else handlers.set(share, [handler]);
    }
  }
  return handlers;
}

/** The handlers of a BizTalk group that work with folders on the network. */
const onNetworkFolders = once(({ adapters }: BiztalkGroup) =>
  adapters
    .flatMap(({ handlers }) => handlers)
    .flatMap((handler) => {
      const path = folderOf(handler);
      return path?.kind === 'network' ? [{ handler, path }] : [];
    }),
);

function sharesNamedIn(path: NetworkPath, topology: Topology): ReadonlySet<FileShare> {
  const folders = [...sharedFoldersAt(path, topology), ...foldersBehindNode(path, topology)];
  return new Set(folders.map(({ share }) => share).filter((share) => isNamed(share, path)));
}

/**
 * Whether a clustered host always runs where the disk with this drive is: they are in one group. Also where the group has a disk
 * that doesn't tell its drive, as long as it isn't that of Windows itself.
 */
export function movesWithDrive({ host }: Handler, { drive }: LocalPath): boolean {
  const groups = host?.clusteredAs.map(({ group }) => group) ?? [];
  return groups
    .flatMap((group) => resourcesOf(group, 'disk'))
    .some((disk) => (disk.drive === undefined ? drive !== 'C:' : `${driveLetterOf(disk)}:` === drive));
}
