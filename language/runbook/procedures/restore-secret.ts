/** P16 and P17: each other node gets the master secret, while the clustered service runs there (white paper, lines 680-709, 711-740). */
import type { Node } from '../../model/topology.ts';
import { cmd } from '../command.ts';
import { partOfComputer } from '../computers.ts';
import { clusterConsole, cycleInConsole, moveInConsole, ssoConsole } from '../consoles.ts';
import { type ClusteredSso, clusteredSsos } from '../entsso.ts';
import { ssoLine } from '../escape/sso.ts';
import { stepId } from '../identity.ts';
import { commonOwners } from '../placement.ts';
import { created, type Draft, defineProcedure, ready } from '../procedure.ts';
import { clusterAdministrator, ssoAdministrator } from '../roles.ts';
import { documentation, whitePaper } from '../sources.ts';
import { backupPlace, needsOfBackup, partsOfSso, type SecretServer, secretServerOf, toSsoFolder } from '../sso.ts';
import { toolOf } from '../tool-of.ts';

export default defineProcedure({
  id: 'restore-secret',
  *draft(topology) {
    const server = secretServerOf(topology);
    const clustered = clusteredSsos(topology).find(({ entsso }) => entsso === server?.master);
    if (!server || !clustered) return;
    const [first, ...others] = commonOwners(clustered.entsso.group, [clustered.entsso]);
    let before = first;
    for (const [rank, node] of others.entries()) {
      yield draftRestore(server, clustered, node, before ?? node, rank);
      before = node;
    }
  },
});

/** @param previous the node that the group is on until then */
function draftRestore(
  { sso, unit }: SecretServer,
  { entsso }: ClusteredSso,
  node: Node,
  previous: Node,
  rank: number,
): Draft {
  const { group, name } = entsso;
  const { cluster } = group;
  const tool = toolOf(cluster);
  const path = sso.secretBackup;
  const isOnNetwork = path?.startsWith('\\\\') ?? false;
  const { who, needs } = ssoAdministrator(sso, ...cluster.nodes);
  return {
    of: sso,
    part: partOfComputer(node),
    phase: 'enterprise-sso',
    unit,
    rank,
    title: `Restore the master secret on ${node.name}`,
    where: node.name,
    who,
    kind: 'disruptive',
    before: [
      // Whether it is restored in the console or by a command.
      ...(isOnNetwork
        ? []
        : [
            `Copy ${backupPlace(sso)} from ${previous.name} to the same folder on ${node.name}: the restore reads it there.`,
          ]),
      `While ${group.name} moves, no server gets the master secret.`,
    ],
    console: [
      clusterConsole(cluster),
      `${moveInConsole(cluster, group.name, node)} Wait until all its resources are Online.`,
      // Without it the restore may fail (white paper, lines 691 and 719).
      cycleInConsole(cluster, name),
      ssoConsole('Restore Secret'),
      `Restore file: ${backupPlace(sso)}, with its password; OK.`,
    ],
    commands: [
      tool.block(tool.moveGroup(group.name, node, 120)),
      tool.block(tool.stopResource(name, 120), tool.startResource(name, 120)),
      ...(path === undefined ? [] : [cmd(toSsoFolder, ssoLine`ssoconfig -restoresecret ${path}`)]),
    ],
    check: {
      commands: [tool.block(tool.showGroup(group.name), tool.showResource(name))],
      expect: [
        `${group.name} and ${name} are Online at node ${node.name}.`,
        'The restore ends with: The operation completed successfully. The Application log has event 10523 of ENTSSO: the master secrets were restored.',
        ...(isOnNetwork ? [] : [`No copy of the backup is left on ${node.name} where others could read it.`]),
      ],
    },
    undo: {
      actions: [
        `Move ${group.name} back to ${previous.name}. A restored secret stays on ${node.name}: it is the same on every node.`,
      ],
      commands: [tool.block(tool.moveGroup(group.name, previous, 120))],
    },
    source: [
      cluster.windows === '2003' ? whitePaper('P17', [711, 738]) : whitePaper('P16', [680, 707]),
      documentation('How to Restore the Master Secret'),
      ...tool.source,
    ],
    needs: [...needs, ...clusterAdministrator(cluster).needs, ...needsOfBackup(sso)],
    requires: [created(entsso)],
    after: [
      stepId('back-up-secret', sso),
      ...(rank === 0 ? [] : [stepId('restore-secret', sso, partOfComputer(previous))]),
    ],
    makes: [ready(entsso), ready(sso)],
    uses: [node, entsso, ...partsOfSso(sso)],
  };
}
