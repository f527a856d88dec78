/** Without a Network Name a group's services can't be reached wherever they run. */
import { groupLacks, resourcesNeeding } from '../../model/dependencies.ts';
import { newNetworkName } from '../new-network-name.ts';
import { at, defineRule, fix, related } from '../rule.ts';
import { list } from '../wording.ts';
import { dependOnNew } from './new-resource.ts';

export default defineRule({
  code: 'group-missing-network-name',
  section: 'cluster',
  severity: 'error',
  on: 'group',
  summary: 'A group has a resource that needs a Network Name, and has none.',
  source: { basis: 'stated', lines: [176, 283, 381, 424, 438, 630, 648, 900, 992, 1151] },
  fixAll: true,
  *check(group, whole) {
    if (!groupLacks(group, 'networkName')) return;
    const needing = resourcesNeeding(group, 'networkName');
    const added = newNetworkName(group, whole());
    const names = list(needing.map(({ name }) => name));
    yield at(
      group,
      'name',
      `Group ${group.name} has no Network Name, which ${names} ${needing.length > 1 ? 'need' : 'needs'}. ` +
        `Clients reach ${needing.length > 1 ? 'them' : 'it'} by that name, on whichever node the group runs.`,
      ...needing.map((resource) => related(resource, 'name', `${resource.name} needs a Network Name.`)),
      ...(added
        ? [
            fix(
              'Add a Network Name',
              ...added.edits,
              ...needing.flatMap((resource) => dependOnNew(resource, 'networkName', added.name, whole())),
            ),
          ]
        : []),
    );
  },
});
