/** From Windows Server 2012 on: the role service that a clustered File Server needs on every node where it may run. */
import { resourcesOf } from '../../model/queries.ts';
import type { Node } from '../../model/topology.ts';
import { powershell } from '../command.ts';
import { unitOf } from '../computers.ts';
import { hasFeature, installFeature } from '../features.ts';
import { type Draft, defineProcedure } from '../procedure.ts';
import { localAdministrator } from '../roles.ts';
import { documentation } from '../sources.ts';
import { coveredClusters } from '../targets.ts';
import { sortedNamesOf } from '../wording.ts';

/** File Server, as commands call it. */
const feature = 'FS-FileServer';

export default defineProcedure({
  id: 'install-file-server',
  *draft(topology) {
    for (const { groups, nodes } of coveredClusters(topology, 'since 2012')) {
      const shares = groups.flatMap((group) => resourcesOf(group, 'fileShare'));
      if (shares.length > 0) yield* nodes.flatMap((node) => draftInstallation(node, sortedNamesOf(shares)) ?? []);
    }
  },
});

function draftInstallation(node: Node, shares: string): Draft | undefined {
  const install = installFeature(node, feature);
  if (!install) return undefined;
  return {
    ...localAdministrator(node),
    of: node,
    phase: 'prerequisites',
    stage: 1,
    unit: unitOf(node),
    title: `Install File Server on ${node.name}`,
    where: node.name,
    kind: 'changing',
    before: [`The nodes share folders (${shares}) only with it.`],
    console: [
      'Server Manager → Manage → Add Roles and Features. Next as far as the page Server Roles.',
      'File and Storage Services → File and iSCSI Services → File Server: ticked; Next as far as Confirmation.',
      'Install; Close.',
    ],
    commands: [install],
    done: hasFeature(node, feature),
    check: {
      commands: [powershell(`Get-WindowsFeature -Name ${feature}`)],
      expect: ['Its Install State is Installed.'],
    },
    undo: { actions: ['Remove the same role service, if the computer shares no folders.'] },
    source: [documentation('Failover Clustering, File Server')],
    requires: [],
    makes: [],
  };
}
