/** What keeps data has to find it on whichever node it runs, so its disk moves with its group. */
import { groupLacks, resourcesNeeding } from '../../model/dependencies.ts';
import { driveLetterOf, driveLetterOfPath } from '../../model/drives.ts';
import { freshName } from '../../model/fresh-names.ts';
import { resourcesOf } from '../../model/queries.ts';
import type { Group } from '../../model/topology.ts';
import { stemOf } from '../new-network-name.ts';
import { add, at, defineRule, fix, type NewDeclaration, related } from '../rule.ts';
import { list } from '../wording.ts';
import { dependOnNew } from './new-resource.ts';

export default defineRule({
  code: 'group-missing-physical-disk',
  section: 'cluster',
  severity: 'error',
  on: 'group',
  summary: 'A group has a resource that keeps data on a disk, and no Physical Disk.',
  source: { basis: 'stated', lines: [176, 276, 283, 369, 381, 424, 438] },
  fixAll: true,
  *check(group, whole) {
    if (!groupLacks(group, 'disk')) return;
    const needing = resourcesNeeding(group, 'disk');
    const names = list(needing.map(({ name }) => name));
    const name = freshName(whole(), `${stemOf(group)}Disk`);
    yield at(
      group,
      'name',
      `Group ${group.name} has no Physical Disk, which ${names} ${needing.length > 1 ? 'need' : 'needs'}. ` +
        `What ${needing.length > 1 ? 'they keep' : 'it keeps'} there has to be within reach of whichever node the group runs on.`,
      ...needing.map((resource) => related(resource, 'name', `${resource.name} needs a Physical Disk.`)),
      fix(
        'Add a Physical Disk',
        add(group, { keyword: 'disk', name, properties: driveOf(group) }),
        ...needing.flatMap((resource) => dependOnNew(resource, 'disk', name, whole())),
      ),
    );
  },
});

/** The drive that the shared folders of the group are on, where that is one and no other disk of the cluster has it. */
function driveOf(group: Group): NonNullable<NewDeclaration['properties']> {
  const letters = new Set(resourcesOf(group, 'fileShare').map(({ path }) => driveLetterOfPath(path)));
  const [letter] = letters;
  const taken = group.cluster.groups.flatMap((other) => resourcesOf(other, 'disk').map(driveLetterOf));
  if (letter === undefined || letters.size > 1 || taken.includes(letter)) return [];
  return [['drive', { quoted: `${letter}:` }]];
}
