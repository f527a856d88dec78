/** What it takes to move resources into another group of their cluster without a new error. */
import { allDependentsOf, needsDependencyOn } from '../../model/dependencies.ts';
import { commonOwnersOf, handlersOf, networkNameOf, possibleOwnersOf, resourcesOf } from '../../model/queries.ts';
import type { ResourceType } from '../../model/schema.ts';
import type { Group, Resource } from '../../model/topology.ts';
import { type Edit, type Extra, fix, move, set } from '../rule.ts';
import { list } from '../wording.ts';

/** What may follow another resource to a new group: nothing on the network knows it by the name of its group. */
const following: readonly ResourceType[] = [
  'msmq',
  'iis',
  'biztalkHost',
  'genericService',
  'genericScript',
  'genericApplication',
  'resource',
];

/** What a resource depends on in its new group instead: one of the same type there. */
const exchangeable: readonly ResourceType[] = ['networkName', 'ip', 'disk', 'dtc', 'msmq', 'entsso', 'iis'];

/**
 * A fix that moves resources of one group into another group, with what can't be left behind: the queues that a host works with
 * where the other group has none, and what depends on anything that moves. Dependencies on what stays become dependencies on what
 * the new group has of the same type. None where that brings an error.
 * @param besides Edits that the move makes necessary elsewhere.
 */
export function moveFix(resources: readonly Resource[], to: Group, ...besides: readonly Edit[]): readonly Extra[] {
  const movement = movementTo(resources, to);
  if (!movement) return [];
  const names = list(movement.moved.map(({ name }) => name));
  return [fix(`Move ${names} to ${to.name}`, ...movement.edits, ...besides)];
}

/** Resources that move together, and how. */
export interface Movement {
  readonly moved: readonly Resource[];
  readonly edits: readonly Edit[];
}

/** How resources of one group move into another one, with their followers; undefined where that brings an error. */
export function movementTo(resources: readonly Resource[], to: Group): Movement | undefined {
  const moving = resources.length > 0 ? withFollowers(resources, to) : undefined;
  if (!moving || !takes(to, moving)) return undefined;
  const moves: Edit[] = [];
  for (const resource of moving) {
    const dependsOn = dependenciesIn(to, resource, moving);
    if (!dependsOn) return undefined;
    moves.push(move(resource, to, isImplied(resource) ? {} : { dependsOn }));
  }
  return { moved: [...moving], edits: [...moves, ...kerberosFor(moving, to)] };
}

/** Whether a resource may follow another one to a new group. */
export function canFollow({ type }: Resource): boolean {
  return following.includes(type);
}

/** The resources with all that has to go with them; undefined where something of that can't. */
function withFollowers(resources: readonly Resource[], to: Group): ReadonlySet<Resource> | undefined {
  const moving = new Set(resources);
  // A set is walked in the order in which it grows.
  for (const resource of moving) {
    for (const follower of followersOf(resource, to)) {
      if (!canFollow(follower)) return undefined;
      moving.add(follower);
    }
  }
  return moving;
}

function followersOf(resource: Resource, to: Group): readonly Resource[] {
  const { group } = resource;
  const dependents = [...allDependentsOf(resource)].filter((other) => other.group === group);
  if (resourcesOf(to, 'msmq').length > 0) return dependents;
  const queues = resourcesOf(group, 'msmq');
  if (resource.type === 'msmq') return [...dependents, ...resourcesOf(group, 'biztalkHost').filter(worksWithQueues)];
  const isDependent = queues.some((queue) => resource.dependsOn.items.includes(queue));
  return isDependent || worksWithQueues(resource) ? [...dependents, ...queues] : dependents;
}

function worksWithQueues(resource: Resource): boolean {
  return resource.type === 'biztalkHost' && resource.host !== undefined && handlersOf(resource.host, 'MSMQ').length > 0;
}

/** Whether the group can hold the resources: it is complete, knows none of their names, and can fail over with them. */
function takes(group: Group, moving: ReadonlySet<Resource>): boolean {
  const names = new Set([...moving].map(({ name }) => name.toLowerCase()));
  const isComplete = !group.quorum && networkNameOf(group) !== undefined && resourcesOf(group, 'ip').length > 0;
  if (!isComplete || group.resources.some(({ name }) => names.has(name.toLowerCase()))) return false;
  const restricted = [...moving].filter(({ possibleOwners }) => possibleOwners.written);
  if (restricted.some(({ possibleOwners }) => !possibleOwners.complete)) return false;
  const owners = restricted.map(possibleOwnersOf);
  return commonOwnersOf(group).filter((node) => owners.every((some) => some.includes(node))).length >= 2;
}

/** The dependencies of a resource in its new group, or undefined where one has no counterpart there. */
function dependenciesIn(to: Group, resource: Resource, moving: ReadonlySet<Resource>): readonly Resource[] | undefined {
  if (!resource.dependsOn.complete) return undefined;
  const dependencies = new Set<Resource>();
  for (const dependency of resource.dependsOn.items) {
    const isKept = dependency.group === to || moving.has(dependency);
    const counterpart = isKept ? dependency : counterpartOf(dependency, to);
    if (counterpart) dependencies.add(counterpart);
    // Enterprise SSO needs no disk (white paper, line 634).
    else if (resource.type !== 'entsso' || dependency.type !== 'disk') return undefined;
  }
  const name = networkNameOf(to);
  const hasName = [...dependencies].some(({ type }) => type === 'networkName');
  if (name && !hasName && needsDependencyOn(resource, 'networkName')) dependencies.add(name);
  return [...dependencies];
}

/** Whether BizTalk Server adds the one dependency that there is by itself. */
function isImplied({ dependsOn, type }: Resource): boolean {
  return type === 'biztalkHost' && !dependsOn.written;
}

function counterpartOf({ type }: Resource, group: Group): Resource | undefined {
  return exchangeable.includes(type) ? group.resources.find((other) => other.type === type) : undefined;
}

/** On Windows Server 2003, queues need a Network Name with Kerberos (white paper, line 392). */
function kerberosFor(moving: ReadonlySet<Resource>, to: Group): readonly Edit[] {
  const name = networkNameOf(to);
  const movesQueues = [...moving].some(({ type }) => type === 'msmq');
  if (!movesQueues || !name || name.kerberos === true || to.cluster.windows !== '2003') return [];
  return [set(name, 'kerberos', { word: 'yes' })];
}
