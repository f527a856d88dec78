/** A group fails over as one: what its resources wait for has to be in it. */
import {
  allDependentsOf,
  foreignDependenciesOf,
  groupLacks,
  isNeededType,
  isOnlyNeeded,
} from '../../model/dependencies.ts';
import { resourcesOf } from '../../model/queries.ts';
import { referencesTo } from '../../model/references.ts';
import type { Resource, Topology } from '../../model/topology.ts';
import { at, defineRule, type Extra, fix, related, remove, retarget } from '../rule.ts';
import { needsNoDependencies } from './needless.ts';

export default defineRule({
  code: 'dependency-outside-group',
  section: 'cluster',
  severity: 'error',
  on: 'resource',
  summary: 'A resource depends on a resource of another group.',
  source: { basis: 'stated', lines: [291, 386, 443, 660] },
  *check(resource, topology) {
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
        ...fixesFor(resource, dependency, topology),
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
    .slice(0, mostReplacements)
    .map((other) =>
      fix(`Depend on ${other.name} instead`, ...references.map((reference) => retarget(reference, other))),
    );
  const hasOneAlready = resource.dependsOn.items.some(
    ({ group, type }) => group === resource.group && type === dependency.type,
  );
  return hasOneAlready ? [...removal, ...replacements] : [...replacements, ...removal];
}

/** Nobody chooses among more than these in a menu. */
const mostReplacements = 5;
