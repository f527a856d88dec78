/** A clustered share comes online after the disk that its folder is on. */
import { possibleDependencies } from '../../model/dependencies.ts';
import type { Disk, FileShare } from '../../model/topology.ts';
import { missingDependency } from '../missing-dependency.ts';
import { append, defineRule, type Fix, set } from '../rule.ts';
import { driveOf, isOnDrive, pathOnDrive } from './share-path.ts';

export default defineRule({
  code: 'file-share-missing-disk-dependency',
  section: 'file',
  severity: 'error',
  on: 'fileShare',
  summary: "A clustered file share doesn't depend on a Physical Disk.",
  source: { basis: 'stated', lines: [443] },
  fixAll: true,
  *check(share) {
    const why = "The shared folder is on a disk of the group, and the share can't come online before that.";
    for (const finding of missingDependency(share, 'disk', why)) yield { ...finding, fixes: fixes(share) };
  },
});

/** The disks that the folder can be on; where it can be on none of them, each with the folder moved to it. */
function fixes(share: FileShare): readonly Fix[] {
  const disks = possibleDependencies(share, 'disk').filter((resource) => resource.type === 'disk');
  const suitable = disks.filter((disk) => isOnDrive(share, disk));
  if (suitable.length > 0) {
    return suitable.map((disk) => ({
      title: `Add a dependency on ${disk.name}`,
      edits: [append(share, 'dependsOn', disk)],
    }));
  }
  return disks.flatMap((disk) => withPath(share, disk));
}

function withPath(share: FileShare, disk: Disk): readonly Fix[] {
  const drive = driveOf(disk);
  const path = drive === undefined ? undefined : pathOnDrive(share, drive);
  if (path === undefined) return [];
  const edits = [append(share, 'dependsOn', disk), set(share, 'path', { quoted: path })];
  return [{ title: `Add a dependency on ${disk.name}, with the path ${path}`, edits }];
}
