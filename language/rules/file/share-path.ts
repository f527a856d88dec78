/** Where the folder of a clustered share is, and where it should be. */
import { driveLetterOf } from '../../model/drives.ts';
import type { Disk, FileShare } from '../../model/topology.ts';
import { readPath, writeLocalPath } from '../../model/windows-path.ts';

/** Undefined where the disk doesn't tell its drive. */
export function driveOf(disk: Disk): string | undefined {
  const letter = driveLetterOf(disk);
  return letter && `${letter}:`;
}

/** Whether the folder is on the disk, as far as is known. */
export function isOnDrive(share: FileShare, disk: Disk): boolean {
  const drive = driveOf(disk);
  const path = readPath(share.path ?? '');
  return !path || drive === undefined || (path.kind === 'local' && path.drive === drive);
}

/** The path with another drive, as it is written but for that; undefined where no path is known. */
export function pathOnDrive(share: FileShare, drive: string): string | undefined {
  const written = share.path ?? '';
  const path = readPath(written);
  switch (path?.kind) {
    case 'local':
      return written.replace(/[A-Za-z]:/, drive);
    case 'network':
      return writeLocalPath(drive, /^[A-Za-z]\$$/.test(path.share) ? path.folders : [path.share, ...path.folders]);
    case 'relative':
      return writeLocalPath(drive, path.folders);
    default:
      return undefined;
  }
}
