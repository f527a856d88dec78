/** The other editions than Enterprise have no command to cluster a host. */
import { judgedResourceOf } from '../../model/host-places.ts';
import { at, defineRule, fix, related, set } from '../rule.ts';
import { listSome } from '../wording.ts';

export default defineRule({
  code: 'host-clustering-needs-enterprise-edition',
  section: 'host',
  severity: 'error',
  on: 'biztalkGroup',
  summary: "A host is clustered in a BizTalk group whose edition can't cluster hosts.",
  source: { basis: 'stated', lines: [1092] },
  fixAll: true,
  *check(biztalkGroup) {
    const { edition, hosts, name } = biztalkGroup;
    if (edition !== 'standard' && edition !== 'branch') return;
    const resources = hosts.flatMap((host) => judgedResourceOf(host) ?? []);
    if (resources.length === 0) return;
    yield at(
      biztalkGroup,
      { property: 'edition' },
      `BizTalk group ${name} has the ${edition} edition, but clusters ${listSome(resources.map((resource) => resource.name))}. Hosts can only be clustered with the Enterprise Edition.`,
      ...resources.map((resource) =>
        related(resource, 'name', `The host is clustered in group ${resource.group.name}.`),
      ),
      fix('Change the edition to enterprise', set(biztalkGroup, 'edition', { word: 'enterprise' })),
    );
  },
});
