/** Proves that the clustered service works on each node (white paper, lines 709 and 740; lines 928-930 and 1064-1065 beside hosts). */
import { resourcesOf } from '../../model/queries.ts';
import type { Topology } from '../../model/topology.ts';
import { cmd } from '../command.ts';
import { partOfComputer } from '../computers.ts';
import { clusterConsole, cycleInConsole, moveInConsole } from '../consoles.ts';
import { type ClusteredSso, clusteredSsos } from '../entsso.ts';
import { stepId } from '../identity.ts';
import { commonOwners } from '../placement.ts';
import { created, type Draft, defineProcedure, ready } from '../procedure.ts';
import { clusterAdministrator, ssoAdministrator } from '../roles.ts';
import { whitePaper } from '../sources.ts';
import { toSsoFolder } from '../sso.ts';
import { toolOf } from '../tool-of.ts';
import { namesOf } from '../wording.ts';

export default defineProcedure({
  id: 'fail-over-sso',
  *draft(topology) {
    for (const clustered of clusteredSsos(topology)) {
      const draft = draftFailover(clustered, topology);
      if (draft) yield draft;
    }
  },
});

function draftFailover({ entsso, name, chain }: ClusteredSso, { sso }: Topology): Draft | undefined {
  const { group } = entsso;
  const { cluster } = group;
  const [home, ...others] = commonOwners(group, [entsso]);
  if (!home || !sso || others.length === 0) return undefined;
  const remote = chain.is === 'hostsWithRemoteSecret';
  // ssomanage answers SSO administrators only (documentation, Using SSO).
  const { who, needs } = ssoAdministrator(sso, ...cluster.nodes);
  const tool = toolOf(cluster);
  // The group is on the last node that got the master secret.
  const targets = remote ? [...others, home] : [home, ...others, home];
  return {
    of: entsso,
    phase: 'enterprise-sso',
    unit: [cluster.name, group.name],
    title: remote
      ? `Move ${group.name} to ${namesOf(others)} and back to ${home.name}, with Enterprise SSO`
      : `Move ${group.name} to ${namesOf([home, ...others])} and back to ${home.name}, with the master secret`,
    where: home.name,
    who,
    kind: 'disruptive',
    before: [
      `While ${group.name} moves, Enterprise SSO does not answer under ${name.networkName}. What runs keeps the secret that it has.`,
    ],
    console: [
      clusterConsole(cluster),
      ...targets.flatMap((node) => [
        `${moveInConsole(cluster, group.name, node)} Wait until all its resources are Online.`,
        ...(remote && node !== home ? [cycleInConsole(cluster, entsso.name)] : []),
      ]),
    ],
    commands: targets.map((node) =>
      tool.block(
        tool.moveGroup(group.name, node, 120),
        ...(remote && node !== home ? [tool.stopResource(entsso.name, 120), tool.startResource(entsso.name, 120)] : []),
        tool.showGroup(group.name),
      ),
    ),
    check: {
      commands: [tool.block(tool.showResource(entsso.name)), cmd(toSsoFolder, 'ssomanage -displaydb')],
      expect: [
        `After each move ${entsso.name} is Online at the node that ${group.name} was moved to.`,
        ...(remote
          ? []
          : [`The secret server is ${name.networkName}. The Application log of that node has event 10534 of ENTSSO.`]),
        'The Application log of that node has no event 10520, 10521 or 10565 of ENTSSO, and no error 0x800706D9, since the move.',
        `In the end ${group.name} is at ${home.name}.`,
      ],
    },
    undo: {
      actions: [`Move ${group.name} to ${home.name}.`],
      commands: [tool.block(tool.moveGroup(group.name, home, 120))],
    },
    source: [sourceOf(remote, cluster.windows === '2003'), ...tool.source],
    needs: [...needs, ...clusterAdministrator(cluster).needs],
    requires: [created(entsso), ...(remote ? resourcesOf(group, 'iis').map(ready) : [])],
    after: remote ? [] : others.map((node) => stepId('restore-secret', sso, partOfComputer(node))),
    makes: [ready(entsso), ...(remote ? [] : [ready(sso)])],
    uses: [name, sso],
  };
}

function sourceOf(remote: boolean, on2003: boolean): string {
  if (remote) return on2003 ? whitePaper('P21', [1064, 1068]) : whitePaper('P20', [928, 930]);
  return on2003 ? whitePaper('P17', 740) : whitePaper('P16', 709);
}
