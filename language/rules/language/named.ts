/** The elements of a list by their names: what thousands of references ask of the same list. */
import { onceFor } from '../../model/memo.ts';
import { allElements } from '../../model/queries.ts';
import type { Element } from '../../model/topology.ts';

type ByName = ReadonlyMap<string, readonly Element[]>;

const indexes = new WeakMap<readonly Element[], ByName>();

/** Those of the name, without regard to case, in the order of the list; the list must not change. */
export function elementsNamed(name: string, elements: readonly Element[]): readonly Element[] {
  const byName = indexes.get(elements) ?? indexOf(elements);
  indexes.set(elements, byName);
  return byName.get(name.toLowerCase()) ?? [];
}

/** All elements as one list, which is the same for the same topology. */
export const elementsOf = onceFor((topology): readonly Element[] => [...allElements(topology)]);

function indexOf(elements: readonly Element[]): ByName {
  const byName = new Map<string, Element[]>();
  for (const element of elements) {
    const name = element.name.toLowerCase();
    const namesakes = byName.get(name);
    if (namesakes) namesakes.push(element);
    else byName.set(name, [element]);
  }
  return byName;
}
