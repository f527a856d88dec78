/** A disk or an address that waits for something else comes online later than it could. */
import { allDependenciesOf } from '../../model/dependencies.ts';
import type { Resource } from '../../model/topology.ts';
import { at, defineRule, fix, remove } from '../rule.ts';
import { list } from '../wording.ts';
import { needsNoDependencies } from './needless.ts';

export default defineRule({
  code: 'unneeded-dependency',
  section: 'cluster',
  severity: 'hint',
  on: 'resource',
  summary: 'A Physical Disk or an IP Address depends on something.',
  source: { basis: 'stated', lines: [223, 230] },
  fixAll: true,
  concerns: ({ dependsOn }) => dependsOn.items.length > 0,
  *check(resource) {
    if (!needsNoDependencies(resource)) return;
    const unneeded = resource.dependsOn.items.filter(
      (other) => other.group === resource.group && !isMountedOn(resource, other) && !isCircular(resource, other),
    );
    const [first] = unneeded;
    if (!first) return;
    const names = list(unneeded.map(({ name }) => name));
    yield at(
      resource,
      { list: 'dependsOn', item: first },
      `${resource.name} depends on ${names}, although ${resource.type === 'disk' ? 'a Physical Disk' : 'an IP Address'} needs no other resource. ` +
        'It comes online later for it, and not at all when that fails.',
      fix(
        `Remove the dependency on ${names}`,
        ...unneeded.map((item) => remove(resource, { list: 'dependsOn', item })),
      ),
    );
  },
});

/** A volume without a drive letter of its own is mounted in a folder of another disk, which has to be there before it. */
function isMountedOn(resource: Resource, other: Resource): boolean {
  return resource.type === 'disk' && resource.drive === undefined && other.type === 'disk';
}

/** A circle is a finding of its own, and the way out of it may lead elsewhere. */
function isCircular(resource: Resource, other: Resource): boolean {
  return other === resource || allDependenciesOf(other).has(resource);
}
