/** P29, step 2: a clustered host starts after what it needs, such as clustered Message Queuing. */
import { dependenciesOf } from '../../model/queries.ts';
import type { Line } from '../command.ts';
import { clusterConsole } from '../consoles.ts';
import {
  believedName,
  believedResourceName,
  furtherDependencies,
  possibleDependencies,
  readName,
} from '../host-facts.ts';
import { stepId } from '../identity.ts';
import { homeNode } from '../placement.ts';
import { created, defineProcedure, ready } from '../procedure.ts';
import { clusterAdministrator } from '../roles.ts';
import { isPartOfFileServer } from '../shares.ts';
import { documentation, whitePaper } from '../sources.ts';
import { coveredClusteredHosts } from '../targets.ts';
import { toolOf } from '../tool-of.ts';
import { describe, namesOf, sentence, sortedNamesOf } from '../wording.ts';

export default defineProcedure({
  id: 'host-dependencies',
  *draft(topology) {
    for (const { resource, host } of coveredClusteredHosts(topology)) {
      const folders = dependenciesOf(resource).filter(isPartOfFileServer);
      if (folders.length > 0) {
        yield {
          omit: resource,
          why: `${sentence(describe(resource))}: it is not made dependent on ${sortedNamesOf(folders)}; from Windows Server 2008 on a shared folder is no resource of its own.`,
        };
      }
      const further = furtherDependencies(resource);
      if (further.length === 0) continue;
      const { group } = resource;
      const { cluster } = group;
      // Windows Server 2003 refuses a new dependency of a resource that is online (error 5019); 2008 takes it.
      const offline = cluster.windows === '2003';
      const believed = believedResourceName(host);
      const tool = toolOf(cluster);
      const whileOffline = (lines: readonly Line[]) =>
        tool.block(
          tool.comment(believedName),
          offline ? tool.stopResource(believed, 180) : undefined,
          ...lines,
          offline ? tool.startResource(believed, 180) : undefined,
        );
      const { who, needs } = clusterAdministrator(cluster);
      yield {
        of: resource,
        phase: 'biztalk-hosts',
        unit: [host.biztalkGroup.name, host.name],
        title: `Make host ${host.name} depend on ${namesOf(further)}`,
        where: `the node that owns ${group.name}${homeNode(group) ? ` (${homeNode(group)?.name})` : ''}`,
        who,
        kind: offline ? 'disruptive' : 'changing',
        before: offline ? [`${host.name} goes offline in this step and processes nothing meanwhile.`] : [],
        console: [
          clusterConsole(cluster),
          `Select ${group.name}, and in it ${readName(host)}.`,
          ...(offline
            ? [
                'Right-click it → Take Offline.',
                `Right-click it → Properties → Dependencies → Modify: add ${namesOf(further)}; OK, OK.`,
                'Right-click it → Bring Online.',
              ]
            : [`Right-click it → Properties → Dependencies → Insert: AND ${namesOf(further)}; OK.`]),
        ],
        commands: [whileOffline(further.map(({ name }) => tool.addDependency(believed, name)))],
        done: tool.done(...further.map(({ name }) => ({ resource: believed, dependsOn: name }))),
        check: {
          commands: [
            tool.block(tool.comment(believedName), tool.showDependencies(believed), tool.showResource(believed)),
          ],
          expect: [`It depends on ${sortedNamesOf(possibleDependencies(resource))}, and is Online.`],
        },
        undo: {
          actions: [`Take ${namesOf(further)} out of its dependencies.`],
          commands: [whileOffline(further.map(({ name }) => tool.removeDependency(believed, name)))],
        },
        source: [
          whitePaper('P29', 1228),
          ...tool.source,
          ...(offline ? [documentation('AddClusterResourceDependency: offline first before Windows Server 2008')] : []),
        ],
        needs,
        requires: [created(resource)],
        after: [stepId('find-host-resource', resource)],
        makes: [ready(resource)],
      };
    }
  },
});
