/** P28: how a clustered host is kept away from nodes, wherever it has to be. */
import type { BiztalkHostResource, Host, Node } from '../model/topology.ts';
import { clusterConsole } from './consoles.ts';
import { believedName, believedResourceName, readName } from './host-facts.ts';
import { homeNode } from './placement.ts';
import type { Draft } from './procedure.ts';
import { clusterAdministrator } from './roles.ts';
import { whitePaper } from './sources.ts';
import { toolOf } from './tool-of.ts';
import { enumerate, namesOf } from './wording.ts';

/**
 * @param owners the nodes that may run it from then on
 * @param excluded those that it is taken away from
 */
export function removeOwners(
  resource: BiztalkHostResource,
  host: Host,
  owners: readonly Node[],
  excluded: readonly Node[],
): Omit<Draft, 'phase' | 'unit' | 'requires' | 'makes' | 'after'> {
  const { group } = resource;
  const { cluster } = group;
  const tool = toolOf(cluster);
  const { who, needs } = clusterAdministrator(cluster);
  const believed = believedResourceName(host);
  return {
    of: resource,
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
  };
}
