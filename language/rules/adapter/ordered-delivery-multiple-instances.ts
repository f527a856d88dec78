/** Messages keep their order only where one instance reads them. */
import { defineRule } from '../rule.ts';
import { inSeveralInstances, receivesInOrder } from './single-instance.ts';

export default defineRule({
  code: 'ordered-delivery-multiple-instances',
  section: 'adapter',
  severity: 'error',
  on: 'host',
  summary: 'An unclustered host that receives in order has more than one instance.',
  source: { basis: 'stated', lines: [1213, 1251] },
  *check(host) {
    yield* inSeveralInstances(host, 'ordered', {
      does: receivesInOrder,
      why: 'Messages keep their order only while a single instance reads them.',
    });
  },
});
