/** A node that owns two disks can't give both of them one drive letter. */
import { driveLetterOf, firstDiskWithLetterOf } from '../../model/drives.ts';
import { at, defineRule, related } from '../rule.ts';

export default defineRule({
  code: 'disk-in-use',
  section: 'cluster',
  severity: 'error',
  on: 'disk',
  summary: 'Two disks of a cluster have one drive letter.',
  source: { basis: 'inferred', lines: [197, 224] },
  *check(disk) {
    const first = firstDiskWithLetterOf(disk);
    if (!first || first === disk) return;
    const { group } = first;
    yield at(
      disk,
      { property: 'drive' },
      `Drive ${driveLetterOf(disk)}: is already that of ${first.name} in group ${group.name}. A node that owns both disks has the letter only once.`,
      related(first, { property: 'drive' }, 'The drive letter is in use here.'),
    );
  },
});
