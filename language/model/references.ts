/** The written references of a topology, by what they stand in and by what they found. */
import { addTo } from './add-to.ts';
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
    addTo(byPlace, reference.from, reference);
    if (reference.found) addTo(byTarget, reference.found, reference);
  }
  return { byPlace, byTarget };
});

/** Where an element refers to another; more than once, where a list repeats it. */
export function referencesTo(from: Element, to: Element, topology: Topology): readonly Reference[] {
  return (indexOf(topology).byPlace.get(from) ?? []).filter(({ found }) => found === to);
}

/** Every reference to an element. */
export function allReferencesTo(to: Element, topology: Topology): readonly Reference[] {
  return indexOf(topology).byTarget.get(to) ?? [];
}
