/** Proves that the clustered hosts of a group run on each node that may own them. */
import { showInstances } from '../biztalk-wmi.ts';
import { clusterConsole, moveInConsole } from '../consoles.ts';
import { stepId } from '../identity.ts';
import { commonOwners } from '../placement.ts';
import { created, defineProcedure, ready } from '../procedure.ts';
import { clusterAdministrator, powershellOn } from '../roles.ts';
import { whitePaper } from '../sources.ts';
import { clusteredHosts, coveredClusters } from '../targets.ts';
import { toolOf } from '../tool-of.ts';
import { namesOf, sortedNamesOf } from '../wording.ts';

export default defineProcedure({
  id: 'fail-over-hosts',
  *draft(topology) {
    for (const group of coveredClusters(topology).flatMap(({ groups }) => groups)) {
      const hosts = clusteredHosts([group]);
      const [home, ...others] = commonOwners(group, group.resources);
      if (hosts.length === 0 || !home || others.length === 0) continue;
      const { cluster, name } = group;
      const tool = toolOf(cluster);
      const { who, needs } = clusterAdministrator(cluster);
      const targets = [...others, home];
      const names = sortedNamesOf(hosts.map(({ host }) => host));
      yield {
        of: group,
        phase: 'biztalk-hosts',
        stage: 1,
        unit: [cluster.name, name],
        title: `Move ${name} to ${namesOf(others)} and back to ${home.name}, with ${names}`,
        where: home.name,
        who,
        kind: 'disruptive',
        before: [
          `While ${name} moves, nothing is processed in ${names}. A host that does not come online on a node has no working instance there.`,
        ],
        console: [
          clusterConsole(cluster),
          ...targets.map(
            (node) =>
              `${moveInConsole(cluster, name, node)} Wait until all its resources are Online, then do the check.`,
          ),
        ],
        commands: targets.map((node) =>
          tool.block(tool.moveGroup(name, node, 300), tool.showGroup(name), tool.showResources()),
        ),
        check: {
          commands: [...hosts]
            .sort((a, b) => (a.host.name < b.host.name ? -1 : 1))
            .map(({ host }) => showInstances(host)),
          expect: [
            `After each move every resource of ${name} is Online at the node that it was moved to.`,
            `Of each host (${names}) exactly one instance has ServiceState 4 (running): the one on that node.`,
            `In the end ${name} is at ${home.name}.`,
          ],
        },
        undo: {
          actions: [`Move ${name} to ${home.name}.`],
          commands: [tool.block(tool.moveGroup(name, home, 300))],
        },
        source: [whitePaper('P22', [1144, 1146]), ...tool.source],
        needs: [...needs, ...powershellOn(home)],
        requires: hosts.flatMap(({ resource }) => [created(resource), ready(resource)]),
        after: hosts.flatMap(({ resource }) => [
          stepId('find-host-resource', resource),
          stepId('restart-policy', resource),
        ]),
        makes: [],
        uses: hosts.map(({ resource }) => resource),
      };
    }
  },
});
