/** Without a Network Name a group's services can't be reached wherever they run. */
import { resourcesNeeding } from '../../model/dependencies.ts';
import { networkNameOf } from '../../model/queries.ts';
import { newNetworkName } from '../new-network-name.ts';
import { add, append, at, defineRule, fix, related } from '../rule.ts';
import { list } from '../wording.ts';

export default defineRule({
  code: 'group-missing-network-name',
  section: 'cluster',
  severity: 'error',
  on: 'group',
  summary: 'A group has a resource that needs a Network Name, and has none.',
  source: { basis: 'stated', lines: [176, 283, 381, 424, 438, 630, 648, 900, 992, 1151] },
  fixAll: true,
  *check(group, topology) {
    const needing = resourcesNeeding(group, 'networkName');
    if (needing.length === 0 || networkNameOf(group)) return;
    const added = newNetworkName(group, topology);
    const names = list(needing.map(({ name }) => name));
    const dependents = needing.filter(
      ({ type, dependsOn }) => dependsOn.complete && (type !== 'biztalkHost' || dependsOn.written),
    );
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
              ...added.declarations.map((declaration) => add(group, declaration)),
              ...dependents.map((resource) => append(resource, 'dependsOn', added.name)),
            ),
          ]
        : []),
    );
  },
});
