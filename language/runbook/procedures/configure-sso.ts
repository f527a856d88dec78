/** P11 and P12, steps 5 to 19: the first computer creates the SSO system, the others join it (white paper, lines 490-522, 541-573). */
import type { Computer, Topology } from '../../model/topology.ts';
import { installedOn } from '../../model/windows-support.ts';
import { cmd } from '../command.ts';
import { partOfComputer } from '../computers.ts';
import { administrativeTool, configurationConsole } from '../consoles.ts';
import { stepId } from '../identity.ts';
import { created, type Draft, defineProcedure, ready } from '../procedure.ts';
import { ssoAdministrator } from '../roles.ts';
import { whitePaper } from '../sources.ts';
import {
  backupPlace,
  biztalkVersionFor,
  databaseRights,
  needsOfBackup,
  needsOfSsoPage,
  partsOfSso,
  type SecretServer,
  secretServerOf,
  ssoDatabaseServer,
  ssoPage,
  ssoServiceAccount,
  toSsoFolder,
} from '../sso.ts';

export default defineProcedure({
  id: 'configure-sso',
  *draft(topology) {
    const server = secretServerOf(topology);
    if (!server) return;
    for (const [rank, computer] of server.computers.entries())
      yield draftConfiguration(server, computer, rank, topology);
  },
});

function draftConfiguration(server: SecretServer, computer: Computer, rank: number, topology: Topology): Draft {
  const { sso, unit } = server;
  const [first] = server.computers;
  const creates = computer === first;
  const { name } = computer;
  const { windows } = installedOn(computer);
  const on2003 = windows === '2003';
  const { who, needs } = ssoAdministrator(sso, computer);
  const accounts = [sso.serviceAccount, sso.configuredBy].filter((account) => account !== undefined);
  const groups = [sso.administrators, sso.affiliateAdministrators].filter((group) => group !== undefined);
  return {
    of: sso,
    part: partOfComputer(computer),
    phase: 'enterprise-sso',
    unit,
    rank,
    title: creates
      ? `Create the SSO system: configure Enterprise SSO on ${name}`
      : `Join the SSO system: configure Enterprise SSO on ${name}`,
    where: name,
    who,
    kind: 'changing',
    before: creates
      ? [
          `The folder of ${backupPlace(sso)} has to be there, and open to SSO administrators alone.`,
          'The secret that is made here opens everything in the SSO database. Without its backup and the password of that, a lost server means lost data.',
        ]
      : [],
    console: [
      configurationConsole(biztalkVersionFor(computer, topology)),
      `Database server name: ${ssoDatabaseServer(sso)}; User name: ${ssoServiceAccount(sso)}, with its password; Configure.`,
      ...ssoPage(sso, creates ? 'create' : 'join'),
      ...(creates
        ? [
            `Select Enterprise SSO Secret Backup on the left. Backup file location: ${backupPlace(sso)}. Enter its password twice, and a reminder.`,
          ]
        : []),
      'Configure nothing else. Apply Configuration; Next; Finish. Close the program.',
    ],
    commands: [],
    check: {
      commands: [cmd(toSsoFolder, 'ssomanage -displaydb')],
      expect: [
        `The SQL Server is ${ssoDatabaseServer(sso)}, and the secret server is ${first.name}.`,
        `${administrativeTool(windows, 'Services')} Enterprise Single Sign-On Service runs.`,
      ],
    },
    undo: {
      actions: [
        `Open BizTalk Server Configuration on ${name} → Unconfigure Features: Enterprise SSO: ticked; OK.`,
        ...(creates
          ? ['Delete the database SSODB in SQL Server, if nothing is in it that is still wanted: its secret is lost.']
          : []),
      ],
    },
    source: [
      on2003
        ? whitePaper('P12', creates ? [541, 562] : [563, 573])
        : whitePaper('P11', creates ? [490, 510] : [511, 522]),
    ],
    needs: [...needs, ...needsOfSsoPage(sso), databaseRights(sso), ...(creates ? needsOfBackup(sso) : [])],
    requires: [
      ...accounts.map(ready),
      ...groups.map(created),
      ...(sso.database?.kind === 'resource' ? [ready(sso.database)] : []),
    ],
    after: [
      stepId('install-sso', sso, partOfComputer(computer)),
      ...(creates ? [] : [stepId('configure-sso', sso, partOfComputer(first))]),
      ...accounts.map((account) => stepId('logon-right', account, partOfComputer(computer))),
      ...(computer.kind === 'node' ? [stepId('full-control', computer.cluster)] : []),
    ],
    makes: [created(sso)],
    uses: [computer, ...partsOfSso(sso)],
  };
}
