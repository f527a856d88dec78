/** As order may be kept by one instance only, nothing but clustering makes it highly available. */
import { defineRule } from '../rule.ts';
import { inOneInstance, receivesInOrder } from './single-instance.ts';

export default defineRule({
  code: 'ordered-delivery-not-clustered',
  section: 'adapter',
  severity: 'warning',
  on: 'host',
  summary: "A host that receives in order isn't clustered.",
  source: { basis: 'stated', lines: [1213, 1251] },
  *check(host) {
    yield* inOneInstance(host, 'ordered', {
      does: receivesInOrder,
      why: 'Nothing takes over from a failed instance, and a second one beside it would break the order.',
    });
  },
});
