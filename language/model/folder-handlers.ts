/** Adapter handlers that work with folders: where those are, and with which accounts. */
import { keysOf, shareKey } from './clustered-shares.ts';
import { driveLetterOf } from './drives.ts';
import { indexed } from './kept-topology.ts';
import { isOfAdapter, resourcesOf } from './queries.ts';
import type { Account, FileShare, Handler, Topology } from './topology.ts';
import { type LocalPath, readPath, type WindowsPath } from './windows-path.ts';

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

/** The handlers that work with a folder on the network, by what their paths begin with. */
const handlersAt = indexed('handler', (handler) => {
  const path = folderOf(handler);
  return path?.kind === 'network' ? [[shareKey(path.server, path.share), handler] as const] : [];
});

/** The handlers whose folder lies on the clustered share, also where the path names a node instead of the share's Network Name. */
export function handlersOn(share: FileShare, topology: Topology): readonly Handler[] {
  return keysOf(share, topology).flatMap((key) => handlersAt(key, topology));
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
