/** On Windows Server 2003 a Network Name is usable for Message Queuing only with Kerberos, which is off by default. */
import { ownDependenciesOf } from '../../model/dependencies.ts';
import { hasKerberos } from '../../model/message-queuing.ts';
import { resourcesOf } from '../../model/queries.ts';
import type { Msmq, NetworkName } from '../../model/topology.ts';
import { at, defineRule, fix, related } from '../rule.ts';
import { list } from '../wording.ts';
import { enableKerberos } from './new-queues.ts';

export default defineRule({
  code: 'msmq-network-name-kerberos-disabled',
  section: 'msmq',
  severity: 'error',
  on: 'networkName',
  summary: 'On Windows Server 2003, the Network Name that Message Queuing depends on has no Kerberos authentication.',
  source: { basis: 'stated', lines: [392] },
  fixAll: true,
  *check(name) {
    if (hasKerberos(name) !== false) return;
    const queues = resourcesOf(name.group, 'msmq').filter((queue) => isFirstOfUnusable(name, queue));
    if (queues.length === 0) return;
    const names = list(queues.map((queue) => queue.name));
    yield at(
      name,
      { property: 'kerberos' },
      `${names} ${queues.length > 1 ? 'depend' : 'depends'} on ${name.name}, which doesn't have Kerberos authentication enabled. Message Queuing needs that on Windows Server 2003, where a Network Name is made without it.`,
      ...queues.map((queue) => related(queue, 'name', `${queue.name} depends on ${name.name}.`)),
      fix(`Enable Kerberos authentication for ${name.name}`, ...enableKerberos(name)),
    );
  },
});

/** Where Message Queuing depends on several names, one that it can use is enough. */
function isFirstOfUnusable(name: NetworkName, queue: Msmq): boolean {
  const names = ownDependenciesOf(queue).filter((resource) => resource.type === 'networkName');
  return names[0] === name && names.every((other) => hasKerberos(other) === false);
}
