/** P26: network access to the coordinator of transactions, on every computer that takes part, before BizTalk Server is set up. */

import type { WindowsVersion } from '../../model/schema.ts';
import type { Computer } from '../../model/topology.ts';
import { isSince } from '../../model/versions.ts';
import { installedOn } from '../../model/windows-support.ts';
import { type Block, cmd, powershell } from '../command.ts';
import { coveredComputers, restartOf, transactionComputersOf, unitOf } from '../computers.ts';
import { administrativeTool, windowsComponents } from '../consoles.ts';
import {
  dtcDocumentation,
  expectedSecurity,
  hasDtcSecurity,
  localDtc,
  setDtcSecurity,
  showDtcSecurity,
} from '../dtc-cmdlets.ts';
import { type Draft, defineProcedure, ready } from '../procedure.ts';
import { formed, installationFiles, localAdministrator } from '../roles.ts';
import { documentation, whitePaper } from '../sources.ts';
import { toolOf } from '../tool-of.ts';

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
  const { windows } = installedOn(computer);
  const on2003 = windows === '2003';
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
    console: [...(on2003 ? on2003Console(hasOwnOptions) : laterConsole(windows)), ...restart.console],
    ...byCommand(computer),
    check: {
      commands: checks(computer),
      expect: [
        isSince(windows, '2012')
          ? expectedSecurity(security)
          : `NetworkDtcAccess 0x1${hasOwnOptions ? ', NetworkDtcAccessInbound 0x1, NetworkDtcAccessOutbound 0x1' : ''}.`,
        ...(computer.kind === 'node' ? [`${name} is Up in ${computer.cluster.name}.`] : []),
      ],
    },
    undo: { actions: ['Set the options back as they were, and restart the computer.'] },
    source: [
      whitePaper('P26', [1114, 1116]),
      documentation(on2003 ? 'Knowledge Base article 817064' : 'Enable Network DTC Access'),
      ...(isSince(windows, '2012') ? [dtcDocumentation] : []),
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

function laterConsole(windows: WindowsVersion | undefined): readonly string[] {
  return [
    `${administrativeTool(windows, 'Component Services')} Expand Component Services → Computers → My Computer → Distributed Transaction Coordinator. Right-click Local DTC → Properties → Security.`,
    ...options,
    'OK. Confirm the restart of the service with Yes, then OK.',
    `If ${isSince(windows, '2019') ? 'Windows Defender Firewall' : 'Windows Firewall'} is on: ${firewall(windows)}`,
  ];
}

function firewall(windows: WindowsVersion | undefined): string {
  const dtc = 'Distributed Transaction Coordinator';
  if (!isSince(windows, '2008R2')) {
    return `Start → Control Panel → Windows Firewall → Allow a program through Windows Firewall → Exceptions: ${dtc}: ticked; OK.`;
  }
  const name = isSince(windows, '2019') ? 'Windows Defender Firewall' : 'Windows Firewall';
  const allowed = isSince(windows, '2012') ? 'an app or feature' : 'a program or feature';
  return `Control Panel → System and Security → ${name} → Allow ${allowed} through ${name}: ${dtc}: Domain: ticked; OK.`;
}

/** What the white paper asks for. */
const security = { networkAccess: true, inbound: true, outbound: true, authentication: 'incomingCaller' } as const;

function byCommand(computer: Computer): Pick<Draft, 'commands' | 'done'> {
  if (!isSince(installedOn(computer).windows, '2012')) return { commands: [] };
  return {
    commands: [
      powershell(
        // How it is set now, for the undoing.
        showDtcSecurity(localDtc),
        'netsh advfirewall firewall set rule group="Distributed Transaction Coordinator" new enable=yes',
        // Last, as it tells that the step is done.
        setDtcSecurity(localDtc, security),
        '# Restart the computer when these lines are done.',
      ),
    ],
    done: hasDtcSecurity(localDtc, security),
  };
}

function checks(computer: Computer): readonly Block[] {
  const state = computer.kind === 'node' ? toolOf(computer.cluster).showNode(computer) : undefined;
  if (isSince(installedOn(computer).windows, '2012')) return [powershell(showDtcSecurity(localDtc), state)];
  const options = 'reg query "HKLM\\SOFTWARE\\Microsoft\\MSDTC\\Security"';
  if (computer.kind !== 'node') return [cmd(options)];
  const { block } = toolOf(computer.cluster);
  // The program for the cluster may be one for another shell.
  return block(state).shell === 'cmd' ? [cmd(options, state)] : [cmd(options), block(state)];
}
