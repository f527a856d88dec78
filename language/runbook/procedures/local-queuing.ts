/** P29: the node's own Message Queuing service runs beside the clustered queues, which its receive handlers need (line 1239). */
import type { Node } from '../../model/topology.ts';
import { cmd } from '../command.ts';
import { unitOf } from '../computers.ts';
import { stepId } from '../identity.ts';
import { created, type Draft, defineProcedure } from '../procedure.ts';
import { queuesFor, runsOwnQueues } from '../queuing.ts';
import { localAdministrator } from '../roles.ts';
import { whitePaper } from '../sources.ts';
import { coveredClusters } from '../targets.ts';
import { sortedNamesOf } from '../wording.ts';

export default defineProcedure({
  id: 'local-queuing',
  *draft(topology) {
    for (const node of coveredClusters(topology).flatMap(({ nodes }) => nodes)) {
      if (runsOwnQueues(node)) yield draftService(node);
    }
  },
});

function draftService(node: Node): Draft {
  const { name } = node;
  const queues = queuesFor(node);
  return {
    ...localAdministrator(node),
    of: node,
    phase: 'message-queuing',
    stage: 1,
    unit: unitOf(node),
    title: `Keep the local Message Queuing service running on ${name}`,
    where: name,
    kind: 'changing',
    before: [
      `Clustering ${sortedNamesOf(queues)} may have set the node's own service to start by hand. MSMQ receive handlers need it on the node where they run, besides the clustered one.`,
    ],
    console: [
      'Start → Programs → Administrative Tools → Services.',
      'Double-click Message Queuing: Startup type: Automatic; Apply. If it is not Started: Start. OK.',
    ],
    commands: [cmd('sc config MSMQ start= auto', 'net start MSMQ')],
    check: {
      commands: [cmd('sc query MSMQ', 'sc qc MSMQ')],
      expect: ['STATE RUNNING and START_TYPE AUTO_START. That it was started already is no error.'],
    },
    undo: { actions: ['Set Startup type back to Manual, and stop the service.'] },
    source: [whitePaper('P29', 1239)],
    requires: queues.map(created),
    after: [stepId('install-queuing', node)],
    makes: [],
    uses: queues,
  };
}
