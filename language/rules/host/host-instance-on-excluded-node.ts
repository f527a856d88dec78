/** The cluster never starts a host on a node that isn't among its possible owners. */
import { judgedResourceOf, misplacementOf } from '../../model/host-places.ts';
import { handlersOf } from '../../model/queries.ts';
import type { BiztalkHostResource, Instance, Node } from '../../model/topology.ts';
import { append, at, defineRule, type Edit, fix, related, remove, set } from '../rule.ts';

export default defineRule({
  code: 'host-instance-on-excluded-node',
  section: 'host',
  severity: 'hint',
  on: 'instance',
  summary: "A clustered host has an instance on a node that isn't one of its possible owners.",
  source: { basis: 'inferred', lines: [1150] },
  *check(instance) {
    const { computer, host } = instance;
    const resource = judgedResourceOf(host);
    if (computer?.kind !== 'node' || !resource || misplacementOf(instance) !== 'excluded') return;
    yield at(
      instance,
      'name',
      `${host.name} has an instance on ${computer.name}, which isn't among the possible owners of the clustered host. The cluster never starts the host there.`,
      related(resource, { property: 'possibleOwners' }, 'The possible owners of the clustered host.'),
      fix(`Remove the instance on ${computer.name}`, remove(instance)),
      ...(resource.group.cluster === computer.cluster
        ? [fix(`Add ${computer.name} to the possible owners`, ...makeOwner(instance, computer, resource))]
        : []),
    );
  },
});

/** What a possible owner takes besides its place in the list: an instance that can start and, to receive from queues, the local service. */
function makeOwner(instance: Instance, node: Node, resource: BiztalkHostResource): readonly Edit[] {
  const receivesFromQueues = handlersOf(instance.host, 'MSMQ', 'receive').length > 0;
  return [
    append(resource, 'possibleOwners', node),
    ...(instance.disabled ? [remove(instance, { property: 'disabled' })] : []),
    ...(receivesFromQueues && node.messageQueuing !== true ? [set(node, 'messageQueuing', { word: 'yes' })] : []),
  ];
}
