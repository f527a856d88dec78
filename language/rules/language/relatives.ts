/** What a reference may have meant that names something of another kind: what has to do with that, and is of the right kind. */
import { membersOf } from '../../model/paths.ts';
import type { Element, Reference } from '../../model/topology.ts';
import { suitableFor } from './suitable.ts';
import { isWanted } from './targets.ts';

/** More than these would be a list of what there is. */
const most = 3;

/**
 * For a Network Name or a group where Enterprise SSO or SQL Server is wanted that of the group, for a cluster where a computer
 * is wanted its nodes; at most three. Where several kinds are wanted, those of the first kind of which there is one.
 */
export function relativesOf(namesake: Element, reference: Reference): readonly Element[] {
  const { wanted } = reference;
  if (wanted === 'container') return [];
  const relatives = suitableFor(reference, [...new Set(around(namesake))]);
  for (const target of wanted) {
    const ofKind = relatives.filter((element) => isWanted(element, [target]));
    if (ofKind.length > 0) return ofKind.slice(0, most);
  }
  return [];
}

/** The nearest first. */
function around(element: Element): readonly Element[] {
  switch (element.kind) {
    case 'resource':
      return [...element.group.resources, ...element.group.cluster.nodes];
    case 'group':
      return [...element.resources, ...element.cluster.nodes];
    case 'cluster':
      return [...element.nodes, ...element.groups.flatMap(({ resources }) => resources)];
    case 'account':
      return element.memberOf.items;
    case 'domainGroup':
      return element.domain.accounts.filter(({ memberOf }) => memberOf.items.includes(element));
    default:
      return membersOf(element);
  }
}
