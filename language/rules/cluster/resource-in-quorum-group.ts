/** The quorum group keeps the cluster together, and must be free to move for that alone. */
import type { ResourceType } from '../../model/schema.ts';
import type { Resource, Topology } from '../../model/topology.ts';
import { at, defineRule, type Extra, fix, related, severity } from '../rule.ts';
import { listSome } from '../wording.ts';
import { newGroupFor } from './new-group.ts';
import { relocationsOf } from './relocation.ts';

/** What the white paper puts into a group other than the quorum group. */
const unsuitable: ReadonlySet<ResourceType> = new Set(['dtc', 'msmq', 'fileShare', 'entsso', 'biztalkHost']);

/** Nobody chooses among more groups than these in a menu. */
const mostGroups = 5;

export default defineRule({
  code: 'resource-in-quorum-group',
  section: 'cluster',
  severity: 'warning',
  on: 'resource',
  summary: 'A service that BizTalk Server uses is in the quorum group.',
  source: { basis: 'stated', lines: [283, 381, 438, 648, 992] },
  concerns: ({ group }) => group.quorum,
  *check(resource, whole) {
    const { group, name, type } = resource;
    if (!unsuitable.has(type)) return;
    yield at(
      resource,
      'name',
      `${name} is in ${group.name}, the quorum group of ${group.cluster.name}. ` +
        `When it fails it takes the group along that keeps the cluster together, so it belongs in another one.`,
      severity(type === 'biztalkHost' ? 'hint' : 'warning'),
      related(group, { property: 'quorum' }, `${group.name} is the quorum group.`),
      ...fixesFor(resource, whole()),
    );
  },
});

function fixesFor(resource: Resource, topology: Topology): readonly Extra[] {
  const relocations = relocationsOf(resource, topology);
  if (relocations.length === 0) return newGroupFor(resource, topology);
  return relocations
    .slice(0, mostGroups)
    .map(({ to, moved, edits }) => fix(`Move ${listSome(moved.map(({ name }) => name))} to ${to.name}`, ...edits));
}
