/** Ordered delivery is something that the receive side of a few adapters can do. */
import { isOfAdapter } from '../../model/queries.ts';
import { knownAdapters } from '../../model/schema.ts';
import { orderedAdapters } from '../../model/single-instance.ts';
import type { Handler } from '../../model/topology.ts';
import { at, defineRule, fix, remove } from '../rule.ts';

export default defineRule({
  code: 'ordered-delivery-adapter-unsupported',
  section: 'adapter',
  severity: 'warning',
  on: 'handler',
  summary: "A handler is to deliver in order, which its adapter or its direction doesn't have.",
  source: { basis: 'stated', lines: [1251] },
  fixAll: true,
  *check(handler) {
    const { adapter, direction, host, ordered } = handler;
    if (!ordered || mayKeepOrder(handler)) return;
    const says = `The ${adapter.name} ${direction} handler${host ? ` in ${host.name}` : ''} says ordered: yes`;
    yield at(
      handler,
      { property: 'ordered' },
      direction === 'send'
        ? `${says}, which only receive handlers have. When sending, the order is kept by the send port, in however many instances the host runs.`
        : `${says}, but ${adapter.name} doesn't receive in order. Of the adapters of BizTalk Server MSMQ and MQSeries do; a host isn't worth clustering for the order of any other.`,
      fix('Remove ordered: yes', remove(handler, { property: 'ordered' })),
    );
  },
});

/**
 * The documentation of BizTalk Server has ordered processing for WCF-NetMsmq too, and how to write an adapter of one's own that
 * keeps the order.
 */
const mayAsWell = ['WCF-NetMsmq'];

function mayKeepOrder(handler: Handler): boolean {
  const others = knownAdapters.filter((known) => ![...orderedAdapters, ...mayAsWell].includes(known));
  return handler.direction === 'receive' && !others.some((known) => isOfAdapter(handler, known));
}
