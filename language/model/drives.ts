/** The drive letters of clustered disks. */

import { kept } from './memo.ts';
import { resourcesOf } from './queries.ts';
import type { Cluster, Disk } from './topology.ts';
import { readPath } from './windows-path.ts';

/** The drive letter in upper case; undefined where a disk has none, or is mounted in a folder. */
export function driveLetterOf({ drive }: Disk): string | undefined {
  return /^\s*([a-z]):?\\*\s*$/i.exec(drive ?? '')?.[1]?.toUpperCase();
}

/** The drive letter of a local path in upper case: `S` of `S:\\Drop`. */
export function driveLetterOfPath(path: string | undefined): string | undefined {
  const read = readPath(path ?? '');
  return read?.kind === 'local' ? read.drive.charAt(0).toUpperCase() : undefined;
}

/** The first disk of the cluster that has the drive letter of another, itself perhaps. */
export function firstDiskWithLetterOf(disk: Disk): Disk | undefined {
  return firstDisksIn(disk.group.cluster).get(driveLetterOf(disk) ?? '');
}

const firstDisksIn = kept(({ groups }: Cluster): ReadonlyMap<string, Disk> => {
  const disks = new Map<string, Disk>();
  for (const disk of groups.flatMap((group) => resourcesOf(group, 'disk'))) {
    const letter = driveLetterOf(disk);
    if (letter === undefined || disk.damaged || disk.name === '' || disks.has(letter)) continue;
    disks.set(letter, disk);
  }
  return disks;
});

/** The first letter from S on, where cluster disks usually begin, that no disk of the cluster has; then those before it. */
export function freeDriveLetter({ groups }: Pick<Cluster, 'groups'>): string | undefined {
  const taken = new Set(groups.flatMap((group) => resourcesOf(group, 'disk')).map(driveLetterOf));
  return [...'STUVWXYZRQPONMLKJIHGFED'].find((letter) => !taken.has(letter));
}
