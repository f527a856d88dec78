/** A group fails over as one: what its resources wait for has to be in it. */
import {
  allDependentsOf,
  foreignDependenciesOf,
  groupLacks,
  isNeededType,
  isOnlyNeeded,
  ownDependenciesOf,
} from '../../model/dependencies.ts';
import { resourcesOf } from '../../model/queries.ts';
import { referencesTo } from '../../model/references.ts';
import type { Resource, Topology } from '../../model/topology.ts';
import { driveOf, isOnDrive, pathOnDrive } from '../file/share-path.ts';
import { enableKerberos } from '../msmq/new-queues.ts';
import { at, defineRule, type Edit, type Extra, fix, related, remove, retarget, set } from '../rule.ts';
import { needsNoDependencies } from './needless.ts';

export default defineRule({
  code: 'dependency-outside-group',
  section: 'cluster',
  severity: 'error',
  on: 'resource',
  summary: 'A resource depends on a resource of another group.',
  source: { basis: 'stated', lines: [291, 386, 443, 660] },
  concerns: ({ dependsOn, group }) => dependsOn.items.some((item) => item.group !== group),
  *check(resource, whole) {
    const { group } = resource;
    for (const dependency of foreignDependenciesOf(resource)) {
      // That its group has none of the kind is the finding then, and its fix puts a new one here.
      const { type } = dependency;
      if (isNeededType(type) && groupLacks(group, type) && isOnlyNeeded(resource, dependency)) continue;
      const elsewhere =
        dependency.group.cluster === group.cluster
          ? `group ${dependency.group.name}`
          : `group ${dependency.group.name} of cluster ${dependency.group.cluster.name}`;
      yield at(
        resource,
        { list: 'dependsOn', item: dependency },
        `${resource.name} in group ${group.name} depends on ${dependency.name}, which is in ${elsewhere}. ` +
          'Groups fail over one by one, so the two may be on different nodes.',
        related(dependency, 'name', `${dependency.name} is in group ${dependency.group.name}.`),
        ...fixesFor(resource, dependency, whole()),
      );
    }
  },
});

/** Another of the same type in its place, those first that it doesn't depend on yet; or without it, where that leaves nothing to miss. */
function fixesFor(resource: Resource, dependency: Resource, topology: Topology): readonly Extra[] {
  const references = referencesTo(resource, dependency, topology);
  const dependents = allDependentsOf(resource);
  const alike = needsNoDependencies(resource)
    ? []
    : resourcesOf(resource.group, dependency.type).filter(
        (other) => other !== resource && !dependents.has(other) && !resource.dependsOn.items.includes(other),
      );
  const removal = isOnlyNeeded(resource, dependency)
    ? []
    : [fix(`Remove the dependency on ${dependency.name}`, remove(resource, { list: 'dependsOn', item: dependency }))];
  const replacements = alike
    .flatMap((other) => replacementBy(other, resource) ?? [])
    .sort((one, another) => one.edits.length - another.edits.length)
    .slice(0, mostReplacements)
    .map(({ other, title, edits }) =>
      fix(title, ...references.map((reference) => retarget(reference, other)), ...edits),
    );
  const hasOneAlready = resource.dependsOn.items.some(
    ({ group, type }) => group === resource.group && type === dependency.type,
  );
  return hasOneAlready ? [...removal, ...replacements] : [...replacements, ...removal];
}

/** One of the group in the place of another's, with what the resource asks of it besides. */
interface Replacement {
  readonly other: Resource;
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Message Queuing needs a name with Kerberos, a shared folder the drive of its disk; undefined where that can't be told. */
function replacementBy(other: Resource, resource: Resource): Replacement | undefined {
  const title = `Depend on ${other.name} instead`;
  if (other.type === 'networkName' && resource.type === 'msmq') {
    const edits = enableKerberos(other);
    return { other, title: edits.length > 0 ? `${title}, with Kerberos enabled` : title, edits };
  }
  if (other.type !== 'disk' || resource.type !== 'fileShare') return { other, title, edits: [] };
  const disks = [other, ...ownDependenciesOf(resource).filter(({ type }) => type === 'disk')];
  if (disks.some((disk) => disk.type === 'disk' && isOnDrive(resource, disk))) return { other, title, edits: [] };
  const drive = driveOf(other);
  const path = drive === undefined ? undefined : pathOnDrive(resource, drive);
  if (path === undefined) return undefined;
  return { other, title: `${title}, with the path ${path}`, edits: [set(resource, 'path', { quoted: path })] };
}

/** Nobody chooses among more than these in a menu. */
const mostReplacements = 5;
