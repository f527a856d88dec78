/**
 * P20 and P21, the end: each server of the BizTalk group asks the clustered Enterprise SSO service, and so does the group (white paper,
 * lines 931-941 and 1069-1079). A name that the file states for the group is set in every case.
 */
import { resourcesOf } from '../../model/queries.ts';
import type { Topology } from '../../model/topology.ts';
import { installedOn } from '../../model/windows-support.ts';
import { configuration, type Setup, setupsOf } from '../biztalk-setup.ts';
import { hasSsoServer, setSsoServer, showGroup } from '../biztalk-wmi.ts';
import { cmd } from '../command.ts';
import { partOfComputer } from '../computers.ts';
import { ssoLine } from '../escape/sso.ts';
import { stepId } from '../identity.ts';
import { created, type Draft, defineProcedure, type Milestone, ready } from '../procedure.ts';
import { localAdministrator, localBiztalkAdministrator, powershellOn } from '../roles.ts';
import { documentation, whitePaper } from '../sources.ts';
import { toSsoFolder } from '../sso.ts';
import { type SsoServer, ssoServerFor, ssoServersOf } from '../sso-server.ts';

const id = 'sso-server-name';

export default defineProcedure({
  id,
  *draft(topology) {
    for (const biztalkGroup of topology.biztalkGroups) {
      const setups = setupsOf(biztalkGroup);
      for (const setup of setups) {
        const server = ssoServerFor(setup.computer, biztalkGroup, topology);
        if (server) yield pointServer(setup, server);
      }
      const [first] = setups;
      const servers = ssoServersOf(biztalkGroup, topology);
      const name = biztalkGroup.ssoServer ?? servers[0]?.name;
      if (first && name !== undefined) yield nameForGroup(first, name, servers, topology);
    }
  },
});

/** The clustered service works on each node, and the web service beside it. */
function working({ entsso }: SsoServer): readonly Milestone[] {
  const beside = entsso.group.cluster.groups.flatMap((group) => resourcesOf(group, 'iis'));
  return [entsso, ...beside].map(ready);
}

function pointServer({ biztalkGroup, computer, rank }: Setup, server: SsoServer): Draft {
  const { name } = server;
  const { who, needs } = localAdministrator(computer);
  return {
    of: biztalkGroup,
    part: partOfComputer(computer),
    uses: [computer],
    phase: 'biztalk-configuration',
    unit: [biztalkGroup.name],
    rank,
    title: `Let ${computer.name} ask ${name} for Enterprise SSO`,
    where: computer.name,
    who,
    kind: 'changing',
    before: ['Note what ssomanage -showserver shows now, for the undoing.'],
    console: [
      'Open SSO Administration from the Start menu. Right-click Enterprise Single Sign-On → Select.',
      `SSO Server: ${name}; Set SSO Server for all users: ticked; OK.`,
    ],
    commands: [cmd(toSsoFolder, ssoLine`ssomanage -serverall ${name}`)],
    check: { commands: [cmd(toSsoFolder, 'ssomanage -showserver')], expect: [`${name} is shown for all users.`] },
    undo: { actions: ['Set the server that was noted in the same way.'] },
    source: [paper(computer, [1069, 1077], [931, 939]), documentation('How to Set the SSO Server')],
    needs,
    requires: [created(biztalkGroup), ...working(server)],
    makes: [ready(biztalkGroup)],
  };
}

function nameForGroup(first: Setup, name: string, servers: readonly SsoServer[], topology: Topology): Draft {
  const { biztalkGroup, computer } = first;
  const { who, needs } = localBiztalkAdministrator(biztalkGroup, computer);
  return {
    of: biztalkGroup,
    part: 'group',
    uses: [computer],
    phase: 'biztalk-configuration',
    unit: [biztalkGroup.name],
    rank: biztalkGroup.servers.items.length,
    title: `Make ${name} the SSO server of BizTalk group ${biztalkGroup.name}`,
    where: computer.name,
    who,
    kind: 'changing',
    before: servers
      .filter((server) => server.name.toLowerCase() !== name.split('.')[0]?.toLowerCase())
      .map(
        (server) =>
          `Enterprise SSO is clustered as ${server.name} on servers of this group, and the group has one SSO server name only.`,
      ),
    console: [
      'Open BizTalk Server Administration from the Start menu. Right-click the BizTalk group → Properties. Note the SSO server name that it has now.',
      `SSO server name: ${name}; OK.`,
    ],
    commands: [setSsoServer(name)],
    done: hasSsoServer(name),
    check: { commands: [showGroup], expect: [`SSOServerName is ${name}.`] },
    undo: { actions: ['Set the name that was noted.'] },
    source: [
      ...(servers.length > 0 ? [paper(computer, 1079, 941)] : []),
      documentation('MSBTS_GroupSetting.SSOServerName Property'),
    ],
    needs: [...needs, ...powershellOn(computer)],
    requires: [created(biztalkGroup), ...servers.flatMap(working), ...(topology.sso ? [ready(topology.sso)] : [])],
    after: setupsOf(biztalkGroup).flatMap((setup) => [
      configuration(setup),
      stepId(id, biztalkGroup, partOfComputer(setup.computer)),
    ]),
    makes: [ready(biztalkGroup)],
  };
}

type Lines = number | readonly [number, number];

function paper(computer: Setup['computer'], on2003: Lines, on2008: Lines): string {
  return installedOn(computer).windows === '2003' ? whitePaper('P21', on2003) : whitePaper('P20', on2008);
}
