/** MSMQ handlers fail over with their host, and need queues that do so too. */

import { freshName } from '../../model/fresh-names.ts';
import { keptIn } from '../../model/memo.ts';
import {
  isBesideQueues,
  needsQueuesBeside,
  queueHostsOn,
  queuesOn,
  worksWithQueues,
} from '../../model/message-queuing.ts';
import { handlersOf } from '../../model/queries.ts';
import { versionTitle } from '../../model/schema.ts';
import type { Group, Topology } from '../../model/topology.ts';
import { stemOf } from '../new-network-name.ts';
import { add, at, defineRule, type Edit, type Extra, fix, related, severity } from '../rule.ts';
import { list } from '../wording.ts';
import { dependentsOfHosts, letHostsWait, type QueuePlace, queuePlaces } from './new-queues.ts';

export default defineRule({
  code: 'msmq-resource-missing',
  section: 'msmq',
  severity: 'warning',
  on: 'biztalkHost',
  summary: 'A clustered host runs MSMQ handlers on a cluster without a Message Queuing resource.',
  source: { basis: 'stated', lines: [[353, 356], 1227] },
  fixAll: true,
  *check(resource, whole) {
    const { host } = resource;
    const { cluster } = resource.group;
    if (!host || !worksWithQueues(resource) || queuesOn(cluster).length > 0 || isBesideQueues(host)) return;
    const isNeeded = needsQueuesBeside(host);
    const { version } = host.biztalkGroup;
    const title = version && versionTitle(version);
    yield at(
      resource,
      'name',
      `Clustered host ${resource.name} runs MSMQ handlers, but cluster ${cluster.name} has no Message Queuing resource. ` +
        (isNeeded
          ? `The MSMQ receive handler of BizTalk Server ${title} reads transactionally only from queues that move with its host.`
          : 'The queues of a node stay behind with their messages when the host fails over.'),
      ...handlersOf(host, 'MSMQ').map((handler) =>
        related(handler, 'name', `The MSMQ ${handler.direction} handler runs in the host.`),
      ),
      ...(isNeeded ? [severity('error')] : []),
      ...fixes(resource.group, whole()),
    );
  },
});

/** Kept for all hosts of the group: they get their queues together. */
const fixes = keptIn(makeFixes);

/** Hosts that can't do without queues in their own group get them in the same go: queues of another group would be as wrong. */
function makeFixes(group: Group, topology: Topology): readonly Extra[] {
  const others = queueHostsOn(group.cluster).filter(({ host }) => host && needsQueuesBeside(host));
  const further = [...new Set(others.map((other) => other.group))].filter((other) => other !== group);
  const firsts = further.flatMap((other) => placesIn(other, topology).slice(0, 1));
  if (firsts.length < further.length) return [];
  const names = list([group, ...further].map(({ name }) => name));
  return placesIn(group, topology).map((place) =>
    fix(
      `Add Message Queuing to ${names}${place.suffix}`,
      ...[place, ...firsts].flatMap((each, index) => addQueues(further[index - 1] ?? group, each, topology)),
    ),
  );
}

function placesIn(group: Group, topology: Topology): readonly QueuePlace[] {
  return queuePlaces(group, topology, dependentsOfHosts(group));
}

function addQueues(group: Group, { dependsOn, edits }: QueuePlace, topology: Topology): readonly Edit[] {
  const name = freshName(topology, `${stemOf(group)}Queues`);
  return [...edits, add(group, { keyword: 'msmq', name, dependsOn }), ...letHostsWait(group, name)];
}
