/** Clustering pays only for what must not run in several instances; for everything else they are better than standing by. */
import { hostResourceOf } from '../../model/queries.ts';
import { at, defineRule, related } from '../rule.ts';
import { gainsNothing, isOnlyForPop3 } from './benefit.ts';
import { unclusterFix } from './clustering.ts';

export default defineRule({
  code: 'host-clustered-without-benefit',
  section: 'host',
  severity: 'warning',
  on: 'host',
  summary: 'A clustered host runs no adapter handler that gains from it.',
  source: { basis: 'stated', lines: [1213, 1215, 1219] },
  *check(host, whole) {
    const resource = hostResourceOf(host);
    if (!resource || !gainsNothing(host) || isOnlyForPop3(host)) return;
    yield at(
      resource,
      'name',
      `${host.name} is clustered but runs no adapter handler that gains from it. Clustered, it works on one node at a time; unclustered, it works wherever it has an instance.`,
      related(host, 'name', 'The host.'),
      ...host.handlers.map((handler) =>
        related(handler, 'name', `The ${handler.adapter.name} ${handler.direction} handler runs in the host.`),
      ),
      unclusterFix(host, whole()),
    );
  },
});
