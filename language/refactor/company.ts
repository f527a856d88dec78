/** What has to stay together when a resource leaves its group: what works together, and what only that stands on. */
import {
  allDependentsOf,
  directDependentsOf,
  isNeededType,
  neededTypesOf,
  ownDependenciesOf,
} from '../model/dependencies.ts';
import { worksWithQueues } from '../model/message-queuing.ts';
import { dependenciesOf, resourcesOf } from '../model/queries.ts';
import type { ResourceType } from '../model/schema.ts';
import type { Group, Resource } from '../model/topology.ts';

/** What a group runs, in its order: not the disks, addresses and names that this stands on. */
export function workOf(group: Group): readonly Resource[] {
  return group.resources.filter(({ type }) => !isNeededType(type));
}

/** The resource with all of its group's work that can't be in another group, in their order. */
export function companyOf(resource: Resource): readonly Resource[] {
  const company = new Set([resource]);
  // A set is walked in the order in which it grows.
  for (const member of company) for (const other of boundTo(member)) company.add(other);
  return workOf(resource.group).filter((other) => company.has(other));
}

/** Enterprise SSO, clustered hosts and the web service share a group where the service is clustered (white paper, lines 752, 760). */
const besideEntsso: ReadonlySet<ResourceType> = new Set(['entsso', 'biztalkHost', 'iis']);

function boundTo(resource: Resource): readonly Resource[] {
  const { group } = resource;
  const work = workOf(group);
  const linked = new Set([...ownDependenciesOf(resource), ...allDependentsOf(resource)]);
  const withEntsso = besideEntsso.has(resource.type) && resourcesOf(group, 'entsso').length > 0;
  return work.filter(
    (other) =>
      linked.has(other) ||
      (withEntsso && besideEntsso.has(other.type)) ||
      (usesQueues(resource) && other.type === 'msmq') ||
      (resource.type === 'msmq' && usesQueues(other)),
  );
}

/** Hosts with MSMQ handlers are beside their queues (white paper, line 353). */
function usesQueues(resource: Resource): boolean {
  return resource.type === 'biztalkHost' && worksWithQueues(resource);
}

/** The disks, or the names with their addresses. */
export type Ground = 'disk' | 'access';

/**
 * What a company stands on, by kind: all of it, and whether it can go along. It can where nothing else stands on any of it, and
 * where what stays has some of its own, if it needs any; the quorum group keeps its disk.
 */
export function groundOf(
  company: readonly Resource[],
  kind: Ground,
): { readonly all: readonly Resource[]; readonly goesAlong: boolean } {
  const [{ group } = { group: undefined }] = company;
  if (!group) return { all: [], goesAlong: false };
  const isOfKind = ({ type }: Resource) =>
    kind === 'disk' ? type === 'disk' : type === 'networkName' || type === 'ip';
  const reached = new Set(company.flatMap(ownDependenciesOf));
  for (const next of reached) for (const other of ownDependenciesOf(next)) reached.add(other);
  const all = group.resources.filter((resource) => reached.has(resource) && isOfKind(resource));
  const going = new Set([...company, ...all]);
  const staying = workOf(group).filter((resource) => !going.has(resource));
  const isOwn = (ground: Resource) =>
    directDependentsOf(ground).every((dependent) => going.has(dependent)) &&
    ground.dependsOn.complete &&
    dependenciesOf(ground).every((dependency) => going.has(dependency));
  const isNeeded = staying.some(({ type }) => neededTypesOf(type).includes(kind === 'disk' ? 'disk' : 'networkName'));
  const leavesEnough = !isNeeded || group.resources.some((other) => isOfKind(other) && !going.has(other));
  // A share answers to every name of its group.
  const isKnownByIt = kind === 'access' && staying.some(({ type }) => type === 'fileShare');
  return { all, goesAlong: all.length > 0 && !group.quorum && all.every(isOwn) && leavesEnough && !isKnownByIt };
}
