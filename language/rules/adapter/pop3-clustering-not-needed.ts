/** A mailbox that takes one connection at a time needs no cluster to be read once. */
import { hostResourceOf } from '../../model/queries.ts';
import { gainsNothing, isOnlyForPop3 } from '../host/benefit.ts';
import { unclusterFix } from '../host/clustering.ts';
import { at, defineRule, related } from '../rule.ts';

export default defineRule({
  code: 'pop3-clustering-not-needed',
  section: 'adapter',
  severity: 'hint',
  on: 'host',
  summary: 'A host is clustered only to receive over POP3 from a server that allows one connection to a mailbox.',
  source: { basis: 'stated', lines: [1247] },
  *check(host, whole) {
    const resource = hostResourceOf(host);
    if (!resource || !gainsNothing(host) || !isOnlyForPop3(host)) return;
    yield at(
      resource,
      'name',
      `${host.name} is clustered only to receive over POP3, from a server that allows one connection to a mailbox. Such a server hands no e-mail out twice, so the host can as well run in several instances without being clustered.`,
      related(host, 'name', 'The host.'),
      ...host.handlers.map((handler) =>
        related(
          handler,
          { property: 'concurrentMailboxes' },
          `The ${handler.adapter.name} ${handler.direction} handler runs in the host.`,
        ),
      ),
      unclusterFix(host, whole()),
    );
  },
});
