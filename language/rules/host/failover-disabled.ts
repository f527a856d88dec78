/** A host is clustered to fail over: without that it stays down where it failed. */
import { isJudged } from '../../model/host-places.ts';
import { at, defineRule, fix } from '../rule.ts';
import { removeSetting } from './restart-settings.ts';

export default defineRule({
  code: 'failover-disabled',
  section: 'host',
  severity: 'warning',
  on: 'biztalkHost',
  summary: "A clustered host that fails doesn't fail over.",
  source: {
    basis: 'inferred',
    lines: [
      [1163, 1170],
      [1175, 1180],
    ],
  },
  fixAll: true,
  *check(resource) {
    const { group, name, restart } = resource;
    if (restart?.failover !== false || !isJudged(resource)) return;
    yield at(
      restart,
      { property: 'failover' },
      `Group ${group.name} doesn't fail over when clustered host ${name} can't be restarted. The host then stays failed although another node could run it.`,
      fix('Remove failover, so that the default holds', removeSetting(restart, 'failover')),
    );
  },
});
