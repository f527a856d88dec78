/** What resources depend on, and what they have to depend on. */
import { addTo } from './add-to.ts';
import { indexed } from './kept-topology.ts';
import { kept } from './memo.ts';
import { dependenciesOf, resourcesOf } from './queries.ts';
import type { ResourceType } from './schema.ts';
import type { Cluster, Group, Resource } from './topology.ts';

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
  return neededTypesOf(resource.type).includes(type);
}

/** The types that a resource of this type has to depend on, in the order in which they are usually written. */
export function neededTypesOf(type: ResourceType): readonly NeededType[] {
  return needs[type] ?? [];
}

/** The resources of a group that need one of the type to depend on, in their order. */
export function resourcesNeeding(group: Group, type: NeededType): readonly Resource[] {
  return group.resources.filter((resource) => needsDependencyOn(resource, type));
}

/**
 * Whether the resources of a group need one of the type, and the group has none: then that is what is wrong, and not what each
 * of them depends on. A group without a Network Name gets its address with the name; one with nothing that clients reach by the
 * name needs none.
 */
export function groupLacks(group: Group, type: NeededType): boolean {
  if (resourcesOf(group, type).length > 0) return false;
  if (type === 'ip' && resourcesNeeding(group, 'networkName').length === 0) return false;
  return resourcesNeeding(group, type).length > 0;
}

/** The resources of its own group that a resource depends on. One of another group can't be online with it. */
export function ownDependenciesOf(resource: Resource): readonly Resource[] {
  return dependenciesOf(resource).filter(({ group }) => group === resource.group);
}

/** What a resource depends on outside of its group. */
export function foreignDependenciesOf(resource: Resource): readonly Resource[] {
  return resource.dependsOn.items.filter(({ group }) => group !== resource.group);
}

/** All that a resource depends on, directly or through others. A resource does not by itself depend on itself. */
export function allDependenciesOf(resource: Resource): ReadonlySet<Resource> {
  const reached = new Set(dependenciesOf(resource));
  // A set is walked in the order in which it grows.
  for (const next of reached) for (const dependency of dependenciesOf(next)) reached.add(dependency);
  return reached;
}

/** The resources of its cluster that depend on a resource directly. */
export function directDependentsOf(resource: Resource): readonly Resource[] {
  return dependentsIn(resource.group.cluster).get(resource) ?? [];
}

/** The resources of its cluster that depend on a resource, directly or through others. */
export function allDependentsOf(resource: Resource): ReadonlySet<Resource> {
  const dependents = dependentsIn(resource.group.cluster);
  const reached = new Set(dependents.get(resource));
  for (const next of reached) for (const dependent of dependents.get(next) ?? []) reached.add(dependent);
  return reached;
}

/** Who depends on each resource directly. */
const dependentsIn = kept((cluster: Cluster): ReadonlyMap<Resource, readonly Resource[]> => {
  const dependents = new Map<Resource, Resource[]>();
  for (const resource of cluster.groups.flatMap(({ resources }) => resources)) {
    for (const dependency of dependenciesOf(resource)) {
      addTo(dependents, dependency, resource);
    }
  }
  return dependents;
});

/** The resources of any cluster whose written list names the resource. */
export const writtenDependentsOf = indexed('resource', (dependent) =>
  dependent.dependsOn.items.map((dependency) => [dependency, dependent] as const),
);

/** Of a group with thousands nobody chooses among more. */
const mostPossible = 10;

/** The first of these resources, at most ten, that a resource could depend on without closing a circle. */
export function possibleAmong<Needed extends Resource>(
  resource: Resource,
  candidates: Iterable<Needed>,
): readonly Needed[] {
  const dependents = allDependentsOf(resource);
  const possible: Needed[] = [];
  for (const other of candidates) {
    if (possible.length === mostPossible) break;
    if (other !== (resource as Resource) && !dependents.has(other)) possible.push(other);
  }
  return possible;
}

/** The resources of a type in its group that a resource could depend on without closing a circle, at most ten. */
export function possibleDependencies(resource: Resource, type: NeededType): readonly Resource[] {
  return possibleAmong<Resource>(resource, resourcesOf(resource.group, type));
}

/** Whether a resource would lack a needed dependency without this one, or is to get it in place of this one. */
export function isOnlyNeeded(resource: Resource, dependency: Resource): boolean {
  const { type } = dependency;
  if (!isNeededType(type) || !needsDependencyOn(resource, type)) return false;
  return !ownDependenciesOf(resource).some((other) => other.type === type && other !== dependency);
}

export function isNeededType(type: ResourceType): type is NeededType {
  return type === 'networkName' || type === 'ip' || type === 'disk';
}
