/** Brings a new group online for the first time. */
import { wordsOf } from '../cluster-words.ts';
import { clusterConsole, moveInConsole } from '../consoles.ts';
import { subnetOf } from '../ipv4.ts';
import { firstNode, workingNode } from '../placement.ts';
import { created, defineProcedure, ready } from '../procedure.ts';
import { clusterAdministrator } from '../roles.ts';
import { documentation } from '../sources.ts';
import { type BasicResource, basicResources, groupsToCreate } from '../targets.ts';
import { toolOf } from '../tool-of.ts';
import { groupWord, sortedNamesOf } from '../wording.ts';

export default defineProcedure({
  id: 'online-group',
  *draft(topology) {
    for (const group of groupsToCreate(topology)) {
      const resources = basicResources(group);
      if (resources.length === 0) continue;
      const { cluster, name } = group;
      const node = firstNode(group, resources);
      if (!node) continue;
      const moved = node === workingNode(cluster) ? [] : [node];
      const tool = toolOf(cluster);
      const { who, needs } = clusterAdministrator(cluster);
      yield {
        of: group,
        phase: 'cluster-groups',
        unit: [cluster.name, name],
        title: `Bring ${name} online`,
        where: node.name,
        who,
        kind: 'changing',
        console: [
          clusterConsole(cluster),
          ...moved.map((target) => moveInConsole(cluster, name, target)),
          cluster.windows === '2003'
            ? `Right-click ${name} → Bring Online.`
            : `If ${name} is not Online: right-click it → ${wordsOf(cluster).startGroup}.`,
        ],
        commands: [tool.block(...moved.map((target) => tool.moveGroup(name, target)), tool.startGroup(name, 120))],
        done: tool.done({ group: name, is: 'online' }, ...resources.map((each) => ({ resource: each.name, in: name }))),
        check: {
          commands: [tool.block(tool.showGroup(name), tool.showResources())],
          expect: [
            `${name} is Online at node ${node.name}, and ${sortedNamesOf(resources)} with it.`,
            ...resources.flatMap(answers),
          ],
        },
        undo: {
          actions: [`Take the ${groupWord(cluster)} ${name} offline.`],
          commands: [tool.block(tool.stopGroup(name, 120))],
        },
        source:
          tool.source.length > 0
            ? tool.source
            : [documentation(cluster.windows === '2003' ? 'Cluster group (cluster.exe)' : 'Cluster (cluster.exe)')],
        needs,
        requires: [created(group), ...resources.map(created)],
        makes: [ready(group)],
      };
    }
  },
});

/** How a name is seen from the network. */
function answers(resource: BasicResource): readonly string[] {
  if (resource.type !== 'networkName') return [];
  const addresses = resource.dependsOn.items.flatMap((item) =>
    item.type === 'ip' && item.address ? (subnetOf(item.address)?.address ?? []) : [],
  );
  if (addresses.length === 0) return [];
  return [
    `From a computer outside the cluster, ping ${resource.networkName} is answered by ${addresses.join(' or ')}.`,
  ];
}
