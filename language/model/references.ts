/** The written references of a topology, by what they stand in and by what they found. */
import { keptOf } from './memo.ts';
import type { Element, Reference, Topology } from './topology.ts';

interface ReferenceIndex {
  readonly byPlace: ReadonlyMap<Element, readonly Reference[]>;
  readonly byTarget: ReadonlyMap<Element, readonly Reference[]>;
}

const indexOf = keptOf(({ references }): ReferenceIndex => {
  const byPlace = new Map<Element, Reference[]>();
  const byTarget = new Map<Element, Reference[]>();
  for (const reference of references) {
    put(byPlace, reference.from, reference);
    if (reference.found) put(byTarget, reference.found, reference);
  }
  return { byPlace, byTarget };
});

function put(references: Map<Element, Reference[]>, element: Element, reference: Reference): void {
  const others = references.get(element);
  if (others) others.push(reference);
  else references.set(element, [reference]);
}

/** Where an element refers to another; more than once, where a list repeats it. */
export function referencesTo(from: Element, to: Element, topology: Topology): readonly Reference[] {
  return (indexOf(topology).byPlace.get(from) ?? []).filter(({ found }) => found === to);
}

/** Every reference to an element. */
export function allReferencesTo(to: Element, topology: Topology): readonly Reference[] {
  return indexOf(topology).byTarget.get(to) ?? [];
}
