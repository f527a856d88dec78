/** Circles of dependencies between resources. */
import { dependenciesOf } from './queries.ts';
import { sure } from './sure.ts';
import type { Resource } from './topology.ts';

/** A knot of a few resources can hold thousands of circles; nobody mends it by reading more of them than this. */
const mostOfKnot = 10;

type Graph = ReadonlyMap<Resource, readonly Resource[]>;

/**
 * Circles of dependencies, each from the one of its resources that is first in the list; a resource that depends on itself is a
 * circle of one. Of every knot of resources that all depend on each other there is at least one circle and at most ten: for each
 * dependency that is in none yet a shortest one through it, so that up to that limit every dependency of a circle is in one.
 * Dependencies that lead out of the list are not followed. Takes time in proportion to the resources and their dependencies.
 */
export function cyclesOf(resources: readonly Resource[]): readonly (readonly Resource[])[] {
  const order = new Map(resources.map((resource, index) => [resource, index]));
  // Where each depends on what is declared before it, as most people write it, there is no way back.
  if (
    resources.every((resource, index) => dependenciesOf(resource).every((other) => (order.get(other) ?? -1) < index))
  ) {
    return [];
  }
  const graph: Graph = new Map(
    resources.map((resource) => [
      resource,
      [...new Set(dependenciesOf(resource))].filter((dependency) => order.has(dependency)),
    ]),
  );
  const placeOf = (resource: Resource) => sure(order.get(resource));
  return knotsOf(graph)
    .map((knot) => knot.sort((a, b) => placeOf(a) - placeOf(b)))
    .sort(([a], [b]) => (a && b ? placeOf(a) - placeOf(b) : 0))
    .flatMap((knot) => circlesIn(knot, graph))
    .map((circle) => fromFirst(circle, placeOf));
}

/** Up to `mostOfKnot` circles of a knot: none for a single resource that doesn't depend on itself. */
function circlesIn(knot: readonly Resource[], graph: Graph): readonly (readonly Resource[])[] {
  const members = new Set(knot);
  const covered = new Map<Resource, Set<Resource>>();
  const circles: (readonly Resource[])[] = [];
  for (const from of knot) {
    for (const to of sure(graph.get(from))) {
      if (circles.length === mostOfKnot) return circles;
      if (!members.has(to) || covered.get(from)?.has(to)) continue;
      const circle = shortestPath(to, from, members, graph);
      circles.push(circle);
      circle.forEach((resource, index) => {
        const next = sure(circle[(index + 1) % circle.length]);
        const known = covered.get(resource);
        if (known) known.add(next);
        else covered.set(resource, new Set([next]));
      });
    }
  }
  return circles;
}

/** The resources from one to the other of a knot, both included. */
function shortestPath(from: Resource, to: Resource, members: ReadonlySet<Resource>, graph: Graph): readonly Resource[] {
  const before = new Map<Resource, Resource | undefined>([[from, undefined]]);
  // A map is walked in the order in which it grows, which makes it the queue of the search.
  for (const resource of before.keys()) {
    if (resource === to) break;
    for (const next of sure(graph.get(resource))) {
      if (members.has(next) && !before.has(next)) before.set(next, resource);
    }
  }
  const path: Resource[] = [];
  for (let resource: Resource | undefined = to; resource; resource = before.get(resource)) path.push(resource);
  return path.reverse();
}

function fromFirst(circle: readonly Resource[], placeOf: (resource: Resource) => number): readonly Resource[] {
  const start = circle.reduce(
    (least, resource, index) => (placeOf(resource) < placeOf(sure(circle[least])) ? index : least),
    0,
  );
  return [...circle.slice(start), ...circle.slice(0, start)];
}

/** A resource on the way down, with what it still has to visit. */
interface Step {
  readonly resource: Resource;
  readonly rest: Iterator<Resource>;
}

/**
 * The strongly connected components, by Tarjan's algorithm. It keeps its own stack: a chain of dependencies may be longer than
 * calls can be nested.
 */
function knotsOf(graph: Graph): Resource[][] {
  const knots: Resource[][] = [];
  const found = new Map<Resource, number>();
  const lowest = new Map<Resource, number>();
  const open: Resource[] = [];
  const isOpen = new Set<Resource>();
  const way: Step[] = [];
  const enter = (resource: Resource): void => {
    lowest.set(resource, found.size);
    found.set(resource, found.size);
    open.push(resource);
    isOpen.add(resource);
    way.push({ resource, rest: sure(graph.get(resource)).values() });
  };
  const lower = (resource: Resource, to = 0): void => {
    lowest.set(resource, Math.min(sure(lowest.get(resource)), to));
  };
  const leave = (resource: Resource): void => {
    way.pop();
    const parent = way.at(-1);
    if (parent) lower(parent.resource, lowest.get(resource));
    if (lowest.get(resource) !== found.get(resource)) return;
    const knot = open.splice(open.lastIndexOf(resource));
    for (const member of knot) isOpen.delete(member);
    knots.push(knot);
  };
  for (const start of graph.keys()) {
    if (!found.has(start)) enter(start);
    for (let step = way.at(-1); step; step = way.at(-1)) {
      const { value: next, done } = step.rest.next();
      if (done) leave(step.resource);
      else if (!found.has(next)) enter(next);
      else if (isOpen.has(next)) lower(step.resource, found.get(next));
    }
  }
  return knots;
}
