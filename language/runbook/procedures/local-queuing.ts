/** P29: the node's own Message Queuing service runs beside the clustered queues, which its receive handlers need (line 1239). */
import type { Node } from '../../model/topology.ts';
import { isSince } from '../../model/versions.ts';
import { cmd, powershell } from '../command.ts';
import { unitOf } from '../computers.ts';
import { administrativeTool } from '../consoles.ts';
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
  const { windows } = node.cluster;
  const inPowerShell = isSince(windows, '2008R2');
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
      administrativeTool(windows, 'Services'),
      'Double-click Message Queuing: Startup type: Automatic; Apply. If it is not Started: Start. OK.',
    ],
    commands: [
      inPowerShell
        ? powershell('Set-Service -Name MSMQ -StartupType Automatic', 'Start-Service -Name MSMQ')
        : cmd('sc config MSMQ start= auto', 'net start MSMQ'),
    ],
    done: inPowerShell
      ? powershell(
          "(Get-Service -Name MSMQ -ErrorAction SilentlyContinue).Status -eq 'Running' -and",
          `(Get-WmiObject -Class Win32_Service -Filter "Name='MSMQ'").StartMode -eq 'Auto'`,
        )
      : undefined,
    check: {
      commands: [
        inPowerShell
          ? powershell(`Get-WmiObject -Class Win32_Service -Filter "Name='MSMQ'" | Format-List State, StartMode`)
          : cmd('sc query MSMQ', 'sc qc MSMQ'),
      ],
      expect: [
        inPowerShell
          ? 'State Running and StartMode Auto.'
          : 'STATE RUNNING and START_TYPE AUTO_START. That it was started already is no error.',
      ],
    },
    undo: { actions: ['Set Startup type back to Manual, and stop the service.'] },
    source: [whitePaper('P29', 1239)],
    requires: queues.map(created),
    after: [stepId('install-queuing', node)],
    makes: [],
    uses: queues,
  };
}
