/** Where an element stands among others: what it is declared in, what is declared in it, and its full name. */
import type { Element } from './topology.ts';

/** What an element is declared in; undefined at the top level. */
export function parentOf(element: Element): Element | undefined {
  switch (element.kind) {
    case 'domainGroup':
    case 'account':
      return element.domain;
    case 'node':
    case 'group':
      return element.cluster;
    case 'resource':
      return element.group;
    case 'host':
    case 'adapter':
      return element.biztalkGroup;
    case 'instance':
      return element.host;
    case 'handler':
      return element.adapter;
    default:
      return undefined;
  }
}

/** What a qualifier can be followed by: the declarations with names inside an element. */
export function membersOf(element: Element): readonly Element[] {
  switch (element.kind) {
    case 'domain':
      return [...element.groups, ...element.accounts];
    case 'cluster':
      return [...element.nodes, ...element.groups];
    case 'group':
      return element.resources;
    case 'biztalkGroup':
      return [...element.hosts, ...element.adapters];
    default:
      return [];
  }
}

/** The name with those of the blocks around it: `BTSCLU.BizTalkApp.AppName`. */
export function fullName(element: Element): string {
  const parent = parentOf(element);
  return parent ? `${fullName(parent)}.${element.name}` : element.name;
}
