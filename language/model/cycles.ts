/** Circles of dependencies between resources. */
import { dependenciesOf } from './queries.ts';
import type { Resource } from './topology.ts';

/** A hostile file can hold more circles than anyone would wait for; a real one is through after a few dozen steps. */
const maxSteps = 2_000;

/**
 * The circles in which no resource comes up twice, each from the one of its resources that is first in the list; a resource that
 * depends on itself is a circle of one. Dependencies that lead out of the list are not followed.
 */
export function cyclesOf(resources: readonly Resource[]): readonly (readonly Resource[])[] {
  const order = new Map(resources.map((resource, index) => [resource, index]));
  const found: (readonly Resource[])[] = [];
  let steps = 0;
  resources.forEach((start, startIndex) => {
    const next = (resource: Resource) =>
      dependenciesOf(resource).filter((dependency) => (order.get(dependency) ?? -1) >= startIndex);
    const onTheWayBack = canReach(start, resources.slice(startIndex), next);
    const path: Resource[] = [];
    const walk = (resource: Resource): void => {
      path.push(resource);
      for (const dependency of next(resource)) {
        if (++steps > maxSteps) break;
        if (dependency === start) found.push([...path]);
        else if (onTheWayBack.has(dependency) && !path.includes(dependency)) walk(dependency);
      }
      path.pop();
    };
    if (onTheWayBack.has(start)) walk(start);
  });
  return found;
}

/** Those of the resources from which `next` leads to the goal in one step or more. */
function canReach(
  goal: Resource,
  resources: readonly Resource[],
  next: (resource: Resource) => readonly Resource[],
): ReadonlySet<Resource> {
  const dependents = new Map<Resource, Resource[]>();
  for (const resource of resources) {
    for (const dependency of next(resource)) {
      const known = dependents.get(dependency);
      if (known) known.push(resource);
      else dependents.set(dependency, [resource]);
    }
  }
  const reached = new Set(dependents.get(goal));
  for (const resource of reached) for (const dependent of dependents.get(resource) ?? []) reached.add(dependent);
  return reached;
}
