/** The steps that bring the master secret server back: where it was, on another node, or on another computer. */
import { dependenciesOf } from '../model/queries.ts';
import type { Computer, Entsso, Node } from '../model/topology.ts';
import { installedOn } from '../model/windows-support.ts';
import { wordsOf } from '../runbook/cluster-words.ts';
import { cmd } from '../runbook/command.ts';
import { administrativeTool, clusterConsole, moveInConsole } from '../runbook/consoles.ts';
import { ssoLine } from '../runbook/escape/sso.ts';
import { xmlText } from '../runbook/escape/xml.ts';
import { commonOwners } from '../runbook/placement.ts';
import { clusterAdministrator, ssoAdministrator } from '../runbook/roles.ts';
import type { SequenceStep } from '../runbook/sequence.ts';
import { ownerOf } from '../runbook/service.ts';
import { documentation, whitePaper } from '../runbook/sources.ts';
import { ssoDatabaseServer, ssoService, toSsoFolder } from '../runbook/sso.ts';
import { dtcsOf } from '../runbook/targets.ts';
import { enumerate, namesOf } from '../runbook/wording.ts';
import { cycle, moveGroup, showCluster, sourceOf, startGroup } from './cluster-commands.ts';
import { step } from './drafting.ts';
import { interruptedBy } from './expectations.ts';
import type { Outage } from './outage.ts';
import { id, showServer } from './secret-server-steps.ts';

export function backSteps(outage: Outage): readonly SequenceStep[] {
  const { server, other } = outage;
  if (server.kind === 'resource') {
    const [first, ...others] = commonOwners(server.group, server.group.resources);
    return [
      needsStep(outage, server),
      onlineStep(server, first),
      ...others.map((node) => moveStep(outage, server, node)),
      restoreStep(outage, server),
    ];
  }
  return [startStep(outage, server), ...(other ? [elsewhereStep(outage, server, other)] : [])];
}

/** The service itself needs its name, its database and MSDTC (white paper, line 147). */
function needsStep({ sso }: Outage, entsso: Entsso): SequenceStep {
  const { group } = entsso;
  const { who, needs } = clusterAdministrator(group.cluster);
  const dtcs = dtcsOf(group.cluster);
  return step(id, {
    of: entsso,
    part: 'needs',
    phase: 'change',
    title: `See that what ${entsso.name} needs is there`,
    where: ownerOf(entsso),
    who,
    kind: 'read-only',
    console: [
      clusterConsole(group.cluster),
      `Select ${group.name}, and look at what ${entsso.name} depends on. Mend first what is not Online there.`,
    ],
    commands: [],
    check: {
      commands: [showCluster(group)],
      expect: [
        ...(dependenciesOf(entsso).length > 0 ? [`Online: ${namesOf(dependenciesOf(entsso))}.`] : []),
        ...(dtcs.length > 0 ? [`Online: ${namesOf(dtcs)} (MSDTC).`] : []),
        `The SQL Server of the SSO database answers: ${ssoDatabaseServer(sso)}.`,
      ],
    },
    record: ['What was missing'],
    undo: { actions: [] },
    source: [whitePaper('P31', 147, 455)],
    needs,
  });
}

function onlineStep(entsso: Entsso, node: Node | undefined): SequenceStep {
  const { group } = entsso;
  const { cluster } = group;
  const { who, needs } = clusterAdministrator(cluster);
  return step(id, {
    of: entsso,
    part: 'online',
    phase: 'change',
    title: `Bring ${group.name} online`,
    where: node?.name ?? ownerOf(entsso),
    who,
    kind: 'changing',
    console: [
      clusterConsole(cluster),
      cluster.windows === '2003'
        ? `Right-click ${group.name} → Bring Online.`
        : `Right-click ${group.name} → ${wordsOf(cluster).startGroup}.`,
    ],
    commands: [startGroup(group)],
    check: {
      commands: [showCluster(group)],
      expect: [
        `${entsso.name} is Online. If it is, go on to the step “${restoreTitle(entsso)}” and read when it is needed.`,
      ],
    },
    record: ['Ordered at', 'Online at'],
    undo: { actions: ['Nothing has to be undone.'] },
    source: [whitePaper('P31', 455), ...sourceOf(group)],
    needs,
  });
}

function moveStep({ topology }: Outage, entsso: Entsso, node: Node): SequenceStep {
  const { group } = entsso;
  const { who, needs } = clusterAdministrator(group.cluster);
  const interrupted = interruptedBy(group, topology);
  return step(id, {
    of: entsso,
    part: `move-${node.name.toLowerCase()}`,
    phase: 'change',
    title: `Move ${group.name} to ${node.name}, if it does not come online`,
    where: node.name,
    who,
    kind: 'disruptive',
    before: [
      `Only where ${entsso.name} is not Online after the step before.`,
      ...(interrupted.length > 0
        ? [`What else is in ${group.name} goes along. These stand still meanwhile: ${enumerate(interrupted)}.`]
        : []),
    ],
    console: [clusterConsole(group.cluster), moveInConsole(group.cluster, group.name, node)],
    commands: [moveGroup(group, node)],
    check: { commands: [showCluster(group)], expect: [`${entsso.name} is Online at ${node.name}.`] },
    record: ['Ordered at', 'Online at'],
    undo: { actions: ['Move it back when the other node is mended.'] },
    source: [whitePaper('P31', 455), ...sourceOf(group)],
    needs,
  });
}

const restoreTitle = ({ group }: Entsso) =>
  `Restore the master secret on the node that owns ${group.name}, if it is missing there`;

/** As on a second node when the cluster is built (white paper, lines 680-709 and 711-740). */
function restoreStep({ sso }: Outage, entsso: Entsso): SequenceStep {
  const { group, name } = entsso;
  const { cluster } = group;
  const { who, needs } = ssoAdministrator(sso, ...commonOwners(group, [entsso]));
  const backup = sso.secretBackup;
  return step(id, {
    of: entsso,
    part: 'restore',
    phase: 'change',
    title: restoreTitle(entsso),
    where: `the node that owns ${group.name}`,
    who,
    kind: 'disruptive',
    before: [
      'Only where the Application event log of the node says that the master secret cannot be read (source ENTSSO, such as 10521 or 10565), although the service runs.',
      'Restore the secret from its backup; never generate a new one: what was encrypted with the old one could not be read any more.',
    ],
    console: [
      clusterConsole(cluster),
      cluster.windows === '2003'
        ? `Right-click ${name} → Take Offline, and then → Bring Online.`
        : `Right-click ${name} → ${wordsOf(cluster).stopResource}, and then → ${wordsOf(cluster).startResource}.`,
      `Log on to the node that owns ${group.name}, and enter the commands there; the password of the backup is asked for.`,
    ],
    commands: [cycle(entsso), ...restoreCommands(backup)],
    check: {
      commands: [showServer],
      expect: [
        'The command says that the secret has been restored.',
        `The event log of the node has no new error of the source ENTSSO, and hosts on other computers can start.`,
      ],
    },
    record: ['Restored on', 'Restored at'],
    undo: { actions: ['Nothing has to be undone: it is the same secret.'] },
    source: [cluster.windows === '2003' ? whitePaper('P17', [711, 740]) : whitePaper('P16', [680, 709])],
    needs: [...needs, ...backupNeeds(backup)],
  });
}

function startStep({ sso }: Outage, computer: Computer): SequenceStep {
  const { who, needs } = ssoAdministrator(sso, computer);
  return step(id, {
    of: computer,
    part: 'start',
    phase: 'change',
    title: `Start Enterprise SSO on ${computer.name}`,
    where: computer.name,
    who,
    kind: 'changing',
    console: [
      `Start ${computer.name}, if it is down. See that the SQL Server of the SSO database answers: ${ssoDatabaseServer(sso)}.`,
      `${administrativeTool(installedOn(computer).windows, 'Services')} Right-click Enterprise Single Sign-On Service → Start.`,
    ],
    commands: [cmd(`net start ${ssoService}`)],
    check: {
      commands: [cmd(`sc query ${ssoService}`)],
      expect: ['STATE is 4 RUNNING, and stays so.', 'The event log has no new error of the source ENTSSO.'],
    },
    record: ['Running at'],
    undo: { actions: ['Nothing has to be undone.'] },
    source: [whitePaper('P31', 455)],
    needs,
  });
}

/** From elsewhere than the old server a file may hold nothing but the name of the new one (documentation). */
function elsewhereStep({ sso }: Outage, computer: Computer, other: Computer): SequenceStep {
  const { who, needs } = ssoAdministrator(sso, other);
  const backup = sso.secretBackup;
  const file = 'SECRETSERVER.xml';
  return step(id, {
    of: computer,
    part: 'elsewhere',
    phase: 'change',
    title: `Make ${other.name} the master secret server, if ${computer.name} does not come back`,
    where: other.name,
    who,
    kind: 'disruptive',
    before: [
      `Only where ${computer.name} is lost, or stays away for longer than the business can wait.`,
      `Enterprise SSO is restarted on ${other.name}: its copy of the secret is gone then, and its hosts stop until the secret is restored. Without the backup and its password, stop here.`,
    ],
    console: [
      `Save ${file} in the folder of Enterprise SSO on ${other.name}, and enter the commands; the password of the backup is asked for.`,
      `Start the host instances on ${other.name} that have stopped.`,
    ],
    commands: [
      cmd(toSsoFolder, `ssomanage -updatedb ${file}`, `net stop ${ssoService} /y`, `net start ${ssoService}`),
      ...restoreCommands(backup),
    ],
    files: [
      {
        name: file,
        text: xmlText`<sso>\n  <globalInfo>\n    <secretServer>${other.name}</secretServer>\n  </globalInfo>\n</sso>\n`,
      },
    ],
    check: {
      commands: [showServer],
      expect: [
        `The SSO database names ${other.name} as the master secret server.`,
        `The event log of ${other.name} has no new error of the source ENTSSO, and its host instances run.`,
        `When ${computer.name} is there again, it is an ordinary server: the SSO database says so.`,
      ],
    },
    record: ['Decided by', 'Restored at'],
    undo: {
      actions: [
        `When ${computer.name} is there again: the same with the name ${computer.name}, and the secret restored there.`,
      ],
    },
    source: [whitePaper('P13', [575, 619]), documentation('How to Move the Master Secret Server')],
    needs: [...needs, ...backupNeeds(backup)],
  });
}

function restoreCommands(backup: string | undefined) {
  return backup === undefined ? [] : [cmd(toSsoFolder, ssoLine`ssoconfig -restoresecret ${backup}`)];
}

function backupNeeds(backup: string | undefined): readonly string[] {
  return backup === undefined
    ? ['The backup file of the master secret, and its password: the file states none']
    : [`${backup}, the backup file of the master secret, and its password`];
}
