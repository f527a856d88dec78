/** What the kinds that a reference may want are called, and which elements are of them. */
import { declarationSchemas, resourceTypes, type Target } from '../../model/schema.ts';
import type { Element, Reference } from '../../model/topology.ts';
import { list } from '../wording.ts';

const titles: Readonly<Record<Target | 'container', string>> = {
  account: 'account',
  domainGroup: 'domain group',
  computer: 'node or server',
  resource: 'resource',
  entsso: 'Enterprise SSO resource',
  sqlServer: 'SQL Server resource',
  host: 'host',
  container: 'cluster, group, domain or BizTalk group',
};

/** "Enterprise SSO resource, node or server" */
export function titleOfWanted(wanted: Reference['wanted']): string {
  return wanted === 'container'
    ? titles.container
    : list(
        wanted.map((target) => titles[target]),
        'or',
      ).replaceAll(' or node', ', node');
}

/** "a node", "a Physical Disk" */
export function titleOf({ schema }: Element): string {
  return declarationSchemas[schema].title;
}

/** Whether a reference that wants one of these may refer to the element. */
export function isWanted({ schema }: Element, wanted: Reference['wanted']): boolean {
  if (wanted === 'container') return ['domain', 'cluster', 'group', 'biztalkGroup'].includes(schema);
  return wanted.some((target) => {
    if (target === 'computer') return schema === 'node' || schema === 'server';
    return target === 'resource' ? resourceTypes.some((type) => type === schema) : schema === target;
  });
}
