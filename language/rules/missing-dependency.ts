/** What the rules about a missing dependency have in common. */
import { type NeededType, possibleDependencies } from '../model/dependencies.ts';
import { resourcesOf } from '../model/queries.ts';
import type { Resource } from '../model/topology.ts';
import { append, at, type Finding, fix, related } from './rule.ts';

/** Places beside a finding are for looking at. */
const mostShown = 10;

/** The words for the types in a message. */
const titles: Readonly<Record<NeededType, string>> = {
  networkName: 'Network Name',
  ip: 'IP Address',
  disk: 'Physical Disk',
};

/**
 * A finding where a resource's own list lacks a resource of the type, with a fix for each of its group. None where its group has
 * no such resource, which is a finding of the group; none where the list holds a reference that finds nothing. One of another
 * group doesn't serve, but that is a finding of its own, whose fix puts one of this group in its place.
 * @param why The second sentence of the message.
 */
export function* missingDependency(resource: Resource, type: NeededType, why: string): Iterable<Finding> {
  const { complete, written } = resource.dependsOn;
  const isImplied = resource.type === 'biztalkHost' && !written;
  if (isImplied || !complete || resource.dependsOn.items.some((item) => item.type === type)) return;
  const candidates = resourcesOf(resource.group, type);
  if (candidates.length === 0) return;
  const article = candidates.length > 1 ? 'any' : 'the';
  yield at(
    resource,
    'name',
    `${resource.name} doesn't depend on ${article} ${titles[type]} of its group ${resource.group.name}. ${why}`,
    ...candidates
      .slice(0, mostShown)
      .map((other) => related(other, 'name', `${candidates.length > 1 ? 'A' : 'The'} ${titles[type]} of the group.`)),
    ...possibleDependencies(resource, type).map((other) =>
      fix(`Add a dependency on ${other.name}`, append(resource, 'dependsOn', other)),
    ),
  );
}
