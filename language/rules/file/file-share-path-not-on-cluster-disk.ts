/** A clustered share needs its folder on the disk that moves with it. */
import { ownDependenciesOf } from '../../model/dependencies.ts';
import type { Disk } from '../../model/topology.ts';
import { at, defineRule, fix, related, set } from '../rule.ts';
import { list } from '../wording.ts';
import { driveOf, isOnDrive, pathOnDrive } from './share-path.ts';

export default defineRule({
  code: 'file-share-path-not-on-cluster-disk',
  section: 'file',
  severity: 'error',
  on: 'fileShare',
  summary: "The folder of a clustered file share isn't on the disk that the share depends on.",
  source: { basis: 'stated', lines: [[444, 448]] },
  fixAll: true,
  *check(share) {
    const disks = ownDependenciesOf(share).filter((resource) => resource.type === 'disk');
    if (disks.length === 0 || !share.dependsOn.complete || disks.some((disk) => isOnDrive(share, disk))) return;
    yield at(
      share,
      { property: 'path' },
      `File share ${share.name} has the folder ${share.path}, which isn't on ${list(disks.map(nameWithDrive), 'or')}, the ${disks.length > 1 ? 'disks' : 'disk'} that it depends on. When the group moves to another node, only what is on its disks goes along.`,
      ...disks.map((disk) => related(disk, { property: 'drive' }, `${share.name} depends on ${disk.name}.`)),
      ...[...new Set(disks.flatMap((disk) => driveOf(disk) ?? []))].flatMap((drive) => {
        const path = pathOnDrive(share, drive);
        return path === undefined ? [] : fix(`Change the path to ${path}`, set(share, 'path', { quoted: path }));
      }),
    );
  },
});

function nameWithDrive(disk: Disk): string {
  return `${disk.name} (${driveOf(disk)})`;
}
