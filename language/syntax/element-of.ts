/** From a node of the tree to what it means: the way back from `Origin`, for whoever starts at a place in a text. */
import type { AstNode } from 'langium';
import * as ast from '../generated/ast.ts';
import { membersOf } from '../model/paths.ts';
import { computersOf } from '../model/queries.ts';
import type { Target } from '../model/schema.ts';
import type { Element, Topology } from '../model/topology.ts';
import { nodeOf } from './origin.ts';

/**
 * The element that a declaration is in a topology; undefined where it is too incomplete to be any, or of another topology. Only what is
 * declared beside it and around it is looked at, as each keystroke makes a topology of its own.
 */
export function elementOf(node: AstNode, topology: Topology): Element | undefined {
  const around = node.$container;
  if (!around) return undefined;
  const parent = ast.isFile(around) ? undefined : elementOf(around, topology);
  const siblings = ast.isFile(around) ? topLevelOf(topology) : parent ? allMembersOf(parent) : [];
  return siblings.find(({ origin }) => nodeOf(origin) === node);
}

/** The elements around a node, the innermost first, itself among them. */
export function elementsAround(node: AstNode, topology: Topology): readonly Element[] {
  const around: Element[] = [];
  for (let at: AstNode | undefined = node; at; at = at.$container) {
    const element = elementOf(at, topology);
    if (element) around.push(element);
  }
  return around;
}

/** The elements of the wanted kinds, by their nodes; perhaps with others of a wider kind. */
export function elementsWanted(wanted: readonly Target[], topology: Topology): ReadonlyMap<AstNode, Element> {
  const { domains, clusters, biztalkGroups } = topology;
  const ofKind = (target: Target): readonly Element[] => {
    switch (target) {
      case 'account':
        return domains.flatMap(({ accounts }) => accounts);
      case 'domainGroup':
        return domains.flatMap(({ groups }) => groups);
      case 'computer':
        return computersOf(topology);
      case 'host':
        return biztalkGroups.flatMap(({ hosts }) => hosts);
      default:
        return clusters.flatMap(({ groups }) => groups.flatMap(({ resources }) => resources));
    }
  };
  return new Map(wanted.flatMap(ofKind).map((element) => [nodeOf(element.origin), element]));
}

function topLevelOf({ domains, clusters, servers, sso, repeatedSso, biztalkGroups }: Topology): readonly Element[] {
  return [...domains, ...clusters, ...servers, ...(sso ? [sso] : []), ...repeatedSso, ...biztalkGroups];
}

/** What is declared right in an element, also what has no name of its own. */
function allMembersOf(element: Element): readonly Element[] {
  switch (element.kind) {
    case 'host':
      return element.instances;
    case 'adapter':
      return element.handlers;
    default:
      return membersOf(element);
  }
}
