/** P11 and P12, step 1: the components of Enterprise SSO on the computers of the master secret server (white paper, lines 481, 526). */
import { biztalkComputersOf } from '../../model/queries.ts';
import type { Computer, Topology } from '../../model/topology.ts';
import { versionTitle } from '../../model/versions.ts';
import { installedOn } from '../../model/windows-support.ts';
import { powershell } from '../command.ts';
import { computersOfDatabase, partOfComputer } from '../computers.ts';
import { administrativeTool } from '../consoles.ts';
import { type Draft, defineProcedure, ready } from '../procedure.ts';
import { localAdministrator } from '../roles.ts';
import { whitePaper } from '../sources.ts';
import { biztalkVersionFor, type SecretServer, secretServerOf } from '../sso.ts';
import { dtcsOf } from '../targets.ts';

export default defineProcedure({
  id: 'install-sso',
  *draft(topology) {
    const server = secretServerOf(topology);
    if (!server) return;
    for (const [rank, computer] of server.computers.entries())
      yield draftInstallation(server, computer, rank, topology);
  },
});

function draftInstallation({ sso, unit }: SecretServer, computer: Computer, rank: number, topology: Topology): Draft {
  const { name } = computer;
  const version = biztalkVersionFor(computer, topology);
  const product = version ? `BizTalk Server ${versionTitle(version)}` : 'BizTalk Server';
  const hasBiztalk = biztalkComputersOf(topology).has(computer);
  const { windows } = installedOn(computer);
  const on2003 = windows === '2003';
  const { who, needs } = localAdministrator(computer);
  return {
    of: sso,
    part: partOfComputer(computer),
    phase: 'enterprise-sso',
    unit,
    rank,
    title: `Install ${hasBiztalk ? `${product} with Enterprise SSO` : 'Enterprise SSO'} on ${name}`,
    where: name,
    who,
    kind: 'changing',
    console: [
      `Start the setup of ${product}.`,
      'Component Installation: Enterprise Single Sign-On Administration Module: ticked; Enterprise Single Sign-On Master Secret Server: ticked.',
      hasBiztalk
        ? `Tick also every component that ${name} needs as a server of its BizTalk group: nothing of it is configured yet.`
        : 'Clear every other component.',
      'Install. At the end do not start BizTalk Server Configuration.',
    ],
    commands: [],
    done: powershell('Test-Path -LiteralPath "$env:CommonProgramFiles\\Enterprise Single Sign-On\\ssoconfig.exe"'),
    check: {
      expect: [
        'ssoconfig and ssomanage are in Program Files\\Common Files\\Enterprise Single Sign-On.',
        `${administrativeTool(windows, 'Services')} It lists Enterprise Single Sign-On Service.`,
      ],
    },
    undo: { actions: [`Remove ${product} in the list of installed programs.`] },
    source: [
      on2003 ? whitePaper('P12', 526) : whitePaper('P11', 481),
      ...(hasBiztalk ? [on2003 ? whitePaper('P19', 798) : whitePaper('P18', 783)] : []),
    ],
    needs: [
      ...needs,
      version
        ? `The installation files of ${product}`
        : `The version of BizTalk Server whose Enterprise SSO ${name} gets, with its installation files`,
    ],
    requires: [
      // MSDTC and network access to it come before the setup (white paper, lines 1106 and 1114).
      ready(computer),
      ...computersOfDatabase(sso.database).map(ready),
      ...(computer.kind === 'node' ? dtcsOf(computer.cluster).map(ready) : []),
    ],
    makes: [],
    uses: [computer],
  };
}
