/** Files that are on one computer only are out of reach when that fails. */
import {
  clusteredShares,
  foldersBehindNode,
  foldersIn,
  isNamed,
  type SharedFolder,
  sharedFoldersAt,
  sharesOf,
} from '../../model/clustered-shares.ts';
import { folderOf, movesWithDrive } from '../../model/folder-handlers.ts';
import { isUnclustered } from '../../model/queries.ts';
import type { FileShare, Handler, Host, Topology } from '../../model/topology.ts';
import type { LocalPath, NetworkPath } from '../../model/windows-path.ts';
import { at, defineRule } from '../rule.ts';
import { handlerName, mostShares, shareFixes } from './locations.ts';

export default defineRule({
  code: 'file-location-not-highly-available',
  section: 'file',
  severity: 'information',
  on: 'handler',
  summary: "The folder of a File or Base EDI handler isn't on a clustered share.",
  source: { basis: 'stated', lines: [148, 407] },
  *check(handler, whole) {
    const path = folderOf(handler);
    if (!handler.host || !path || path.kind === 'relative') return;
    if (path.kind === 'local' ? isSafe(handler, handler.host, path) : isOnClusteredShare(path, whole())) return;
    yield at(
      handler,
      { property: 'path' },
      path.kind === 'local'
        ? `The ${handlerName(handler)} works with ${handler.path}, a local folder. When its computer fails, nothing can reach the files in it.`
        : `The ${handlerName(handler)} works with ${handler.path}, which is on no clustered file share. When computer ${path.server} fails, nothing can reach the files in it.`,
      ...shareFixes(handler, foldersFor(handler.host, path, whole()), whole()),
    );
  },
});

/** A folder on a disk that moves with the host is where the host is. A clustered host whose name finds nothing may be this one. */
function isSafe(handler: Handler, host: Host, path: LocalPath): boolean {
  return movesWithDrive(handler, path) || (host.clusteredAs.length === 0 && !isUnclustered(host));
}

/** Also by the name of a node, which is a finding of its own. */
function isOnClusteredShare(path: NetworkPath, topology: Topology): boolean {
  return sharedFoldersAt(path, topology).length > 0 || foldersBehindNode(path, topology).length > 0;
}

/** The same folder on other shares, the likeliest first: on those of the host's clusters, where it may be already. */
function foldersFor(host: Host, path: LocalPath | NetworkPath, topology: Topology): readonly SharedFolder[] {
  const clusters = new Set(
    host.instances.flatMap(({ computer }) => (computer?.kind === 'node' ? computer.cluster : [])),
  );
  const near = [...clusters].flatMap(sharesOf);
  const far = clusteredShares(topology)
    .slice(0, near.length + mostShares)
    .filter(({ group }) => !clusters.has(group.cluster));
  const there = near.flatMap((share) => folderThere(share, path) ?? []);
  const known = new Set(there.map(({ share }) => share));
  const others = [...near, ...far].filter((share) => !known.has(share));
  return [...there, ...others.map((share) => folderOn(share, path))];
}

/** The folder itself, where the share holds it; or the folder of a share with the same name. */
function folderThere(share: FileShare, path: LocalPath | NetworkPath): SharedFolder | undefined {
  if (path.kind === 'network') return isNamed(share, path) ? { share, folders: path.folders } : undefined;
  const folders = foldersIn(share, path);
  return folders && { share, folders };
}

/** Folders that are different stay different: also those of two shares that come together in one. */
function folderOn(share: FileShare, path: LocalPath | NetworkPath): SharedFolder {
  const isPlain = path.kind === 'local' || isNamed(share, path);
  return { share, folders: isPlain ? path.folders : [path.share, ...path.folders] };
}
