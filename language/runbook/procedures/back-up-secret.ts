/** The backup of the master secret, from which the other nodes get it (white paper, lines 506 and 558). */
import { installedOn } from '../../model/windows-support.ts';
import { cmd, powershell } from '../command.ts';
import { partOfComputer } from '../computers.ts';
import { ssoConsole } from '../consoles.ts';
import { powershellLine } from '../escape/powershell.ts';
import { ssoLine } from '../escape/sso.ts';
import { stepId } from '../identity.ts';
import { defineProcedure, ready } from '../procedure.ts';
import { ssoAdministrator } from '../roles.ts';
import { documentation, whitePaper } from '../sources.ts';
import { backupPlace, needsOfBackup, partsOfSso, secretServerOf, toSsoFolder } from '../sso.ts';

export default defineProcedure({
  id: 'back-up-secret',
  *draft(topology) {
    const server = secretServerOf(topology);
    if (!server) return;
    const { sso, unit } = server;
    const [computer] = server.computers;
    const path = sso.secretBackup;
    const { who, needs } = ssoAdministrator(sso, computer);
    yield {
      of: sso,
      phase: 'enterprise-sso',
      unit,
      title: `Back up the master secret${path === undefined ? '' : ` to ${path}`}`,
      where: computer.name,
      who,
      kind: 'changing',
      before: [
        'The backup and its password open the SSO database: only SSO administrators may reach them.',
        `If the configuration has written ${backupPlace(sso)}, go on to the check.`,
      ],
      console: [
        ssoConsole('Backup Secret'),
        `Backup file: ${backupPlace(sso)}. Enter its password twice, and a reminder; OK.`,
      ],
      commands: path === undefined ? [] : [cmd(toSsoFolder, ssoLine`ssoconfig -backupsecret ${path}`)],
      ...(path === undefined ? {} : { done: powershell(powershellLine`Test-Path -LiteralPath ${path}`) }),
      check: {
        expect: [
          `${backupPlace(sso)} is there, and whoever may have to restore it knows its password.`,
          `A copy is kept where it survives the loss of ${computer.name}.`,
        ],
      },
      undo: { actions: ['Delete the backup, only if the SSO system is undone as well.'] },
      source: [
        installedOn(computer).windows === '2003' ? whitePaper('P12', 558) : whitePaper('P11', 506),
        documentation('How to Back Up the Master Secret'),
      ],
      needs: [...needs, ...needsOfBackup(sso)],
      requires: [],
      after: [stepId('configure-sso', sso, partOfComputer(computer))],
      makes: [ready(sso)],
      uses: [computer, ...partsOfSso(sso)],
    };
  },
});
