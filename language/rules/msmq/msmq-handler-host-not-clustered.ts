/** Only a clustered host moves along with the queues that it works with. */
import { enabledInstances, handlersOf, isUnclustered, ssoHeldBy } from '../../model/queries.ts';
import { needsSingleInstance } from '../../model/single-instance.ts';
import { clusterFixes } from '../host/clustering.ts';
import { at, defineRule, related } from '../rule.ts';

export default defineRule({
  code: 'msmq-handler-host-not-clustered',
  section: 'msmq',
  severity: 'warning',
  on: 'host',
  summary: "A host with MSMQ handlers isn't clustered.",
  source: { basis: 'stated', lines: [1088, [1225, 1229]] },
  *check(host) {
    const handlers = handlersOf(host, 'MSMQ');
    const { instances } = host;
    if (handlers.length === 0 || host.isolated || !isUnclustered(host)) return;
    if (instances.some((instance) => !instance.computer || ssoHeldBy(instance))) return;
    // Where none is enabled nothing is sent or received yet; what may run in one instance only has to be clustered anyway.
    if (enabledInstances(host).length === 0 || needsSingleInstance(host)) return;
    yield at(
      host,
      'name',
      `Host ${host.name} runs MSMQ handlers but isn't clustered. Messages in the queues of a computer that fails are out of reach until it is back, and can be lost with it.`,
      ...handlers.map((handler) => related(handler, 'name', `The MSMQ ${handler.direction} handler runs in the host.`)),
      ...clusterFixes(host),
    );
  },
});
