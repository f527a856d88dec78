/** Whether POP3 may be received in several instances depends on the mail server, which only its administrator knows. */
import { runningOn } from '../../model/host-places.ts';
import { isOfAdapter, isUnclustered } from '../../model/queries.ts';
import { propertySchema } from '../../model/schema.ts';
import type { Handler } from '../../model/topology.ts';
import { at, defineRule, fix, set } from '../rule.ts';

const key = 'concurrentMailboxes';

export default defineRule({
  code: 'pop3-concurrency-unspecified',
  section: 'adapter',
  severity: 'hint',
  on: 'handler',
  summary: "A POP3 receive handler doesn't say whether the mail server allows several connections to one mailbox.",
  source: { basis: 'inferred', lines: [1247] },
  fixAll: true,
  *check(handler) {
    const { direction, host } = handler;
    if (!host || direction !== 'receive' || !isOfAdapter(handler, 'POP3') || mayBeSaid(handler)) return;
    const insert = (word: string) => fix(`Insert ${key}: ${word}`, set(handler, key, { word }));
    const answers = isUnclustered(host) ? ['no', 'yes'] : ['yes', 'no'];
    // In several unclustered instances such a mailbox must not be read, so "yes" would be no way out.
    const isInSeveral = isUnclustered(host) && runningOn(host).length > 1;
    yield at(
      handler,
      'name',
      `The POP3 receive handler in ${host.name} doesn't say whether the mail server allows several connections to one mailbox. Where the server does, the host has to be clustered; where it doesn't, clustering gains nothing.`,
      ...(isInSeveral ? ['no'] : answers).map(insert),
    );
  },
});

/** Also with a value that isn't one, or under a misspelt key. */
function mayBeSaid({ properties }: Handler): boolean {
  return properties.some((property) => property.key === key || !propertySchema('handler', property.key));
}
