/** P26: network access to the coordinator of transactions, on every computer that takes part, before BizTalk Server is set up. */
import type { Computer } from '../../model/topology.ts';
import { installedOn } from '../../model/windows-support.ts';
import { clusterExe } from '../cluster-exe.ts';
import { type Block, cmd } from '../command.ts';
import { coveredComputers, restartOf, transactionComputersOf, unitOf } from '../computers.ts';
import { windowsComponents } from '../consoles.ts';
import { type Draft, defineProcedure, ready } from '../procedure.ts';
import { formed, installationFiles, localAdministrator } from '../roles.ts';
import { documentation, whitePaper } from '../sources.ts';

export default defineProcedure({
  id: 'network-dtc',
  *draft(topology) {
    const takingPart = transactionComputersOf(topology);
    for (const computer of coveredComputers(topology)) {
      if (takingPart.has(computer) && computer.networkDtc !== false) yield draftAccess(computer);
    }
  },
});

function draftAccess(computer: Computer): Draft {
  const { name } = computer;
  const on2003 = installedOn(computer).windows === '2003';
  const { who, needs } = localAdministrator(computer);
  const restart = restartOf(computer);
  // On a node of Windows Server 2003 the coordinator itself is the clustered one, whose options are set in the phase MSDTC.
  const hasOwnOptions = !on2003 || computer.kind === 'server';
  return {
    of: computer,
    phase: 'prerequisites',
    stage: 1,
    unit: unitOf(computer),
    title: `Enable network DTC access on ${name}`,
    where: name,
    who,
    kind: 'disruptive',
    before: restart.before,
    console: [...(on2003 ? on2003Console(hasOwnOptions) : on2008Console), ...restart.console],
    commands: [],
    check: {
      commands: checks(computer),
      expect: [
        `NetworkDtcAccess 0x1${hasOwnOptions ? ', NetworkDtcAccessInbound 0x1, NetworkDtcAccessOutbound 0x1' : ''}.`,
        ...(computer.kind === 'node' ? [`${name} is Up in ${computer.cluster.name}.`] : []),
      ],
    },
    undo: { actions: ['Set the options back as they were, and restart the computer.'] },
    source: [
      whitePaper('P26', [1114, 1116]),
      documentation(on2003 ? 'Knowledge Base article 817064' : 'Enable Network DTC Access'),
    ],
    needs: [
      ...(computer.kind === 'node' ? [formed(computer.cluster)] : []),
      ...needs,
      ...(on2003 ? [installationFiles] : []),
    ],
    requires: [],
    makes: [ready(computer)],
  };
}

function on2003Console(hasOwnOptions: boolean): readonly string[] {
  return [
    windowsComponents,
    'Select Application Server → Details: Enable network DTC access: ticked; OK.',
    'Next; Finish.',
    ...(hasOwnOptions
      ? [
          'Start → Programs → Administrative Tools → Component Services. Expand Component Services → Computers. Right-click My Computer → Properties → MSDTC → Security Configuration.',
          ...options,
          'OK. Confirm the restart of the service with Yes, then OK, OK.',
        ]
      : []),
  ];
}

const options = [
  'Note how the options are set now.',
  'Network DTC Access: ticked.',
  'Transaction Manager Communication: Allow Inbound: ticked; Allow Outbound: ticked; Incoming Caller Authentication Required selected.',
];

const on2008Console = [
  'Start → Programs → Administrative Tools → Component Services. Expand Component Services → Computers → My Computer → Distributed Transaction Coordinator. Right-click Local DTC → Properties → Security.',
  ...options,
  'OK. Confirm the restart of the service with Yes, then OK.',
  'If Windows Firewall is on: Start → Control Panel → Windows Firewall → Allow a program through Windows Firewall → Exceptions: Distributed Transaction Coordinator: ticked; OK.',
];

function checks(computer: Computer): readonly Block[] {
  return [
    cmd(
      'reg query "HKLM\\SOFTWARE\\Microsoft\\MSDTC\\Security"',
      computer.kind === 'node' ? clusterExe(computer.cluster)`node ${computer} /status` : undefined,
    ),
  ];
}
