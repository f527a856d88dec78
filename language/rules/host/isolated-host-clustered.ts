/** Isolated hosts live in the processes of IIS, which the resource of a host can't move. */
import { runningOn } from '../../model/host-places.ts';
import { needsSingleInstance } from '../../model/single-instance.ts';
import type { Host, Topology } from '../../model/topology.ts';
import { at, defineRule, type Extra, related } from '../rule.ts';
import { unclusterFix } from './clustering.ts';

export default defineRule({
  code: 'isolated-host-clustered',
  section: 'host',
  severity: 'error',
  on: 'host',
  summary: 'An isolated host is clustered.',
  source: { basis: 'inferred', lines: [760] },
  *check(host, whole) {
    const [resource, ...others] = host.clusteredAs;
    if (!host.isolated || !resource) return;
    yield at(
      resource,
      'name',
      `Isolated host ${host.name} is clustered in group ${resource.group.name}. Its instances live in processes of IIS, so a host's resource can't start them or move them; the clustered web service does.`,
      related(host, 'name', 'The isolated host.'),
      ...others.map((other) => related(other, 'name', `It is clustered in group ${other.group.name} too.`)),
      ...fixes(host, whole()),
    );
  },
});

/** With a handler that may work in one instance only, unclustering alone would let several work: the host is hardly meant to be isolated. */
function fixes(host: Host, topology: Topology): readonly Extra[] {
  return needsSingleInstance(host) && runningOn(host).length > 1 ? [] : [unclusterFix(host, topology)];
}
