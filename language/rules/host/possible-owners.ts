/** How a node leaves the possible owners of a clustered host. */
import { commonOwnersOf, possibleOwnersOf } from '../../model/queries.ts';
import type { BiztalkHostResource, Node } from '../../model/topology.ts';
import { type Edit, remove, set } from '../rule.ts';

/** A host that a single node may run can't fail over. */
export function canLeaveOut(resource: BiztalkHostResource, node: Node): boolean {
  return commonOwnersOf(resource.group).filter((owner) => owner !== node).length >= 2;
}

/** The node goes from the list, or the others become one. */
export function leaveOut(resource: BiztalkHostResource, node: Node): Edit {
  if (resource.possibleOwners.written) return remove(resource, { list: 'possibleOwners', item: node });
  const others = possibleOwnersOf(resource).filter((owner) => owner !== node);
  return set(resource, 'possibleOwners', ...others.map((reference) => ({ reference })));
}
