/** Where resources can move to when their group is not for them, and what has to move along. */

import { isNeededType, needsDependencyOn } from '../../model/dependencies.ts';
import { driveLetterOf, driveLetterOfPath } from '../../model/drives.ts';
import { kept, keptIn } from '../../model/memo.ts';
import {
  commonOwnersOf,
  dependenciesOf,
  entssoOf,
  handlersOf,
  networkNameOf,
  possibleOwnersOf,
  resourcesOf,
} from '../../model/queries.ts';
import type { ResourceType } from '../../model/schema.ts';
import type { BiztalkHostResource, Disk, Group, Resource, Topology } from '../../model/topology.ts';
import { type Edit, move } from '../rule.ts';

/** Resources that move together, with what each depends on in the new group. */
export interface Relocation {
  readonly to: Group;
  readonly moved: readonly Resource[];
  readonly edits: readonly Edit[];
}

/**
 * The groups of the cluster that a resource can move to without a new error, those with other services first. Resources of its
 * group that depend on it, or that it depends on, move along, except what every group has for itself.
 */
export function relocationsOf(resource: Resource, topology: Topology): readonly Relocation[] {
  return relocationsOfCompany(companionsOf(resource), topology);
}

/** Found once for all that move together, which are of one group. */
const relocationsOfCompany = keptIn((moved: readonly Resource[], topology): readonly Relocation[] => {
  const from = moved[0]?.group;
  const possible = moved.every(({ dependsOn }) => dependsOn.complete) ? (from?.cluster.groups ?? []) : [];
  return possible
    .filter((group) => group !== from && !group.quorum && suits(group, moved, topology))
    .sort((a, b) => rankOf(a) - rankOf(b))
    .flatMap((to) => relocationTo(to, moved) ?? []);
});

/** The group's own disks, addresses and names stay: the other group has its own. */
function isFixture({ type }: Resource): boolean {
  return isNeededType(type);
}

/** What works together: Enterprise SSO, clustered hosts and IIS (white paper, lines 752 and 760), hosts and their queues (353). */
const together: ReadonlySet<ResourceType> = new Set(['entsso', 'biztalkHost', 'iis', 'msmq']);

/** The resource with all of its group that has to stay with it, in their order. */
export function companionsOf(resource: Resource): readonly Resource[] {
  return companiesIn(resource.group).get(resource) ?? [resource];
}

/** Each resource with those that stay together with it. Kept, as each of them may ask. */
const companiesIn = kept((group: Group): ReadonlyMap<Resource, readonly Resource[]> => {
  const movable = group.resources.filter((resource) => !isFixture(resource));
  const links = new Map(movable.map((resource) => [resource, new Set<Resource>()]));
  const link = (one: Resource, other: Resource) => {
    links.get(one)?.add(other);
    links.get(other)?.add(one);
  };
  const [first, ...others] = movable.filter(({ type }) => together.has(type));
  if (first) for (const other of others) link(first, other);
  for (const resource of movable)
    for (const other of dependenciesOf(resource)) if (links.has(other)) link(resource, other);
  const companies = new Map<Resource, readonly Resource[]>();
  for (const resource of movable) {
    if (companies.has(resource)) continue;
    const reached = new Set([resource]);
    // A set is walked in the order in which it grows.
    for (const next of reached) for (const other of links.get(next) ?? []) reached.add(other);
    const company = movable.filter((other) => reached.has(other));
    for (const member of company) companies.set(member, company);
  }
  return companies;
});

function suits(group: Group, moved: readonly Resource[], topology: Topology): boolean {
  const names = new Set(group.resources.map(({ name }) => name.toLowerCase()));
  if (moved.some(({ name }) => names.has(name.toLowerCase()))) return false;
  if (!networkNameOf(group) || resourcesOf(group, 'ip').length === 0) return false;
  const owners = commonOwnersOf(group).filter((node) =>
    moved.every((resource) => possibleOwnersOf(resource).includes(node)),
  );
  return owners.length > 0 && hasQueuesReady(group, moved) && keepsTogether(group, moved, topology);
}

/** Message Queuing needs a name with Kerberos, which is a setting on Windows Server 2003 only (white paper, line 392). */
function hasQueuesReady(group: Group, moved: readonly Resource[]): boolean {
  const needsKerberos = group.cluster.windows === '2003' && moved.some(({ type }) => type === 'msmq');
  return !needsKerberos || networkNameOf(group)?.kerberos === true;
}

/**
 * Whether everything of the cluster that belongs to the moved ones, and isn't in their group, is in the group that they move to;
 * nothing is in one that is only to be.
 */
export function keepsTogether(group: Group | undefined, moved: readonly Resource[], topology: Topology): boolean {
  const [from] = moved.map((resource) => resource.group);
  if (!from) return false;
  const others = from.cluster.groups.filter((other) => other !== from);
  const moves = (type: ResourceType) => moved.some((resource) => resource.type === type);
  const isThere = (resource: Resource) => resource.group === group;
  const hosts = others.flatMap((other) => resourcesOf(other, 'biztalkHost'));
  if (moves('entsso')) {
    const scripts = others.flatMap((other) => resourcesOf(other, 'iis'));
    const isNamed = topology.biztalkGroups.some(({ ssoServer }) => ssoServer !== undefined);
    if (isNamed || ![...hosts, ...scripts].every(isThere)) return false;
  } else if (moves('biztalkHost') || moves('iis')) {
    const entsso = entssoOf(from.cluster);
    if (entsso && !isThere(entsso)) return false;
  }
  return !moves('msmq') || hosts.filter(usesQueues).every(isThere);
}

function usesQueues({ host }: BiztalkHostResource): boolean {
  return host !== undefined && handlersOf(host, 'MSMQ').length > 0;
}

/** The company of what BizTalk Server uses first, that of SQL Server last. */
function rankOf(group: Group): number {
  if (resourcesOf(group, 'sqlServer').length > 0) return 2;
  return resourcesOf(group, 'biztalkHost').length > 0 ? 0 : 1;
}

/** Undefined where one of the moved needs something that the group doesn't have. */
function relocationTo(to: Group, moved: readonly Resource[]): Relocation | undefined {
  const edits: Edit[] = [];
  for (const resource of moved) {
    const dependsOn = dependenciesIn(to, resource, moved);
    if (!dependsOn) return undefined;
    const isImplied = resource.type === 'biztalkHost' && !resource.dependsOn.written;
    edits.push(isImplied || dependsOn.length === 0 ? move(resource, to) : move(resource, to, { dependsOn }));
  }
  return { to, moved, edits };
}

/** What the resource depends on in the new group: what it needs first, then the counterparts of what it had besides. */
function dependenciesIn(to: Group, resource: Resource, moved: readonly Resource[]): readonly Resource[] | undefined {
  const dependencies = new Set<Resource>();
  for (const type of ['networkName', 'disk'] as const) {
    const counterpart = type === 'disk' ? diskFor(resource, to) : networkNameOf(to);
    const isWanted = needsDependencyOn(resource, type) || resource.dependsOn.items.some((other) => other.type === type);
    if (isWanted && !counterpart) return undefined;
    if (isWanted && counterpart) dependencies.add(counterpart);
  }
  for (const other of resource.dependsOn.items) {
    if (moved.includes(other) || other.group === to) dependencies.add(other);
    else if (other.type === 'ip') dependencies.add(resourcesOf(to, 'ip')[0] ?? other);
  }
  return [...dependencies];
}

/** A shared folder stays where it is, so its disk has to have its drive. */
function diskFor(resource: Resource, to: Group): Disk | undefined {
  const disks = resourcesOf(to, 'disk');
  const letter = resource.type === 'fileShare' ? driveLetterOfPath(resource.path) : undefined;
  if (letter === undefined) return disks[0];
  return disks.find((disk) => disk.drive === undefined || driveLetterOf(disk) === letter);
}
