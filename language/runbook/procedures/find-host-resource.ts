/** Reads the name that the resource of a clustered host has in the cluster: nothing documents it. */
import { possibleOwnersOf, resourcesOf } from '../../model/queries.ts';
import { clusterConsole } from '../consoles.ts';
import { believedName, believedResourceName, serviceName } from '../host-facts.ts';
import { homeNode } from '../placement.ts';
import { created, defineProcedure } from '../procedure.ts';
import { clusterAdministrator } from '../roles.ts';
import { whitePaper } from '../sources.ts';
import { coveredClusteredHosts } from '../targets.ts';
import { toolOf } from '../tool-of.ts';
import { namesOf } from '../wording.ts';

export default defineProcedure({
  id: 'find-host-resource',
  *draft(topology) {
    for (const { resource, host } of coveredClusteredHosts(topology)) {
      const { group } = resource;
      const { cluster } = group;
      const tool = toolOf(cluster);
      const { who, needs } = clusterAdministrator(cluster);
      const [name, ...moreNames] = resourcesOf(group, 'networkName');
      const believed = believedResourceName(host);
      yield {
        of: resource,
        phase: 'biztalk-hosts',
        unit: [host.biztalkGroup.name, host.name],
        title: `Read the name of the resource of host ${host.name}`,
        where: homeNode(group)?.name ?? cluster.name,
        who,
        kind: 'read-only',
        console: [
          clusterConsole(cluster),
          `Select ${group.name}. Find the resource that clustering ${host.name} has added, and write its name down.`,
          'Look at its properties: dependencies and possible owners.',
        ],
        commands: [
          tool.block(tool.showResources(), tool.showServices(group.name)),
          tool.block(
            tool.comment(believedName),
            tool.showParameters(believed),
            tool.showDependencies(believed),
            tool.showOwners(believed),
          ),
        ],
        check: {
          expect: [
            `${group.name} has one resource more than before, Online. It is believed to be called ${believed}; what counts is the name that you read.`,
            `Its ServiceName is ${serviceName(host)}. If it is another service, it is not this host.`,
            ...(name && moreNames.length === 0 ? [`It depends on ${name.name}.`] : []),
            `Possible owners: every node that is up, of ${namesOf(cluster.nodes)}${
              possibleOwnersOf(resource).length < cluster.nodes.length
                ? '; the step on possible owners takes some away'
                : ''
            }.`,
          ],
        },
        undo: { actions: [] },
        source: [whitePaper('P22', [1146, 1158]), ...tool.source],
        needs,
        requires: [created(resource)],
        makes: [],
      };
    }
  },
});
