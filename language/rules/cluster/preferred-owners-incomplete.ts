/** The preferred owners tell the order in which a group tries the nodes. */
import { namesNodes } from '../../model/owners.ts';
import { commonOwnersOf } from '../../model/queries.ts';
import { append, at, defineRule, fix } from '../rule.ts';
import { list } from '../wording.ts';

export default defineRule({
  code: 'preferred-owners-incomplete',
  section: 'cluster',
  severity: 'hint',
  on: 'group',
  summary: 'The preferred owners of a group lack a node of the cluster.',
  source: { basis: 'stated', lines: [215] },
  *check(group) {
    const { cluster, name, preferredOwners, resources } = group;
    if (!preferredOwners.written || cluster.type !== 'failover' || !namesNodes(preferredOwners, cluster)) return;
    if (!resources.every(({ possibleOwners }) => namesNodes(possibleOwners, cluster))) return;
    const missing = commonOwnersOf(group).filter((node) => node.name !== '' && !preferredOwners.items.includes(node));
    if (missing.length === 0) return;
    const nodes = list(missing.map((node) => node.name));
    yield at(
      group,
      { property: 'preferredOwners' },
      `The preferred owners of group ${name} lack ${nodes}. ` +
        `The list then doesn't say when ${missing.length > 1 ? 'they are' : 'it is'} to take over, although the group may run there.`,
      fix(`Add ${nodes} to the preferred owners`, ...missing.map((node) => append(group, 'preferredOwners', node))),
    );
  },
});
