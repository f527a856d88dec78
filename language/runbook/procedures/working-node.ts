/** P1 and P2, step 2: every group is moved to the node on which the work is done. */
import { wordsOf } from '../cluster-words.ts';
import { clusterConsole, moveInConsole } from '../consoles.ts';
import { workingNode } from '../placement.ts';
import { created, defineProcedure } from '../procedure.ts';
import { clusterAdministrator, formed } from '../roles.ts';
import { whitePaper } from '../sources.ts';
import { coveredClusters } from '../targets.ts';
import { toolOf } from '../tool-of.ts';
import { groupWord } from '../wording.ts';

export default defineProcedure({
  id: 'working-node',
  *draft(topology) {
    for (const cluster of coveredClusters(topology)) {
      const node = workingNode(cluster);
      if (!node || cluster.groups.length === 0) continue;
      const { name, windows } = cluster;
      const tool = toolOf(cluster);
      const on2003 = windows === '2003';
      const move = tool.moveEveryGroup(node);
      const { groups } = wordsOf(cluster);
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
          `Look under ${on2003 ? 'Groups which groups' : `${groups} which ones`} another node than ${node.name} owns.`,
          moveInConsole(cluster, 'each of these', node),
        ],
        // The commands move Available Storage alone.
        onlyTogether: !on2003,
        // Lines that only look would leave the step undone.
        commands: move === undefined ? [] : [tool.block(tool.showGroups(), move)],
        done: tool.done({ everyGroupAt: node }),
        check: {
          commands: [tool.block(tool.showGroups())],
          expect: [
            on2003
              ? `Every group stands at node ${node.name}.`
              : `Available Storage and every ${groupWord(cluster)} stand at node ${node.name}; for one that does not, use the console. Cluster Group may stay where it is.`,
          ],
        },
        undo: { actions: ['Move each group back to the node that owned it.'] },
        source: [on2003 ? whitePaper('P2', [204, 211]) : whitePaper('P1', [182, 187]), ...tool.source],
        needs: [formed(cluster), ...needs],
        requires: [],
        makes: [created(cluster)],
      };
    }
  },
});
