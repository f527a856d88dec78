/** From a node of the tree to what it means: the way back from `Origin`, for whoever starts at a place in a text. */
import type { AstNode } from 'langium';
import { allElements } from '../model/queries.ts';
import type { Element, Topology } from '../model/topology.ts';
import { nodeOf } from './origin.ts';

const elementsByTopology = new WeakMap<Topology, ReadonlyMap<AstNode, Element>>();

/** The element that a declaration is in a topology; undefined where it is too incomplete to be any, or of another topology. */
export function elementOf(node: AstNode, topology: Topology): Element | undefined {
  const known = elementsByTopology.get(topology);
  const elements =
    known ?? new Map([...allElements(topology)].map((element) => [nodeOf(element.origin), element] as const));
  if (!known) elementsByTopology.set(topology, elements);
  return elements.get(node);
}
