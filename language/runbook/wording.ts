/** How the runbook names things in its sentences. */
import { declarationSchemas } from '../model/schema.ts';
import type { Account, Cluster, DomainGroup, Element, Group, Resource } from '../model/topology.ts';
import { wordsOf } from './cluster-words.ts';

/** `A`, `A and B`, `A, B and C`. */
export function enumerate(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** In their order, where that means something. */
export function namesOf(elements: readonly { readonly name: string }[]): string {
  return enumerate(elements.map(({ name }) => name));
}

/** In the order of their names, so that the order in the file doesn't show. */
export function sortedNamesOf(elements: readonly { readonly name: string }[]): string {
  return enumerate(elements.map(({ name }) => name).sort());
}

/** `CONTOSO\svc-host` */
export function qualifiedName(principal: Account | DomainGroup): string {
  return `${principal.domain.name}\\${principal.name}`;
}

/** What Windows calls a group: the word changed with the version. */
export function groupWord(cluster: Cluster): string {
  return cluster.windows === '2003' ? 'group' : wordsOf(cluster).group;
}

/** `cluster BTSCLU`, `group App of cluster BTSCLU`, `the instance of host H on BTS01`. */
export function describe(element: Element): string {
  switch (element.kind) {
    case 'domainGroup':
      return `group ${qualifiedName(element)}`;
    case 'account':
      return `account ${qualifiedName(element)}`;
    case 'node':
      return `node ${element.name} of cluster ${element.cluster.name}`;
    case 'group':
      return `group ${element.name} of cluster ${element.cluster.name}`;
    case 'resource': {
      return `${typeTitle(element)} ${element.name} in ${place(element.group)}`;
    }
    case 'sso':
      return 'the sso block';
    case 'biztalkGroup':
      return `BizTalk group ${element.name}`;
    case 'host':
      return `host ${element.name} of BizTalk group ${element.biztalkGroup.name}`;
    case 'instance':
      return `the instance of host ${element.host.name} on ${element.computer?.name ?? element.name}`;
    case 'adapter':
      return `adapter ${element.name} of BizTalk group ${element.biztalkGroup.name}`;
    case 'handler':
      return `the ${element.direction} handler of adapter ${element.adapter.name} in host ${element.host?.name ?? element.name}`;
    default:
      return `${element.kind} ${element.name}`;
  }
}

function place(group: Group): string {
  return `group ${group.name} of cluster ${group.cluster.name}`;
}

/** With a capital letter, as a sentence begins. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the consoles call a resource's type, without an article: `Physical Disk`. */
export function typeTitle({ type }: Pick<Resource, 'type'>): string {
  return declarationSchemas[type].title.replace(/^an? /, '');
}
