/**
 * P18 and P19, steps 4 and 6: the group of Enterprise SSO comes to each node before BizTalk Server is configured there, and goes home in
 * the end (white paper, lines 785-788 and 849-852). Where it is already it isn't moved.
 */
import { resourcesOf } from '../../model/queries.ts';
import type { Cluster, Entsso, Node, Topology } from '../../model/topology.ts';
import { configuration, type Setup, setupsOf, ssoBeside } from '../biztalk-setup.ts';
import { isConfigured } from '../biztalk-wmi.ts';
import { clusterConsole, moveInConsole } from '../consoles.ts';
import { partOf } from '../identity.ts';
import { commonOwners } from '../placement.ts';
import { type Draft, defineProcedure, ready } from '../procedure.ts';
import { clusterAdministrator } from '../roles.ts';
import { whitePaper } from '../sources.ts';
import { coveredClusters } from '../targets.ts';
import { toolOf } from '../tool-of.ts';

export default defineProcedure({
  id: 'move-sso-group',
  *draft(topology) {
    for (const cluster of coveredClusters(topology)) yield* movesOn(cluster, topology);
  },
});

function* movesOn(cluster: Cluster, topology: Topology): Iterable<Draft> {
  const visits = topology.biztalkGroups.flatMap(setupsOf).flatMap((setup) => {
    const { computer } = setup;
    if (computer.kind !== 'node' || computer.cluster !== cluster) return [];
    const beside = ssoBeside(computer, topology);
    const owners = beside?.is === 'secretWithHosts' ? commonOwners(beside.entsso.group, [beside.entsso]) : [];
    return beside && owners.includes(computer)
      ? [{ setup, node: computer, entsso: beside.entsso, home: owners[0] }]
      : [];
  });
  let at = visits[0]?.home;
  let before: Setup | undefined;
  for (const [rank, { setup, node, entsso }] of visits.entries()) {
    if (at && at !== node) yield draftMove({ entsso, from: at, to: node, before, setup, rank });
    at = node;
    before = setup;
  }
  const last = visits.at(-1);
  if (last?.home && at && at !== last.home) {
    yield draftMove({ entsso: last.entsso, from: at, to: last.home, before, setup: last.setup, rank: visits.length });
  }
}

interface Move {
  readonly entsso: Entsso;
  readonly from: Node;
  readonly to: Node;
  /** The server that has been configured before. */
  readonly before: Setup | undefined;
  /** The server that is configured after it; the one before, where the group goes home. */
  readonly setup: Setup;
  readonly rank: number;
}

function draftMove({ entsso, from, to, before, setup, rank }: Move): Draft {
  const { group, name } = entsso;
  const { cluster } = group;
  const { biztalkGroup } = setup;
  const goesHome = before === setup;
  const tool = toolOf(cluster);
  // A server that is configured needs the group no more.
  const done = goesHome ? tool.done({ group: group.name, is: to }) : isConfigured(to);
  const { who, needs } = clusterAdministrator(cluster);
  return {
    of: entsso,
    part: goesHome ? partOf('home', to.name) : partOf(to.name),
    uses: [to],
    phase: 'biztalk-configuration',
    unit: [biztalkGroup.name],
    rank,
    title: goesHome
      ? `Move ${group.name} back to ${to.name}`
      : `Move ${group.name} to ${to.name}, to configure BizTalk Server there`,
    where: to.name,
    who,
    kind: 'disruptive',
    before: [
      `${name} cannot leave ${from.name} while a host instance runs there that is not clustered: stop it first, under Host Instances in BizTalk Server Administration.`,
    ],
    console: [
      clusterConsole(cluster),
      `${moveInConsole(cluster, group.name, to)} Wait until all its resources are Online.`,
    ],
    commands: [tool.block(tool.moveGroup(group.name, to, 300), tool.showGroup(group.name))],
    ...(done ? { done } : {}),
    check: {
      commands: [tool.block(tool.showGroup(group.name), tool.showResource(name))],
      expect: [`${group.name} and ${name} are Online at node ${to.name}.`],
    },
    undo: {
      actions: [`Move ${group.name} to ${from.name}.`],
      commands: [tool.block(tool.moveGroup(group.name, from, 300))],
    },
    source: [
      cluster.windows === '2003' ? whitePaper('P19', 766, 849, 851) : whitePaper('P18', 766, 785, 787),
      ...tool.source,
    ],
    needs,
    requires: [ready(entsso), ...cluster.groups.flatMap((each) => resourcesOf(each, 'iis')).map(ready)],
    after: before ? [configuration(before)] : [],
    makes: goesHome ? [ready(biztalkGroup)] : [],
  };
}
