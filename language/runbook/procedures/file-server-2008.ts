/** P9, from Windows Server 2008 on: what shared folders of a group belong to, where the wizard has not made it with the group. */
import { dependenciesOf, resourcesOf } from '../../model/queries.ts';
import type { FileShare, Group } from '../../model/topology.ts';
import { wordsOf } from '../cluster-words.ts';
import { unverified } from '../command.ts';
import { clusterConsole } from '../consoles.ts';
import { addInConsole } from '../failover-cluster-manager.ts';
import { stepId } from '../identity.ts';
import { type Draft, defineProcedure, ready } from '../procedure.ts';
import { clusterAdministrator } from '../roles.ts';
import { ownerOf } from '../service.ts';
import { documentation, whitePaper } from '../sources.ts';
import { coveredClusters } from '../targets.ts';
import { toolOf } from '../tool-of.ts';
import { namesOf } from '../wording.ts';

const type = 'File Server';

export default defineProcedure({
  id: 'file-server-2008',
  *draft(topology) {
    for (const group of coveredClusters(topology, 'since 2008').flatMap(({ groups }) => groups)) {
      const shares = resourcesOf(group, 'fileShare');
      const stated = resourcesOf(group, 'resource').some(
        ({ windowsType }) => windowsType?.toLowerCase() === 'file server',
      );
      if (shares.length > 0 && !stated) yield draftFileServer(group, shares);
    }
  },
});

function draftFileServer(group: Group, shares: readonly FileShare[]): Draft {
  const { cluster, name } = group;
  const tool = toolOf(cluster);
  const { console, addResource, startResource } = wordsOf(cluster);
  const { who, needs } = clusterAdministrator(cluster);
  const own = [...new Set(shares.flatMap(dependenciesOf))].sort((a, b) => (a.name < b.name ? -1 : 1));
  const dependencies = (['networkName', 'disk'] as const).flatMap((wanted) =>
    own.filter((each) => each.type === wanted),
  );
  const resource = `${type} of ${name}`;
  return {
    of: group,
    phase: 'file-share',
    unit: [cluster.name, name],
    title: `Create the ${type} resource of ${name}`,
    where: ownerOf({ group }),
    who,
    kind: 'changing',
    before: [
      `If ${name} has a ${type} resource already, do only the check: the wizard of the console makes one with the group.`,
    ],
    console: [
      clusterConsole(cluster),
      addInConsole(group, type),
      `Right-click the new resource → Properties → General: Resource Name: ${resource}. Dependencies: ${namesOf(dependencies) || 'none'}, all joined with AND; OK.`,
      `Right-click ${resource} → ${startResource}.`,
    ],
    commands: [
      tool.block(
        tool.comment(unverified),
        tool.createResource(resource, name, type),
        ...dependencies.map((each) => tool.addDependency(resource, each.name)),
        tool.startResource(resource, 120),
      ),
    ],
    done: tool.done({ group: name, holds: type }),
    check: {
      commands: [tool.block(tool.showResources())],
      expect: [`${name} has one ${type} resource, Online: ${resource}, or the one that the wizard has named.`],
    },
    undo: {
      actions: [`Take ${resource} offline and delete it, while nothing is shared in ${name}.`],
      commands: [tool.block(tool.stopResource(resource, 120), tool.deleteResource(resource))],
    },
    source: [whitePaper('P9', [424, 428]), documentation(`${console}, ${addResource}`), ...tool.source],
    needs,
    requires: [ready(group), ...dependencies.map(ready)],
    after: cluster.nodes.map((node) => stepId('install-file-server', node)),
    makes: [],
  };
}
