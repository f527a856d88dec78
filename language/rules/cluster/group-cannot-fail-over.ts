/** A group runs as a whole, on a node that may own all that is in it. */
import { isConfined } from '../../model/owners.ts';
import { commonOwnersOf, possibleOwnersOf } from '../../model/queries.ts';
import type { Group, Node, Resource } from '../../model/topology.ts';
import { at, defineRule, type Extra, fix, related, severity } from '../rule.ts';
import { list, listSome } from '../wording.ts';
import { canOwn, letOwn } from './more-owners.ts';

export default defineRule({
  code: 'group-cannot-fail-over',
  section: 'cluster',
  severity: 'warning',
  on: 'group',
  summary: 'The possible owners of the resources of a group have fewer than two nodes in common.',
  source: { basis: 'inferred', lines: [119, 1146] },
  *check(group) {
    if (!isConfined(group)) return;
    const narrowing = group.resources.filter(leavesOut);
    const [only, another] = narrowing;
    if (!only) return;
    const [owner] = commonOwnersOf(group);
    const names = listSome(narrowing.map(({ name }) => name));
    const message = owner
      ? `Group ${group.name} can only run on ${owner.name}, the only node that may own ${names}. When ${owner.name} fails, there is no other to fail over to.`
      : `Group ${group.name} can run nowhere, as no node may own all of ${names}. A group comes online on one node, with everything that is in it.`;
    const place = another ? ([group, 'name'] as const) : ([only, { property: 'possibleOwners' }] as const);
    yield at(
      place[0],
      place[1],
      message,
      severity(owner ? 'warning' : 'error'),
      ...(another ? narrowing : []).map((resource) =>
        related(
          resource,
          { property: 'possibleOwners' },
          `${resource.name} may run on ${list(possibleOwnersOf(resource).map(({ name }) => name))}.`,
        ),
      ),
      ...wideningFixes(group, narrowing),
    );
  },
});

function leavesOut(resource: Resource): boolean {
  const { possibleOwners, group } = resource;
  return possibleOwners.written && group.cluster.nodes.some((node) => !possibleOwners.items.includes(node));
}

/** Nobody chooses among more nodes than these in a menu. */
const mostChoices = 5;

/** The nodes that make two with what the lists have in common, those first that the fewest lists lack. */
function wideningFixes(group: Group, narrowing: readonly Resource[]): readonly Extra[] {
  const common = commonOwnersOf(group);
  const possible = group.cluster.nodes.filter(
    (node) => node.name !== '' && !common.includes(node) && narrowing.every((resource) => canOwn(resource, node)),
  );
  const lacking = (node: Node) => narrowing.filter((resource) => !possibleOwnersOf(resource).includes(node)).length;
  const nearest = possible.sort((a, b) => lacking(a) - lacking(b)).slice(0, mostChoices);
  const choices =
    common.length > 0
      ? nearest.map((node) => [node])
      : nearest.flatMap((node, index) => nearest.slice(index + 1).map((other) => [node, other]));
  return choices.slice(0, mostChoices).map((nodes) => {
    const owners =
      nodes.length > 1 ? `both ${list(nodes.map(({ name }) => name))}` : list(nodes.map(({ name }) => name));
    return fix(`Let ${owners} run everything in ${group.name}`, ...letOwn(narrowing, nodes));
  });
}
