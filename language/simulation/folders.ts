/** Where the folder of a File or Base EDI handler is: on a share, behind a Network Name, on a computer, or on a disk. */
import { computersOf, isOfAdapter, resourcesOf } from '../model/queries.ts';
import type { Cluster, Computer, Disk, FileShare, Handler, NetworkName, Topology } from '../model/topology.ts';

export type FolderPlace =
  | { readonly on: 'share'; readonly share: FileShare }
  /** The clustered name is known, the share behind it is not. */
  | { readonly on: 'name'; readonly networkName: NetworkName }
  | { readonly on: 'computer'; readonly computer: Computer }
  /** A drive letter: on each node the disk of its cluster that has it, else the drive of the computer itself. */
  | { readonly on: 'drive'; readonly drive: string };

const fileAdapters = ['FILE', 'Base EDI'] as const;

/** Whether the handler works with folders. */
export function usesFolders(handler: Handler): boolean {
  return fileAdapters.some((adapter) => isOfAdapter(handler, adapter));
}

/** Undefined for other adapters, without a path, and where the path leads out of the topology. */
export function folderOf(handler: Handler, topology: Topology): FolderPlace | undefined {
  const { path } = handler;
  if (path === undefined || !usesFolders(handler)) return undefined;
  const drive = /^[a-z]:/i.exec(path)?.[0];
  if (drive) return { on: 'drive', drive: drive.toUpperCase() };
  const [, server, share] = /^\\\\([^\\]+)\\?([^\\]*)/.exec(path) ?? [];
  if (server === undefined) return undefined;
  for (const group of topology.clusters.flatMap(({ groups }) => groups)) {
    const networkName = resourcesOf(group, 'networkName').find((name) => isNamed(name.networkName, server));
    if (!networkName) continue;
    const shares = resourcesOf(group, 'fileShare').filter((each) => isNamed(each.share, share));
    const own = shares.find(({ dependsOn }) => dependsOn.items.includes(networkName)) ?? shares[0];
    return own ? { on: 'share', share: own } : { on: 'name', networkName };
  }
  const computer = computersOf(topology).find(({ name }) => isNamed(name, server));
  return computer && { on: 'computer', computer };
}

/** The disks of a cluster by their drives, as `S:`; of two with one letter the first. */
export function disksByDrive(cluster: Cluster): ReadonlyMap<string, Disk> {
  const disks = cluster.groups.flatMap((group) => resourcesOf(group, 'disk')).reverse();
  return new Map(disks.flatMap((disk) => (disk.drive ? [[disk.drive.slice(0, 2).toUpperCase(), disk] as const] : [])));
}

function isNamed(name: string | undefined, other: string | undefined): boolean {
  return name !== undefined && other !== undefined && name !== '' && name.toLowerCase() === other.toLowerCase();
}
