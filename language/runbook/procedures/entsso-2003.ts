/** P15, Windows Server 2003: Enterprise SSO as a Generic Service of a cluster group. */
import { dependenciesOf, possibleOwnersOf } from '../../model/queries.ts';
import { clusterConsole } from '../consoles.ts';
import { draftEntssos, entssoType, serviceParameters } from '../entsso.ts';
import { defineProcedure } from '../procedure.ts';
import { whitePaper } from '../sources.ts';
import { ssoService } from '../sso.ts';
import { namesOf } from '../wording.ts';

export default defineProcedure({
  id: 'entsso-2003',
  draft: (topology) =>
    draftEntssos(topology, '2003', ({ entsso, chain }) => {
      const { group, name, service } = entsso;
      return {
        console: [
          clusterConsole(group.cluster),
          `Select group ${group.name}. File → New → Resource.`,
          `New Resource: Name: ${name}; Resource type: ${entssoType}; Next.`,
          `Possible Owners: ${namesOf(possibleOwnersOf(entsso))}; Next.`,
          `Dependencies: ${namesOf(dependenciesOf(entsso)) || 'none'}; Next.`,
          `Generic Service Parameters: Service name: ${service ?? ssoService}; ${serviceParameters(entsso, 'Start parameters')}; Next.`,
          'Registry Replication: leave the list empty; Finish; OK.',
          `Right-click ${name} → Bring Online.`,
        ],
        source: [chain.is === 'hostsWithRemoteSecret' ? whitePaper('P21', [991, 1016]) : whitePaper('P15', [644, 678])],
      };
    }),
});
