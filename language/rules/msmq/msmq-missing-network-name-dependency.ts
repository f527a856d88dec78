/** Clustered Message Queuing comes online after the Network Name that its queues are addressed by. */
import { possibleDependencies } from '../../model/dependencies.ts';
import { hasKerberos } from '../../model/message-queuing.ts';
import type { Msmq } from '../../model/topology.ts';
import { missingDependency } from '../missing-dependency.ts';
import { append, defineRule, type Fix } from '../rule.ts';
import { enableKerberos } from './new-queues.ts';

export default defineRule({
  code: 'msmq-missing-network-name-dependency',
  section: 'msmq',
  severity: 'error',
  on: 'msmq',
  summary: "A clustered Message Queuing resource doesn't depend on a Network Name.",
  source: { basis: 'stated', lines: [[386, 388]] },
  fixAll: true,
  *check(msmq) {
    const why = 'Queues are addressed by that name, on whichever node the group runs.';
    for (const finding of missingDependency(msmq, 'networkName', why)) yield { ...finding, fixes: fixes(msmq) };
  },
});

/** Those first that can be used as they are; the others are made so. */
function fixes(msmq: Msmq): readonly Fix[] {
  const names = possibleDependencies(msmq, 'networkName').filter((resource) => resource.type === 'networkName');
  return [...names.filter(hasKerberos), ...names.filter((name) => !hasKerberos(name))].map((name) => ({
    title: `Add a dependency on ${name.name}${hasKerberos(name) ? '' : ', with Kerberos enabled'}`,
    edits: [append(msmq, 'dependsOn', name), ...enableKerberos(name)],
  }));
}
