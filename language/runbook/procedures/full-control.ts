/** P12, step 3: accounts that are granted Full Control of a cluster (white paper, lines 528 to 532). */
import type { Cluster } from '../../model/topology.ts';
import { clusterConsole } from '../consoles.ts';
import { workingNode } from '../placement.ts';
import { created, type Draft, defineProcedure } from '../procedure.ts';
import { clusterAdministrator, formed } from '../roles.ts';
import { documentation, whitePaper } from '../sources.ts';
import { coveredClusters } from '../targets.ts';
import { toolOf } from '../tool-of.ts';
import { enumerate, qualifiedName } from '../wording.ts';

export default defineProcedure({
  id: 'full-control',
  *draft(topology) {
    for (const cluster of coveredClusters(topology)) {
      if (cluster.fullControl.items.length > 0) yield draftFullControl(cluster);
    }
  },
});

function draftFullControl(cluster: Cluster): Draft {
  const { name } = cluster;
  const on2003 = cluster.windows === '2003';
  const accounts = [...new Set(cluster.fullControl.items)].sort((a, b) =>
    qualifiedName(a) < qualifiedName(b) ? -1 : 1,
  );
  const names = accounts.map(qualifiedName);
  const tool = toolOf(cluster);
  const { who, needs } = clusterAdministrator(cluster);
  return {
    who,
    needs: [formed(cluster), ...needs],
    of: cluster,
    phase: 'prerequisites',
    stage: 2,
    unit: [name],
    title: `Give ${enumerate(names)} Full Control of cluster ${name}`,
    where: workingNode(cluster)?.name ?? name,
    kind: 'changing',
    console: [
      clusterConsole(cluster),
      on2003
        ? `Select ${name}. File → Properties → Security.`
        : `Right-click ${name} → Properties → Cluster Permissions.`,
      ...names.map((account) => `Add: ${account}; OK. Full Control: Allow ticked.`),
      'OK. Leave the other entries as they are.',
    ],
    commands: [tool.block(...tool.grantFullControl(names))],
    done: tool.done(...names.map((fullControl) => ({ fullControl }))),
    check: {
      commands: [tool.block(tool.showAccess())],
      expect: [`Opened again, the page shows ${enumerate(names)} with Full Control.`],
    },
    undo: {
      actions: [`Remove ${enumerate(names)} on the same page.`],
      commands: [tool.block(...tool.revokeFullControl(names))],
    },
    source: on2003
      ? [whitePaper('P12', [528, 532]), documentation('Knowledge Base article 828289')]
      : [documentation('Clustering the Master Secret Server'), ...tool.source],
    requires: accounts.map(created),
    makes: [],
  };
}
