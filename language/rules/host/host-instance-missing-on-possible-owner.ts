/** The cluster may move a clustered host to every possible owner, so each of them needs an instance. */
import { canHaveBiztalk } from '../../model/host-places.ts';
import { hostResourceOf, possibleOwnersOf } from '../../model/queries.ts';
import type { BiztalkHostResource, Host, Node } from '../../model/topology.ts';
import { add, append, at, defineRule, type Extra, fix, related } from '../rule.ts';
import { canLeaveOut, leaveOut } from './possible-owners.ts';

export default defineRule({
  code: 'host-instance-missing-on-possible-owner',
  section: 'host',
  severity: 'error',
  on: 'host',
  summary: 'A possible owner of a clustered host has no instance of it.',
  source: { basis: 'stated', lines: [1146, 1150, 1194] },
  fixAll: true,
  *check(host) {
    const resource = hostResourceOf(host);
    if (!resource || host.isolated || !resource.possibleOwners.complete) return;
    if (host.instances.some(({ computer }) => computer === undefined)) return;
    for (const node of possibleOwnersOf(resource)) {
      if (host.instances.some(({ computer }) => computer === node)) continue;
      yield at(
        host,
        'name',
        `Clustered host ${host.name} has no instance on ${node.name}, a possible owner of it. Attempts to fail over to ${node.name} will fail.`,
        related(
          resource,
          { list: 'possibleOwners', item: node },
          `The host is clustered in group ${resource.group.name}.`,
        ),
        ...fixesFor(host, resource, node),
      );
    }
  },
});

/** Where BizTalk Server isn't installed on the node, leaving the node out is the lesser change. */
function fixesFor(host: Host, resource: BiztalkHostResource, node: Node): readonly Extra[] {
  const { servers } = host.biztalkGroup;
  const instance = add(host, { keyword: 'instance', name: node });
  const leavingOut = canLeaveOut(resource, node)
    ? [fix(`Leave ${node.name} out of the possible owners`, leaveOut(resource, node))]
    : [];
  if (!servers.written || !servers.complete || servers.items.includes(node)) {
    return [fix(`Add an instance on ${node.name}`, instance), ...leavingOut];
  }
  if (!canHaveBiztalk(node)) return leavingOut;
  const { name } = host.biztalkGroup;
  return [
    ...leavingOut,
    fix(
      `Add ${node.name} to the servers of ${name}, and an instance on it`,
      append(host.biztalkGroup, 'servers', node),
      instance,
    ),
  ];
}
