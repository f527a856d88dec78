/** A clustered share comes online after the Network Name that clients reach it by. */
import { missingDependency } from '../missing-dependency.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  code: 'file-share-missing-network-name-dependency',
  section: 'file',
  severity: 'error',
  on: 'fileShare',
  summary: "A clustered file share doesn't depend on a Network Name.",
  source: { basis: 'stated', lines: [443] },
  fixAll: true,
  *check(share) {
    yield* missingDependency(
      share,
      'networkName',
      'Clients reach the share by that name, on whichever node the group runs.',
    );
  },
});
