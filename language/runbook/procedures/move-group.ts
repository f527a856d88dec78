/** Proves that a new group runs on each node, and leaves it where it normally runs. */
import { clusterConsole, moveInConsole } from '../consoles.ts';
import { stepId } from '../identity.ts';
import { commonOwners, firstNode } from '../placement.ts';
import { defineProcedure, ready } from '../procedure.ts';
import { clusterAdministrator } from '../roles.ts';
import { whitePaper } from '../sources.ts';
import { basicResources, groupsToCreate } from '../targets.ts';
import { toolOf } from '../tool-of.ts';
import { describe, namesOf, sentence } from '../wording.ts';

export default defineProcedure({
  id: 'move-group',
  *draft(topology) {
    for (const group of groupsToCreate(topology)) {
      const resources = basicResources(group);
      if (resources.length === 0) continue;
      const [home, ...others] = commonOwners(group, resources);
      const first = firstNode(group, resources);
      if (!home || !first) {
        yield { refuse: group, why: `${sentence(describe(group))}: no node is a possible owner of all its resources.` };
        continue;
      }
      const further = others.filter((node) => node !== first);
      if (further.length === 0 && home === first) continue;
      const targets = [...further, home];
      const { cluster, name } = group;
      const tool = toolOf(cluster);
      const { who, needs } = clusterAdministrator(cluster);
      const back = `to ${home.name}`;
      const way = [`to ${namesOf(further)}`, home === first ? ` and back ${back}` : `, then ${back}`];
      yield {
        of: group,
        phase: 'cluster-groups',
        unit: [cluster.name, name],
        title: `Move ${name} ${further.length === 0 ? back : way.join('')}`,
        where: first.name,
        who,
        kind: 'disruptive',
        before: [`What runs in ${name} stops while it moves; so far this is nothing but ${namesOf(resources)}.`],
        console: [
          clusterConsole(cluster),
          ...targets.map((node) => `${moveInConsole(cluster, name, node)} Wait until all its resources are Online.`),
        ],
        commands: targets.map((node) => tool.block(tool.moveGroup(name, node, 120), tool.showGroup(name))),
        check: {
          expect: [
            `After ${targets.length === 1 ? 'the' : 'each'} move ${name} is Online at the node that it was moved to.`,
            `In the end it is at ${home.name}, where it normally runs.`,
          ],
        },
        undo: {
          actions: [`Move ${name} to ${first.name}.`],
          commands: [tool.block(tool.moveGroup(name, first, 120))],
        },
        source: [cluster.windows === '2003' ? whitePaper('P2', 205) : whitePaper('P1', 183), ...tool.source],
        needs,
        requires: [],
        after: [stepId('online-group', group)],
        makes: [ready(group)],
      };
    }
  },
});
