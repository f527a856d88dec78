/** Message Queuing on single computers: clustered queues need it on every node where they may run, receive handlers beside them. */
import type { WindowsVersion } from '../../model/schema.ts';
import type { Computer } from '../../model/topology.ts';
import { isSince } from '../../model/versions.ts';
import { installedOn } from '../../model/windows-support.ts';
import { type Block, cmd, powershell, verifyBeforeUse } from '../command.ts';
import { coveredComputers, unitOf } from '../computers.ts';
import { administrativeTool, windowsComponents } from '../consoles.ts';
import { hasFeature, installFeature } from '../features.ts';
import { type Draft, defineProcedure } from '../procedure.ts';
import { hasQueuing, queuesFor } from '../queuing.ts';
import { installationFiles, localAdministrator } from '../roles.ts';
import { documentation, whitePaper } from '../sources.ts';
import { sortedNamesOf } from '../wording.ts';

export default defineProcedure({
  id: 'install-queuing',
  *draft(topology) {
    for (const computer of coveredComputers(topology)) if (hasQueuing(computer)) yield draftInstallation(computer);
  },
});

function draftInstallation(computer: Computer): Draft {
  const { name } = computer;
  const { windows } = installedOn(computer);
  const on2003 = windows === '2003';
  const { who, needs } = localAdministrator(computer);
  const queues = computer.kind === 'node' ? queuesFor(computer) : [];
  const place = computer.kind === 'node' ? `the nodes of cluster ${computer.cluster.name}` : name;
  return {
    of: computer,
    phase: 'prerequisites',
    stage: 1,
    unit: unitOf(computer),
    title: `Install Message Queuing on ${name}`,
    where: name,
    who,
    kind: 'changing',
    before: [
      ...(queues.length > 0
        ? [`Install the same components on every node: ${sortedNamesOf(queues)} may run on each of them.`]
        : []),
      ...(on2003 ? [] : ['The commands install it without Directory Service Integration.']),
    ],
    console: on2003 ? on2003Console : laterConsole(windows),
    commands: on2003 ? [] : [installFeature(computer, feature) ?? on2008],
    done: hasFeature(computer, feature),
    check: {
      commands: [showService(windows)],
      expect: [
        `The service MSMQ is there, and ${isSince(windows, '2008R2') ? 'its Status is Running' : 'its state is RUNNING'}.`,
      ],
    },
    undo: {
      actions: ['Remove the same components, if nothing else on the computer uses queues. Its own queues are lost.'],
    },
    source: [
      ...(computer.messageQueuing ? [whitePaper('P29', 1239)] : []),
      ...(queues.length > 0
        ? [
            documentation(
              on2003 ? 'Installing Message Queuing in a server cluster' : 'Message Queuing in Server Clusters',
            ),
          ]
        : []),
    ],
    needs: [
      ...needs,
      ...(on2003 ? [installationFiles] : []),
      `Whether Message Queuing is integrated with Active Directory on ${place}`,
    ],
    requires: [],
    makes: [],
  };
}

/** Message Queuing Server, as commands call it. */
const feature = 'MSMQ-Server';

const on2003Console = [
  windowsComponents,
  'Select Application Server → Details → Message Queuing → Details: Common: ticked; Active Directory Integration: as noted; OK, OK.',
  'Next; Finish.',
];

const on2008 = cmd(verifyBeforeUse, `servermanagercmd -install ${feature}`);

function laterConsole(windows: WindowsVersion | undefined): readonly string[] {
  return [
    isSince(windows, '2012')
      ? 'Server Manager → Manage → Add Roles and Features. Next as far as the page Features.'
      : `${administrativeTool(windows, 'Server Manager')} Right-click Features → Add Features.`,
    'Message Queuing → Message Queuing Services: Message Queuing Server: ticked; Directory Service Integration: as noted; Next.',
    'Install; Close.',
  ];
}

function showService(windows: WindowsVersion | undefined): Block {
  return isSince(windows, '2008R2') ? powershell('Get-Service -Name MSMQ') : cmd(verifyBeforeUse, 'sc query MSMQ');
}
