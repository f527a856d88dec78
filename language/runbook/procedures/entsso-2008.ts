/** P14, from Windows Server 2008 on: Enterprise SSO as a Generic Service of a service or application, or of a role. */
import { wordsOf } from '../cluster-words.ts';
import { clusterConsole } from '../consoles.ts';
import { draftEntssos, entssoType, serviceParameters } from '../entsso.ts';
import { serviceSettings } from '../failover-cluster-manager.ts';
import { defineProcedure } from '../procedure.ts';
import { documentation, whitePaper } from '../sources.ts';

/** The service as the wizard lists it. */
const displayName = 'Enterprise Single Sign-On Service';

export default defineProcedure({
  id: 'entsso-2008',
  draft: (topology) =>
    draftEntssos(topology, 'since 2008', ({ entsso, chain }) => {
      const { group, name } = entsso;
      const { addResource, startResource } = wordsOf(group.cluster);
      return {
        console: [
          clusterConsole(group.cluster),
          `Right-click ${group.name} → ${addResource} → ${entssoType}.`,
          `Select Service: ${displayName}; Next; Next; Finish.`,
          ...serviceSettings(entsso, displayName),
          // The white paper's procedure for 2008 leaves the option out; without it the service isn't found (documentation).
          `Right-click ${name} → Properties → General: ${serviceParameters(entsso, 'Startup parameters')}. Registry Replication: leave the list empty; OK.`,
          `Right-click ${name} → ${startResource}.`,
        ],
        source: [
          chain.is === 'hostsWithRemoteSecret' ? whitePaper('P20', [899, 925]) : whitePaper('P14', [621, 642]),
          documentation('How to Cluster the Master Secret Server'),
        ],
      };
    }),
});
