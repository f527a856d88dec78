/** A setting that the cluster's Windows version doesn't have can't be made. */
import type { Resource } from '../../model/topology.ts';
import { at, type Block, defineRule, type Finding, fix, related, remove } from '../rule.ts';

export default defineRule({
  code: 'setting-not-for-this-windows-version',
  section: 'language',
  severity: 'warning',
  on: 'resource',
  summary: "A setting is given that the cluster's Windows version doesn't have.",
  source: { basis: 'inferred', lines: [392, 1167, [1172, 1178]] },
  fixAll: true,
  concerns: (resource) => resource.type === 'networkName' || resource.restart !== undefined,
  *check(resource) {
    const { windows } = resource.group.cluster;
    if (windows === undefined) return;
    if (windows !== '2003' && resource.type === 'networkName' && resource.kerberos !== undefined) {
      yield finding(
        resource,
        resource,
        'kerberos',
        `${resource.name} says kerberos, which is a setting on Windows Server 2003 only. Later versions always enable Kerberos for a Network Name.`,
      );
    }
    if (windows === '2003' && resource.restart?.retryAfter !== undefined) {
      yield finding(
        resource,
        resource.restart,
        'retryAfter',
        `The restart policy of ${resource.name} says retryAfter, which Windows Server 2003 doesn't have. There a resource stays failed until somebody brings it online.`,
      );
    }
  },
});

function finding({ group }: Resource, block: Block, key: string, message: string): Finding {
  return at(
    block,
    { property: key },
    message,
    related(group.cluster, { property: 'windows' }, 'The Windows version of the cluster.'),
    // A repeated one would count then.
    fix(`Remove ${key}`, ...block.properties.filter((property) => property.key === key).map((each) => remove(each))),
  );
}
