/** What an element can't be built without: what it stands in and refers to. An error there keeps its steps out. */
import { dependenciesOf } from '../model/queries.ts';
import type { Element, Resource } from '../model/topology.ts';

/** The element, what it stands in, and what it refers to, each once. Resources bring everything that they depend on. */
export function around(element: Element): ReadonlySet<Element> {
  const found = new Set([element]);
  // A set is walked in the order of insertion, and what is added on the way comes last.
  for (const next of found) for (const further of neighbours(next)) if (further) found.add(further);
  return found;
}

function neighbours(element: Element): readonly (Element | undefined)[] {
  switch (element.kind) {
    case 'domainGroup':
    case 'account':
      return [element.domain];
    case 'node':
      return [element.cluster];
    case 'group':
      return [element.cluster];
    case 'resource':
      return [element.group, ...dependenciesOf(element), hostOf(element)];
    case 'host':
      return [element.biztalkGroup];
    case 'instance':
      return [element.host, element.computer];
    case 'adapter':
      return [element.biztalkGroup];
    case 'handler':
      return [element.adapter, element.host];
    default:
      return [];
  }
}

function hostOf(resource: Resource): Element | undefined {
  return resource.type === 'biztalkHost' ? resource.host : undefined;
}
