/** Clustering pays only for what must not run in several instances; for everything else they are better than standing by. */
import { entssoOf, hostResourceOf, isOfAdapter } from '../../model/queries.ts';
import type { Handler } from '../../model/topology.ts';
import { at, defineRule, related } from '../rule.ts';
import { mayGain, unclusterFix } from './clustering.ts';

export default defineRule({
  code: 'host-clustered-without-benefit',
  section: 'host',
  severity: 'warning',
  on: 'host',
  summary: 'A clustered host runs no adapter handler that gains from it.',
  source: { basis: 'stated', lines: [1213, 1215, 1219] },
  *check(host, topology) {
    const resource = hostResourceOf(host);
    if (!resource || host.isolated || host.clusteredAs.some(({ group }) => entssoOf(group.cluster))) return;
    if (host.handlers.some(mayGain) || isOnlyForPop3(host.handlers)) return;
    const handlers = host.biztalkGroup.adapters.flatMap((adapter) => adapter.handlers);
    if (handlers.some((handler) => handler.host === undefined)) return;
    yield at(
      resource,
      'name',
      `${host.name} is clustered but runs no adapter handler that gains from it. Clustered, it works on one node at a time; unclustered, it works wherever it has an instance.`,
      related(host, 'name', 'The host.'),
      ...host.handlers.map((handler) =>
        related(handler, 'name', `The ${handler.adapter.name} ${handler.direction} handler runs in the host.`),
      ),
      unclusterFix(host, topology),
    );
  },
});

/** A host clustered only for mailboxes that need no clustering: that is advice of its own. */
function isOnlyForPop3(handlers: readonly Handler[]): boolean {
  return handlers.length > 0 && handlers.every((handler) => isOfAdapter(handler, 'POP3'));
}
