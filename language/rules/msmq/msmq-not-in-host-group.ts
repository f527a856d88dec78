/** Queues of another group can be on another node than the host that works with them. */

import { allDependentsOf, ownDependenciesOf } from '../../model/dependencies.ts';
import { keptIn } from '../../model/memo.ts';
import {
  isBesideQueues,
  needsQueuesBeside,
  queueHostsOn,
  queuesOn,
  worksWithQueues,
} from '../../model/message-queuing.ts';
import { commonOwnersOf, dependenciesOf, networkNameOf, possibleOwnersOf, resourcesOf } from '../../model/queries.ts';
import { versionTitle } from '../../model/schema.ts';
import type {
  BiztalkHostResource,
  Cluster,
  Group,
  Host,
  Msmq,
  Node,
  Resource,
  Topology,
} from '../../model/topology.ts';
import { suitableGroups } from '../host/clustering.ts';
import { at, defineRule, type Fix, fix, move, related, severity } from '../rule.ts';
import { listSome } from '../wording.ts';
import { dependentsOfHosts, letHostsWait, queuePlaces } from './new-queues.ts';

/** Nobody chooses among more than these in a menu. */
const mostQueues = 3;

export default defineRule({
  code: 'msmq-not-in-host-group',
  section: 'msmq',
  severity: 'warning',
  on: 'biztalkHost',
  summary: 'A clustered host runs MSMQ handlers, and the Message Queuing resource is in another group.',
  source: { basis: 'stated', lines: [353, 1229] },
  *check(resource, whole) {
    const { group, host } = resource;
    if (!host || !worksWithQueues(resource) || isBesideQueues(host)) return;
    const queues = queuesOn(group.cluster);
    if (queues.length === 0) return;
    const isNeeded = needsQueuesBeside(host);
    const { version } = host.biztalkGroup;
    const title = version && versionTitle(version);
    const chosen = firstQueuesOn(group.cluster);
    yield at(
      resource,
      'name',
      `Clustered host ${resource.name} runs MSMQ handlers in group ${group.name}, but ${listSome(queues.map((queue) => `${queue.name} is in ${queue.group.name}`))}. ` +
        (isNeeded
          ? `The groups may be on different nodes, and the MSMQ receive handler of BizTalk Server ${title} reads transactionally only from queues of its own node.`
          : 'Each group fails over by itself, so the host and the queues may end up on different nodes.'),
      ...chosen.map((queue) => related(queue, 'name', `A Message Queuing resource in group ${queue.group.name}.`)),
      ...(isNeeded ? [severity('error')] : []),
      ...withoutRepeats([
        ...movesInto(group, whole()),
        ...chosen.flatMap((queue) => moveHost(resource, host, queue)),
      ]).map(({ title, edits }) => fix(title, ...edits)),
    );
  },
});

/** Queues of different groups may have one name, and several queues one group: the first stands for them. */
function withoutRepeats(fixes: readonly Fix[]): readonly Fix[] {
  return fixes.filter(({ title }, index) => fixes.findIndex((other) => other.title === title) === index);
}

/** Those that a finding names, and that fixes are made of. */
function firstQueuesOn(cluster: Cluster): readonly Msmq[] {
  return queuesOn(cluster).slice(0, mostQueues);
}

/** Kept for all hosts of the group. */
const movesInto = keptIn((group: Group, topology): readonly Fix[] =>
  firstQueuesOn(group.cluster).flatMap((queue) => moveQueues(queue, group, topology)),
);

/** Only where nothing else is left behind without the queues: no host of theirs, and nothing that depends on them. */
function moveQueues(queue: Msmq, group: Group, topology: Topology): readonly Fix[] {
  const dependsOnMore = queue.dependsOn.items.some(({ type }) => type !== 'networkName' && type !== 'disk');
  if (dependsOnMore || !queue.dependsOn.complete || !canStand(queue, group)) return [];
  const staysBehind = queueHostsOn(group.cluster).some((resource) => resource.group === queue.group);
  if (staysBehind && resourcesOf(queue.group, 'msmq').length === 1) return [];
  const dependents = new Set([...dependentsOfHosts(group), ...allDependentsOf(queue)]);
  return queuePlaces(group, topology, dependents).map(({ suffix, dependsOn, edits }) => ({
    title: `Move ${queue.name} to ${group.name}${suffix}`,
    edits: [...edits, move(queue, group, { dependsOn }), ...letHostsWait(group, queue)],
  }));
}

/** Only where the host can be clustered there, and depends on nothing that stays behind but the Network Name. */
function moveHost(resource: BiztalkHostResource, host: Host, queue: Msmq): readonly Fix[] {
  const { group } = queue;
  const name = networkNameOf(group);
  const kept = resource.dependsOn.items.filter((item) => item.group === group && item !== name && item !== queue);
  const left = ownDependenciesOf(resource).filter(({ type }) => type !== 'networkName');
  const dependents = allDependentsOf(resource);
  if (!name || left.length > 0 || !resource.dependsOn.complete || !canStand(resource, group)) return [];
  if (dependents.has(name) || dependents.has(queue) || host.clusteredAs.length > 1) return [];
  if (!suitableGroups(host).includes(group)) return [];
  const edits = [move(resource, group, { dependsOn: [name, queue, ...kept] })];
  return [{ title: `Move ${resource.name} to ${group.name}`, edits }];
}

/** Whether the resource can be in the group: under its name, with what depends on it, and with nodes that may run both. */
function canStand(resource: Resource, group: Group): boolean {
  const isTaken = group.resources.some(({ name }) => name.toLowerCase() === resource.name.toLowerCase());
  const isAwaited = [...allDependentsOf(resource)].some(
    (other) => other.group !== group && dependenciesOf(other).includes(resource),
  );
  return !isTaken && !isAwaited && canFailOver(commonOwnersOf(group), possibleOwnersOf(resource));
}

function canFailOver(before: readonly Node[], owners: readonly Node[]): boolean {
  const after = before.filter((node) => owners.includes(node));
  return after.length >= 2 || after.length === before.length;
}
