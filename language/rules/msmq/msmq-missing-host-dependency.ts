/** A clustered host with MSMQ handlers has to start after the queues that it works with. */
import { allDependenciesOf, allDependentsOf } from '../../model/dependencies.ts';
import { worksWithQueues } from '../../model/message-queuing.ts';
import { handlersOf, resourcesOf } from '../../model/queries.ts';
import { at, defineRule, fix, related } from '../rule.ts';
import { dependOnQueues } from './new-queues.ts';

export default defineRule({
  code: 'msmq-missing-host-dependency',
  section: 'msmq',
  severity: 'warning',
  on: 'biztalkHost',
  summary: "A clustered host with MSMQ handlers doesn't depend on the Message Queuing resource of its group.",
  source: { basis: 'stated', lines: [1228] },
  fixAll: true,
  *check(resource) {
    const { dependsOn, group, host } = resource;
    const queues = resourcesOf(group, 'msmq');
    // Where it is clustered twice, the other resource may be the one that stays.
    if (!host || host.clusteredAs.length > 1 || !worksWithQueues(resource)) return;
    if (queues.length === 0 || !dependsOn.complete) return;
    const handlers = handlersOf(host, 'MSMQ');
    const dependencies = allDependenciesOf(resource);
    if (queues.some((queue) => dependencies.has(queue))) return;
    // Queues that wait for the host can't also be waited for: someone wants that order.
    const dependents = allDependentsOf(resource);
    const possible = queues.filter((queue) => !dependents.has(queue));
    const [first] = possible;
    if (!first) return;
    yield at(
      resource,
      'name',
      `Clustered host ${resource.name} runs MSMQ handlers but doesn't depend on ${first.name}. After a failover the host may start before the queues that it reads and writes.`,
      ...handlers.map((handler) => related(handler, 'name', `The MSMQ ${handler.direction} handler runs in the host.`)),
      ...queues.map((queue) => related(queue, 'name', `The Message Queuing resource of the group.`)),
      ...possible.map((queue) => fix(`Add a dependency on ${queue.name}`, ...dependOnQueues(resource, queue))),
    );
  },
});
