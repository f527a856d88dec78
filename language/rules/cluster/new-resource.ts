/** A resource that a group lacks, and how the others come to depend on it. */
import { foreignDependenciesOf, type NeededType } from '../../model/dependencies.ts';
import { referencesTo } from '../../model/references.ts';
import type { Resource, Topology } from '../../model/topology.ts';
import { append, type Edit, type NewReference, remove, retarget } from '../rule.ts';

/**
 * Makes a resource depend on a new one of the type: in place of one of another group, which can't be online with it, else behind
 * what it depends on already. A list in which a reference finds nothing may mean it to be there; what has no list of its own, a
 * clustered host, gets the dependency from BizTalk Server.
 */
export function dependOnNew(
  resource: Resource,
  type: NeededType,
  added: NewReference,
  topology: Topology,
): readonly Edit[] {
  const { complete, written } = resource.dependsOn;
  if (!complete || (resource.type === 'biztalkHost' && !written)) return [];
  const [replaced, ...others] = foreignDependenciesOf(resource).filter((other) => other.type === type);
  if (!replaced) return [append(resource, 'dependsOn', added)];
  return [
    ...referencesTo(resource, replaced, topology).map((reference) => retarget(reference, added)),
    ...others.map((item) => remove(resource, { list: 'dependsOn', item })),
  ];
}
