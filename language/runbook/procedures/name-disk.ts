/**
 * From Windows Server 2008 on: a disk of the cluster is a resource in Available Storage under a name that Windows chose. Given the
 * name that the file has, every later command can be exact.
 */
import { wordsOf } from '../cluster-words.ts';
import { clusterConsole } from '../consoles.ts';
import { workingNode } from '../placement.ts';
import { created, defineProcedure } from '../procedure.ts';
import { clusterAdministrator } from '../roles.ts';
import { documentation } from '../sources.ts';
import { basicResources, groupsToCreate } from '../targets.ts';
import { toolOf } from '../tool-of.ts';

export default defineProcedure({
  id: 'name-disk',
  *draft(topology) {
    for (const group of groupsToCreate(topology, 'since 2008')) {
      const { cluster } = group;
      const tool = toolOf(cluster);
      const { console, disks, addDisk } = wordsOf(cluster);
      const { who, needs } = clusterAdministrator(cluster);
      for (const disk of basicResources(group)) {
        if (disk.type !== 'disk') continue;
        const volume = disk.drive === undefined ? 'the volume that is meant' : `the volume ${disk.drive}`;
        yield {
          of: disk,
          phase: 'cluster-groups',
          unit: [cluster.name, group.name],
          title: `Name the disk${disk.drive === undefined ? '' : ` with drive ${disk.drive}`} ${disk.name}`,
          where: workingNode(cluster)?.name ?? cluster.name,
          who,
          kind: 'changing',
          console: [
            clusterConsole(cluster),
            `Select ${disks}. Under Available Storage, expand the disks until you find ${volume}.`,
            `If no disk has it: right-click ${disks.split(' → ').at(-1) ?? ''} → ${addDisk} and choose the disk; a wrong letter is changed with Change drive letter on the disk.`,
            `Right-click this disk → Properties → General: Resource Name: ${disk.name}; OK.`,
          ],
          commands: [],
          done: tool.done({ resource: disk.name, is: 'there' }),
          check: {
            commands: [tool.block(tool.showResource(disk.name))],
            expect: [`${disk.name} is Online in Available Storage, at node ${workingNode(cluster)?.name ?? ''}.`],
          },
          undo: { actions: ['Set Resource Name back to the name that Windows had given.'] },
          source: [documentation(`${console}, Storage`), 'Windows chooses the first name, so no command can be given'],
          needs: [
            ...needs,
            ...(disk.drive === undefined
              ? [`Which disk of cluster ${cluster.name} is meant by ${disk.name}: the file states no drive`]
              : []),
          ],
          requires: [created(cluster)],
          makes: [created(disk)],
        };
      }
    }
  },
});
