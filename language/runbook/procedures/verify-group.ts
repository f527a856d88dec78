/** At the end: every group is where it normally runs, with everything that the file has in it. */
import { dependenciesOf } from '../../model/queries.ts';
import type { Group, Resource } from '../../model/topology.ts';
import { clusterConsole } from '../consoles.ts';
import { comesByItself, maker } from '../coverage.ts';
import { believedResourceName } from '../host-facts.ts';
import { homeNode } from '../placement.ts';
import { created, defineProcedure, ready } from '../procedure.ts';
import { clusterAdministrator } from '../roles.ts';
import { isPartOfFileServer } from '../shares.ts';
import { whitePaper } from '../sources.ts';
import { coveredClusters } from '../targets.ts';
import { toolOf } from '../tool-of.ts';
import { sortedNamesOf } from '../wording.ts';

export default defineProcedure({
  id: 'verify-group',
  *draft(topology) {
    for (const group of coveredClusters(topology).flatMap(({ groups }) => groups)) {
      if (group.resources.length === 0) continue;
      const { cluster, name } = group;
      const home = homeNode(group);
      const tool = toolOf(cluster);
      const { who, needs } = clusterAdministrator(cluster);
      yield {
        of: group,
        phase: 'verification',
        unit: [cluster.name, name],
        title: `See that ${name} is as the file says`,
        where: home?.name ?? cluster.name,
        who,
        kind: 'read-only',
        console: [
          clusterConsole(cluster),
          `Select ${name}. Look at the node that owns it, at its resources, and at their dependencies.`,
          'Then plan a failover drill, with the operation drill of the program that made this runbook.',
        ],
        commands: [],
        check: {
          commands: [tool.block(tool.showGroup(name), tool.showPreferredOwners(name), tool.showResources())],
          expect: [
            home ? `${name} is Online at ${home.name}, where it normally runs.` : `${name} is Online.`,
            `Online in it: ${sortedNamesOf(group.resources.filter((each) => !isPartOfFileServer(each)).map(asShown))}.`,
            ...dependenciesIn(group),
          ],
        },
        undo: { actions: [] },
        source: [whitePaper('P22', [1144, 1158]), ...tool.source],
        needs,
        requires: [
          ...(maker(group) === 'procedures' ? [ready(group)] : []),
          ...group.resources
            .filter((resource) => !comesByItself(resource))
            .flatMap((resource) => [created(resource), ready(resource)]),
        ],
        makes: [],
        uses: group.resources,
      };
    }
  },
});

/** The resource of a host has the name that the cluster shows. */
function asShown(resource: Resource): { readonly name: string } {
  return resource.type === 'biztalkHost' && resource.host
    ? { name: `${believedResourceName(resource.host)} (or what was read)` }
    : resource;
}

/** What depends on what, as far as the file says, in the order of the names. */
function dependenciesIn({ resources }: Group): readonly string[] {
  const sorted = resources.toSorted((a, b) => (asShown(a).name < asShown(b).name ? -1 : 1));
  return sorted.flatMap((resource) => {
    const others = dependenciesOf(resource).filter((other) => !isPartOfFileServer(other));
    if (others.length === 0 || isPartOfFileServer(resource)) return [];
    return [`${asShown(resource).name} depends on ${sortedNamesOf(others)}.`];
  });
}
