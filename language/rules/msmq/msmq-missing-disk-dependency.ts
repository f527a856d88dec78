/** Clustered Message Queuing comes online after the disk that its queues are on. */
import { missingDependency } from '../missing-dependency.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  code: 'msmq-missing-disk-dependency',
  section: 'msmq',
  severity: 'error',
  on: 'msmq',
  summary: "A clustered Message Queuing resource doesn't depend on a Physical Disk.",
  source: { basis: 'stated', lines: [[386, 388]] },
  fixAll: true,
  *check(msmq) {
    yield* missingDependency(
      msmq,
      'disk',
      'Its queues and the messages in them are kept there, for the node that takes over.',
    );
  },
});
