/** A clustered host starts only where its cluster does. */
import { judgedResourceOf, misplacementOf } from '../../model/host-places.ts';
import { at, defineRule, fix, related, remove } from '../rule.ts';

export default defineRule({
  code: 'host-instance-off-cluster',
  section: 'host',
  severity: 'error',
  on: 'instance',
  summary: "A clustered host has an instance on a computer that isn't a node of its cluster.",
  source: { basis: 'stated', lines: [1144] },
  fixAll: true,
  *check(instance) {
    const { computer, host } = instance;
    const resource = judgedResourceOf(host);
    if (!computer || !resource || misplacementOf(instance) !== 'offCluster') return;
    const { cluster } = resource.group;
    yield at(
      instance,
      'name',
      `Clustered host ${host.name} has an instance on ${computer.name}, which isn't a node of ${cluster.name}. An instance of a clustered host can only run on a node of its cluster.`,
      related(resource, 'name', `The host is clustered in group ${resource.group.name} of ${cluster.name}.`),
      fix(`Remove the instance on ${computer.name}`, remove(instance)),
    );
  },
});
