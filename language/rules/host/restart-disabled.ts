/** The cluster first tries a failed host again on its node: leaving that out makes a failure of any small hitch. */
import { isJudged } from '../../model/host-places.ts';
import { at, defineRule, fix } from '../rule.ts';
import { removeSetting } from './restart-settings.ts';

export default defineRule({
  code: 'restart-disabled',
  section: 'host',
  severity: 'warning',
  on: 'biztalkHost',
  summary: 'The cluster never restarts a clustered host that fails.',
  source: {
    basis: 'inferred',
    lines: [
      [1163, 1170],
      [1175, 1180],
    ],
  },
  fixAll: true,
  *check(resource) {
    const { name, restart } = resource;
    if (restart?.attempts !== 0 || !isJudged(resource)) return;
    yield at(
      restart,
      { property: 'attempts' },
      `Clustered host ${name} is never restarted on its node when it fails. ${consequence(restart.failover)}`,
      fix('Remove attempts, so that the default holds', removeSetting(restart, 'attempts')),
    );
  },
});

/** Where failing over is stated it still happens, at once. */
function consequence(failover: boolean | undefined): string {
  return failover === true
    ? 'Its whole group fails over at once, also for what a restart would have cured.'
    : 'It stays failed until somebody starts it by hand, also after what a restart would have cured.';
}
