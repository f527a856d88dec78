/** A clustered host can't fail over to an instance that is disabled from starting. */
import { hostResourceOf, possibleOwnersOf } from '../../model/queries.ts';
import { at, defineRule, fix, related, remove } from '../rule.ts';

export default defineRule({
  code: 'host-instance-disabled',
  section: 'host',
  severity: 'error',
  on: 'instance',
  summary: 'An instance of a clustered host is disabled.',
  source: { basis: 'stated', lines: [1145] },
  fixAll: true,
  *check(instance) {
    const { computer, disabled, host } = instance;
    const resource = hostResourceOf(host);
    if (!disabled || !computer || !resource || host.isolated) return;
    if (!possibleOwnersOf(resource).some((owner) => owner === computer)) return;
    yield at(
      instance,
      { property: 'disabled' },
      `The instance of clustered host ${host.name} on ${computer.name} is disabled. The host can't fail over to ${computer.name} then.`,
      related(resource, 'name', `The host is clustered in group ${resource.group.name}.`),
      fix(`Enable the instance on ${computer.name}`, remove(instance, { property: 'disabled' })),
    );
  },
});
