/** Host instances depend on the Enterprise SSO service of their computer: where that is clustered they have to move with it. */
import { ssoHeldBy } from '../../model/queries.ts';
import { clusterFixes } from '../host/clustering.ts';
import { at, choice, defineRule, related, remove } from '../rule.ts';

export default defineRule({
  code: 'sso-unclustered-host-instance',
  section: 'sso',
  severity: 'error',
  on: 'instance',
  summary: 'An unclustered host has an instance on a node of a cluster where Enterprise SSO is clustered.',
  source: { basis: 'stated', lines: [766, 772, 793, 857, 948, 1084, 1102, 1104] },
  fixAll: true,
  *check(instance) {
    const entsso = ssoHeldBy(instance);
    if (!entsso) return;
    const { host, name } = instance;
    yield at(
      instance,
      'name',
      `${host.name} has an instance on ${name} but isn't clustered, while Enterprise SSO is clustered on ${entsso.group.cluster.name}. The instance keeps ${entsso.name} from failing over, or fails when ${entsso.name} moves to another node.`,
      related(entsso, 'name', `Enterprise SSO is clustered in group ${entsso.group.name}.`),
      ...clusterFixes(host),
      // Where the host can't be clustered, what its instance does has to be done elsewhere: that takes a decision.
      choice(`Remove the instance on ${name}`, remove(instance)),
    );
  },
});
