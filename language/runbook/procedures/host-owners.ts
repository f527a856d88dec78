/** P28: a clustered host is kept away from nodes that may not run it. */
import { possibleOwnersOf } from '../../model/queries.ts';
import { clusterConsole } from '../consoles.ts';
import { believedName, believedResourceName, readName } from '../host-facts.ts';
import { stepId } from '../identity.ts';
import { excludedOwners, homeNode } from '../placement.ts';
import { created, defineProcedure, ready } from '../procedure.ts';
import { clusterAdministrator } from '../roles.ts';
import { whitePaper } from '../sources.ts';
import { coveredClusteredHosts } from '../targets.ts';
import { toolOf } from '../tool-of.ts';
import { enumerate, namesOf } from '../wording.ts';

export default defineProcedure({
  id: 'host-owners',
  *draft(topology) {
    for (const { resource, host } of coveredClusteredHosts(topology)) {
      const excluded = excludedOwners(resource);
      if (excluded.length === 0) continue;
      const { group } = resource;
      const { cluster } = group;
      const tool = toolOf(cluster);
      const { who, needs } = clusterAdministrator(cluster);
      const owners = possibleOwnersOf(resource);
      const believed = believedResourceName(host);
      yield {
        of: resource,
        phase: 'biztalk-hosts',
        unit: [host.biztalkGroup.name, host.name],
        title: `Keep host ${host.name} away from ${namesOf(excluded)}`,
        where: homeNode(group)?.name ?? cluster.name,
        who,
        kind: 'changing',
        before: [
          `${group.name} has to run on ${enumerate(owners.map(({ name }) => name)).replace(/ and ([^ ]*)$/, ' or $1')}.`,
        ],
        console: [
          clusterConsole(cluster),
          `Select ${group.name}, and in it ${readName(host)}.`,
          cluster.windows === '2003'
            ? `Right-click it → Properties → General: Possible owners → Modify: remove ${namesOf(excluded)}; OK, OK.`
            : `Right-click it → Properties → Advanced Policies: Possible owners: clear ${namesOf(excluded)}; OK.`,
        ],
        commands: [tool.block(tool.comment(believedName), ...tool.excludeOwners(believed, owners, excluded))],
        done: tool.done({ resource: believed, is: 'there' }, { resource: believed, never: excluded }),
        check: {
          commands: [tool.block(tool.comment(believedName), tool.showOwners(believed))],
          expect: [`Possible owners: ${namesOf(owners)}.`],
        },
        undo: {
          actions: [`Add ${namesOf(excluded)} to its possible owners, once the host has an instance there.`],
          commands: [tool.block(tool.comment(believedName), ...tool.readmitOwners(believed, owners, excluded))],
        },
        source: [whitePaper('P28', 1150), ...tool.source],
        needs,
        requires: [created(resource)],
        after: [stepId('find-host-resource', resource)],
        makes: [ready(resource)],
      };
    }
  },
});
