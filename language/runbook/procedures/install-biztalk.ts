/** BizTalk Server on each server of a BizTalk group, before anything of it is configured (white paper, lines 872, 881, 965, 976). */
import type { Topology } from '../../model/topology.ts';
import { versionTitle } from '../../model/versions.ts';
import { installedOn } from '../../model/windows-support.ts';
import { hasSecret, productOf, type Setup, setupsOf, ssoBeside } from '../biztalk-setup.ts';
import { cmd, verifyBeforeUse } from '../command.ts';
import { computersOfDatabase, partOfComputer } from '../computers.ts';
import { type Draft, defineProcedure, ready } from '../procedure.ts';
import { localAdministrator } from '../roles.ts';
import { documentation, whitePaper } from '../sources.ts';
import { dtcsOf } from '../targets.ts';

export default defineProcedure({
  id: 'install-biztalk',
  *draft(topology) {
    for (const setup of topology.biztalkGroups.flatMap(setupsOf)) {
      // Where the master secret is, all components come with Enterprise SSO (white paper, line 783).
      if (!hasSecret(setup.computer, topology)) yield draftInstallation(setup, topology);
    }
  },
});

function draftInstallation({ biztalkGroup, computer, rank }: Setup, topology: Topology): Draft {
  const { edition, version, database, name: group } = biztalkGroup;
  const { name } = computer;
  const product = productOf(biztalkGroup);
  const { who, needs } = localAdministrator(computer);
  const editionTitle = edition === undefined ? '' : ` ${edition.charAt(0).toUpperCase()}${edition.slice(1)} Edition`;
  return {
    of: biztalkGroup,
    part: partOfComputer(computer),
    uses: [computer],
    phase: 'biztalk-configuration',
    unit: [group],
    rank,
    title: `Install ${product} on ${name}`,
    where: name,
    who,
    kind: 'changing',
    console: [
      `Start the setup of ${product}${editionTitle} → Install Microsoft BizTalk Server.`,
      `Component Installation: tick every component that ${name} needs as a server of BizTalk group ${group}, and Enterprise Single Sign-On Administration Module.`,
      'Install. If the setup asks for a restart, restart and let it go on.',
      'In the end do not start BizTalk Server Configuration.',
    ],
    commands: [],
    check: {
      commands: [cmd(verifyBeforeUse, 'reg query "HKLM\\SOFTWARE\\Microsoft\\BizTalk Server\\3.0"')],
      expect: [
        `The key shows ${version === undefined ? 'the version' : versionTitle(version)}${edition === undefined ? '' : ` and the ${edition} edition`}.`,
        'BizTalk Server Configuration and BizTalk Server Administration are in the Start menu.',
      ],
    },
    undo: { actions: [`Remove ${product} in the list of installed programs of ${name}.`] },
    source: [
      ...(ssoBeside(computer, topology)?.is === 'hostsWithRemoteSecret'
        ? [installedOn(computer).windows === '2003' ? whitePaper('P21', 965, 976) : whitePaper('P20', 872, 881)]
        : []),
      documentation('Install BizTalk Server'),
    ],
    needs: [
      ...needs,
      `The installation files of ${product}${editionTitle}, and the software that its installation guide asks for first`,
    ],
    requires: [
      // MSDTC and network access to it come before the setup (white paper, lines 1106 and 1114).
      ready(computer),
      ...computersOfDatabase(database).map(ready),
      ...(computer.kind === 'node' ? dtcsOf(computer.cluster).map(ready) : []),
    ],
    makes: [],
  };
}
