/** P1 and P2, step 2: every group is moved to the node on which the work is done. */
import { clusterExe } from '../cluster-exe.ts';
import { cmd } from '../command.ts';
import { clusterConsole, moveInConsole } from '../consoles.ts';
import { workingNode } from '../placement.ts';
import { created, defineProcedure } from '../procedure.ts';
import { clusterAdministrator, formed } from '../roles.ts';
import { whitePaper } from '../sources.ts';
import { coveredClusters } from '../targets.ts';
import { groupWord } from '../wording.ts';

export default defineProcedure({
  id: 'working-node',
  *draft(topology) {
    for (const cluster of coveredClusters(topology)) {
      const node = workingNode(cluster);
      if (!node || cluster.groups.length === 0) continue;
      const { name, windows } = cluster;
      const line = clusterExe(cluster);
      const { who, needs } = clusterAdministrator(cluster);
      yield {
        of: cluster,
        phase: 'cluster-groups',
        unit: [name],
        title: `Move every ${groupWord(cluster)} of ${name} to ${node.name}`,
        where: node.name,
        who,
        kind: 'disruptive',
        before: ['What runs in a group stops while the group moves.'],
        console: [
          clusterConsole(cluster),
          windows === '2003'
            ? `Look under Groups which groups another node than ${node.name} owns.`
            : `Look under Services and Applications which ones another node than ${node.name} owns.`,
          moveInConsole(cluster, 'each of these', node),
        ],
        commands: [
          cmd(
            line`group`,
            // Disks wait here until a group takes them; a disk can't go to a group that another node owns.
            windows === '2008' ? line`group ${'Available Storage'} /moveto:${node}` : undefined,
          ),
        ],
        check: {
          commands: [cmd(line`group`)],
          expect: [
            windows === '2003'
              ? `Every group stands at node ${node.name}; for one that does not, use the console.`
              : `Available Storage and every service or application stand at node ${node.name}; for one that does not, use the console. Cluster Group may stay where it is.`,
          ],
        },
        undo: { actions: ['Move each group back to the node that owned it.'] },
        source: [windows === '2003' ? whitePaper('P2', [204, 211]) : whitePaper('P1', [182, 187])],
        needs: [formed(cluster), ...needs],
        requires: [],
        makes: [created(cluster)],
      };
    }
  },
});
