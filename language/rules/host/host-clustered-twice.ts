/** A host is clustered in one group: two resources of it would work against each other. */
import { ownDependenciesOf } from '../../model/dependencies.ts';
import { fullName } from '../../model/paths.ts';
import {
  enabledInstances,
  entssoOf,
  handlersOf,
  isNodeOf,
  possibleOwnersOf,
  resourcesOf,
} from '../../model/queries.ts';
import type { BiztalkHostResource, Host, Instance, Topology } from '../../model/topology.ts';
import { at, defineRule, type Extra, fix, related, remove } from '../rule.ts';
import { list } from '../wording.ts';
import { removeResources, suitableGroups } from './clustering.ts';

export default defineRule({
  code: 'host-clustered-twice',
  section: 'host',
  severity: 'error',
  on: 'host',
  summary: 'A host is clustered more than once.',
  source: { basis: 'inferred', lines: [1196] },
  *check(host, whole) {
    const [first, ...others] = host.clusteredAs;
    if (!first || host.isolated) return;
    for (const other of others) {
      yield at(
        other,
        'name',
        `Host ${host.name} is clustered in ${groupOf(first, other)} already${other.group === first.group ? '' : `, and again in ${groupOf(other, first)}`}. A host is clustered in one group, and a second resource would start and stop the same instances.`,
        related(first, 'name', `The host is clustered in ${first.group.name}.`),
        ...fixes(host, first, other, whole()),
      );
    }
  },
});

/** The group of a resource by a name that the other's doesn't have. */
function groupOf({ group }: BiztalkHostResource, other: BiztalkHostResource): string {
  return group !== other.group && group.name === other.group.name ? fullName(group) : group.name;
}

/** Removing the later one, unless the earlier one is clearly the mistake. */
function fixes(
  host: Host,
  first: BiztalkHostResource,
  other: BiztalkHostResource,
  topology: Topology,
): readonly Extra[] {
  const removeOther = mayGo(other, first) ? [removeFix(other, first, topology)] : [];
  if (host.clusteredAs.length > 2 || !canStay(other, first)) return removeOther;
  const removeFirst = mayGo(first, other) ? [removeFix(first, other, topology)] : [];
  return canRun(first) ? [...removeOther, ...removeFirst] : [...removeFirst, ...removeOther];
}

/**
 * Beside a clustered Enterprise SSO service a host is where it has to be (white paper, line 1104), and so is one with MSMQ handlers
 * beside its queues (lines 353 and 1229).
 */
function mayGo(resource: BiztalkHostResource, kept: BiztalkHostResource): boolean {
  const { group, host } = resource;
  const hasQueues = ({ group: other }: BiztalkHostResource) => resourcesOf(other, 'msmq').length > 0;
  if (host && handlersOf(host, 'MSMQ').length > 0 && hasQueues(resource) && !hasQueues(kept)) return false;
  const entsso = entssoOf(kept.group.cluster);
  return entsso === undefined || entsso.group === kept.group || entsso.group !== group;
}

/** Its instances on nodes of no other cluster of the host go along: they would be off the cluster then. */
function removeFix(resource: BiztalkHostResource, kept: BiztalkHostResource, topology: Topology): Extra {
  const instances = instancesOnlyFor(resource);
  const computers = instances.map(({ name }) => name);
  const title =
    resource.group === kept.group ? `Remove the second ${resource.name}` : `Remove it from ${groupOf(resource, kept)}`;
  return fix(
    instances.length === 0
      ? title
      : `${title}, with the ${instances.length > 1 ? 'instances' : 'instance'} on ${list(computers)}`,
    ...removeResources([resource], topology),
    ...instances.map((instance) => remove(instance)),
  );
}

function instancesOnlyFor(resource: BiztalkHostResource): readonly Instance[] {
  const others = resource.host?.clusteredAs.filter((clustered) => clustered !== resource) ?? [];
  return (resource.host?.instances ?? []).filter(
    ({ computer }) =>
      computer !== undefined &&
      isNodeOf(computer, resource.group.cluster) &&
      !others.some(({ group }) => isNodeOf(computer, group.cluster)),
  );
}

/** Whether the later one can do without the earlier one as it stands. */
function canStay(other: BiztalkHostResource, first: BiztalkHostResource): boolean {
  const { dependsOn, group, host } = other;
  const hasName = !dependsOn.written || ownDependenciesOf(other).some(({ type }) => type === 'networkName');
  return (
    host !== undefined && group !== first.group && suitableGroups(host).includes(group) && hasName && canRun(other)
  );
}

/** Whether the host has an instance that can start on each possible owner. */
function canRun(resource: BiztalkHostResource): boolean {
  const running = resource.host ? enabledInstances(resource.host).map(({ computer }) => computer) : [];
  return possibleOwnersOf(resource).every((owner) => running.includes(owner));
}
