/** P13: the SSO database gets the name of the clustered master secret server (white paper, lines 575 to 619). */

import { cmd, powershell } from '../command.ts';
import { clusteredSsos } from '../entsso.ts';
import { powershellLine } from '../escape/powershell.ts';
import { xmlText } from '../escape/xml.ts';
import { stepId } from '../identity.ts';
import { created, defineProcedure, ready } from '../procedure.ts';
import { ssoAdministrator } from '../roles.ts';
import { ownerOf } from '../service.ts';
import { whitePaper } from '../sources.ts';
import { partsOfSso, secretServerOf, toSsoFolder } from '../sso.ts';

/** As the white paper calls it (line 609). */
const fileName = 'SSOCLUSTER.xml';

export default defineProcedure({
  id: 'rename-secret-server',
  *draft(topology) {
    const server = secretServerOf(topology);
    const clustered = clusteredSsos(topology).find(({ entsso }) => entsso === server?.master);
    if (!server || !clustered) return;
    const { sso, unit } = server;
    const [first] = server.computers;
    const { entsso, name } = clustered;
    const { group } = entsso;
    const { networkName } = name;
    const { who, needs } = ssoAdministrator(sso, first);
    yield {
      of: sso,
      phase: 'enterprise-sso',
      unit,
      title: `Make ${networkName} the name of the master secret server`,
      where: ownerOf(entsso),
      who,
      kind: 'disruptive',
      before: [
        `On the node that owns ${group.name} save the file ${fileName} of this step, encoded as UTF-8, in Program Files\\Common Files\\Enterprise Single Sign-On: the commands read it there.`,
        `Enterprise SSO restarts in this step. From now on every server asks ${networkName} for the master secret, which answers when ${entsso.name} is clustered: go on at once.`,
      ],
      console: ['There is no page for it in a console: use the commands.'],
      onlyTogether: true,
      files: [
        {
          name: fileName,
          text: xmlText`<sso>\n  <globalInfo>\n    <secretServer>${networkName}</secretServer>\n  </globalInfo>\n</sso>\n`,
        },
      ],
      commands: [cmd('net stop entsso', 'net start entsso'), cmd(toSsoFolder, `ssomanage -updatedb ${fileName}`)],
      done: powershell(
        powershellLine`$name = ${networkName}`,
        '$database = & "$env:CommonProgramFiles\\Enterprise Single Sign-On\\ssomanage.exe" -displaydb',
        '[bool]($database -match "secret server.*[\\s:]$([regex]::Escape($name))\\s*$")',
      ),
      check: {
        commands: [cmd(toSsoFolder, 'ssomanage -displaydb')],
        expect: [
          `The secret server is ${networkName}: the Network Name of ${group.name}, not a node, not the cluster.`,
        ],
      },
      undo: {
        actions: [
          `Write ${first.name} instead of ${networkName} into ${fileName}, and enter the last two commands again.`,
        ],
      },
      source: [whitePaper('P13', [575, 619])],
      needs,
      // Every node is configured, and the group is there with its name.
      requires: [created(sso), ready(group), ready(name)],
      after: [stepId('back-up-secret', sso)],
      makes: [ready(sso)],
      uses: [entsso, name, ...partsOfSso(sso)],
    };
  },
});
