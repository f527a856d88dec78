/** At the end: every server of a BizTalk group reaches the master secret server. */
import type { BiztalkGroup, Sso } from '../../model/topology.ts';
import { cmd } from '../command.ts';
import { defineProcedure, ready } from '../procedure.ts';
import { ssoAdministrator } from '../roles.ts';
import { documentation, whitePaper } from '../sources.ts';
import { networkNameFor, ssoService, toSsoFolder } from '../sso.ts';
import { namesOf } from '../wording.ts';

export default defineProcedure({
  id: 'verify-sso',
  *draft(topology) {
    const { sso } = topology;
    if (!sso) return;
    for (const biztalkGroup of topology.biztalkGroups) {
      const servers = biztalkGroup.servers.items;
      if (servers.length === 0) continue;
      const { who, needs } = ssoAdministrator(sso, ...servers);
      yield {
        of: biztalkGroup,
        phase: 'verification',
        stage: 2,
        unit: [biztalkGroup.name],
        title: `See that every server of ${biztalkGroup.name} reaches the master secret server`,
        where: servers.length > 1 ? `${namesOf(servers)}, one after the other` : namesOf(servers),
        who,
        kind: 'read-only',
        console: [
          'Look into the Application event log for errors of the source ENTSSO: there are none since the last start.',
        ],
        commands: [],
        check: {
          commands: [cmd(toSsoFolder, 'ssomanage -displaydb', 'ssomanage -showserver', `sc query ${ssoService}`)],
          expect: expectations(sso, biztalkGroup),
        },
        undo: { actions: [] },
        source: [documentation('How to Update the SSO Database'), whitePaper('P31', 455)],
        needs,
        requires: [ready(sso), ready(biztalkGroup)],
        makes: [],
        uses: [sso],
      };
    }
  },
});

function expectations({ masterSecretServer: server }: Sso, { name, ssoServer }: BiztalkGroup): readonly string[] {
  const known = server?.kind === 'resource' ? networkNameFor(server)?.networkName : server?.name;
  return [
    known === undefined
      ? 'The SSO database names the master secret server that was meant.'
      : `The SSO database names ${known} as the master secret server.`,
    ...(ssoServer === undefined ? [] : [`${ssoServer} is shown as the SSO server.`]),
    `The service ${ssoService} is RUNNING on every server of ${name}; where it is clustered, on the node that owns its group.`,
  ];
}
