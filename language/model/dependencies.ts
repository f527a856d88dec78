/** What resources depend on, and what they have to depend on. */
import { dependenciesOf, resourcesOf } from './queries.ts';
import type { ResourceType } from './schema.ts';
import type { Group, Resource } from './topology.ts';

/** The types that a resource can't do without as dependencies. */
export type NeededType = 'networkName' | 'ip' | 'disk';

/**
 * What a resource of each type has to depend on, in its own group. White paper: a Network Name on an IP Address (line 241);
 * DTC, Message Queuing and File Share on a Network Name and a Physical Disk (291, 386, 443); Enterprise SSO and a clustered
 * host on a Network Name (660, 1151). SQL Server on both is what its setup makes.
 */
const needs: Partial<Record<ResourceType, readonly NeededType[]>> = {
  networkName: ['ip'],
  dtc: ['networkName', 'disk'],
  msmq: ['networkName', 'disk'],
  fileShare: ['networkName', 'disk'],
  sqlServer: ['networkName', 'disk'],
  entsso: ['networkName'],
  biztalkHost: ['networkName'],
};

export function needsDependencyOn(resource: Resource, type: NeededType): boolean {
  return needs[resource.type]?.includes(type) ?? false;
}

/** The resources of a group that need one of the type to depend on, in their order. */
export function resourcesNeeding(group: Group, type: NeededType): readonly Resource[] {
  return group.resources.filter((resource) => needsDependencyOn(resource, type));
}

/** Whether a resource depends on another, directly or through others. A resource does not by itself depend on itself. */
export function reaches(from: Resource, to: Resource): boolean {
  const seen = new Set<Resource>();
  const waiting = [from];
  for (let resource = waiting.pop(); resource; resource = waiting.pop()) {
    for (const next of dependenciesOf(resource)) {
      if (next === to) return true;
      if (!seen.has(next)) waiting.push(next);
      seen.add(next);
    }
  }
  return false;
}

/** The resources of a type in its group that a resource could depend on without closing a circle. */
export function possibleDependencies(resource: Resource, type: NeededType): readonly Resource[] {
  return resourcesOf(resource.group, type).filter((other) => other !== resource && !reaches(other, resource));
}

/** Whether a resource would lack a needed dependency without this one. */
export function isOnlyNeeded(resource: Resource, dependency: Resource): boolean {
  const { type } = dependency;
  if (type !== 'networkName' && type !== 'ip' && type !== 'disk') return false;
  const alike = dependenciesOf(resource).filter((other) => other.type === type);
  return needsDependencyOn(resource, type) && alike.every((other) => other === dependency);
}
