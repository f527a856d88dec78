/** Transactions of BizTalk Server span computers, so every coordinator that takes part has to be open to the network. */
import { databaseUsersOf } from '../../model/databases.ts';
import { hasBiztalk } from '../../model/queries.ts';
import type { Computer, Topology } from '../../model/topology.ts';
import { at, defineRule, fix, set } from '../rule.ts';

export default defineRule({
  code: 'dtc-network-access-disabled',
  section: 'dtc',
  severity: 'error',
  on: 'element',
  summary: 'Network DTC access is disabled where the transactions of BizTalk Server need it.',
  source: { basis: 'stated', lines: [299, 319, [1114, 1116]] },
  fixAll: true,
  concerns: (element) => {
    if (element.kind === 'resource') return element.type === 'dtc' && element.networkAccess === false;
    return (element.kind === 'node' || element.kind === 'server') && element.networkDtc === false;
  },
  *check(element, whole) {
    if (element.kind === 'resource') {
      yield at(
        element,
        { property: 'networkAccess' },
        `Network DTC access is disabled for ${element.name}. Transactions of BizTalk Server that other computers take part in fail then.`,
        fix(`Enable network DTC access for ${element.name}`, set(element, 'networkAccess', { word: 'yes' })),
      );
    }
    if (element.kind === 'node' || element.kind === 'server') {
      const role = roleOf(element, whole());
      if (role === undefined) return;
      yield at(
        element,
        { property: 'networkDtc' },
        `Network DTC access is disabled on ${element.name}, ${role}. Transactions of BizTalk Server that other computers take part in fail there.`,
        fix(`Enable network DTC access on ${element.name}`, set(element, 'networkDtc', { word: 'yes' })),
      );
    }
  },
});

/** What makes the computer take part in transactions; undefined where nothing is known to. */
function roleOf(computer: Computer, topology: Topology): string | undefined {
  if (hasBiztalk(computer, topology)) return 'where BizTalk Server is installed';
  if (databaseUsersOf(computer, topology).length > 0) return 'which holds databases of the installation';
  if (computer.kind === 'node' && computer.cluster.type === 'failover')
    return `a node of cluster ${computer.cluster.name}`;
  return undefined;
}
