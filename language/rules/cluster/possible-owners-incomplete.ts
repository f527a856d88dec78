/** A group can only fail over to nodes that may own all that is in it. */
import { belongsEverywhere, intendedOwnersOf, namesNodes } from '../../model/owners.ts';
import type { Group, Node, Resource } from '../../model/topology.ts';
import { append, at, defineRule, fix, related, remove } from '../rule.ts';
import { list, listSome } from '../wording.ts';

export default defineRule({
  code: 'possible-owners-incomplete',
  section: 'cluster',
  severity: 'warning',
  on: 'group',
  summary: 'The possible owners of a resource lack a node of the cluster.',
  source: { basis: 'stated', lines: [222, 229, 240, 287, 385, 442, 659, 1004] },
  fixAll: true,
  concerns: ({ cluster, resources }) =>
    cluster.type === 'failover' && resources.some(({ possibleOwners }) => possibleOwners.written),
  *check(group) {
    for (const { missing, resources } of gapsIn(group)) {
      const [first, ...others] = resources;
      if (!first) continue;
      const nodes = list(missing.map(({ name }) => name));
      const several = others.length > 0;
      yield at(
        first,
        { property: 'possibleOwners' },
        `${listSome(resources.map(({ name }) => name))} ${several ? 'leave' : 'leaves'} ${nodes} out of ${several ? 'their' : 'its'} possible owners. ` +
          `Group ${group.name} can't fail over to ${missing.length > 1 ? 'these nodes' : nodes} then.`,
        ...others.map((other) =>
          related(other, { property: 'possibleOwners' }, `${other.name} leaves ${nodes} out as well.`),
        ),
        fix(
          `Add ${nodes} to the possible owners of ${listSome(resources.map(({ name }) => name))}`,
          ...resources.flatMap((resource) => missing.map((node) => append(resource, 'possibleOwners', node))),
        ),
        fix(
          `Remove the ${several ? 'lists' : 'list'} of possible owners, so that every node is one`,
          ...resources.map((resource) => remove(resource, { property: 'possibleOwners' })),
        ),
      );
    }
  },
});

/** Resources that lack the same nodes; more of them is one decision, and one finding. */
interface Gap {
  readonly missing: readonly Node[];
  readonly resources: Resource[];
}

function gapsIn(group: Group): readonly Gap[] {
  const intended = intendedOwnersOf(group).filter(({ name }) => name !== '');
  const gaps = new Map<string, Gap>();
  for (const resource of group.resources) {
    const { possibleOwners } = resource;
    if (!possibleOwners.written || !belongsEverywhere(resource) || !namesNodes(possibleOwners, group.cluster)) continue;
    const missing = intended.filter((node) => !possibleOwners.items.includes(node));
    if (missing.length === 0) continue;
    const key = missing.map((node) => group.cluster.nodes.indexOf(node)).join();
    const known = gaps.get(key);
    if (known) known.resources.push(resource);
    else gaps.set(key, { missing, resources: [resource] });
  }
  return [...gaps.values()];
}
