/** Moves a resource, or a clustered host, into another group of its cluster, with what belongs to it. */
import { isNeededType } from '../model/dependencies.ts';
import { commonOwnersOf, possibleOwnersOf } from '../model/queries.ts';
import type { Group, Resource, Topology } from '../model/topology.ts';
import { keepsTogether, relocationsOf } from '../rules/cluster/relocation.ts';
import { canFollow, type Movement, movementTo } from '../rules/sso/moving.ts';
import { list } from '../rules/wording.ts';
import { mostChoices, type Refactoring } from './refactoring.ts';

/**
 * One for each group that takes the resource. A disk, an address or a name stays: those of the other group take its place for what
 * moves.
 */
export function moves(resource: Resource, topology: Topology): readonly Refactoring[] {
  if (isNeededType(resource.type) || resource.group.cluster.type !== 'failover') return [];
  return resource.group.cluster.groups
    .filter((group) => group !== resource.group && !group.quorum)
    .flatMap((group): readonly Refactoring[] => {
      const movement = movementOf(resource, group, topology);
      if (!movement || !canFailOver(group, movement.moved)) return [];
      const names = list(movement.moved.map(({ name }) => name));
      return [{ kind: 'move', title: `Move ${names} to ${group.name}`, edits: movement.edits }];
    })
    .slice(0, mostChoices);
}

/** As little as can move: by itself, else with all that works together with it. */
function movementOf(resource: Resource, to: Group, topology: Topology): Movement | undefined {
  const alone = canFollow(resource) ? movementTo([resource], to) : undefined;
  if (alone && keepsTogether(to, alone.moved, topology)) return alone;
  return relocationsOf(resource, topology).find((relocation) => relocation.to === to);
}

function canFailOver(group: Group, moved: readonly Resource[]): boolean {
  const owners = moved.map(possibleOwnersOf);
  return commonOwnersOf(group).filter((node) => owners.every((some) => some.includes(node))).length >= 2;
}
