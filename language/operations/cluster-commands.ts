/** The lines that operations enter on a cluster. */
import type { Group, Node, Resource } from '../model/topology.ts';
import type { Block } from '../runbook/command.ts';
import { documentation } from '../runbook/sources.ts';
import { toolOf } from '../runbook/tool-of.ts';

/** How long a group may take to come online on another node, in seconds. */
const patience = 300;

/** Moves the group, and shows where it is then. */
export function moveGroup({ cluster, name }: Group, to: Node): Block {
  const tool = toolOf(cluster);
  return tool.block(tool.moveGroup(name, to, patience), tool.showGroup(name));
}

export function startGroup({ cluster, name }: Group): Block {
  const tool = toolOf(cluster);
  return tool.block(tool.startGroup(name, patience), tool.showGroup(name));
}

/** Takes a resource offline and brings it online again. */
export function cycle({ group, name }: Resource): Block {
  const tool = toolOf(group.cluster);
  return tool.block(tool.stopResource(name, patience), tool.startResource(name, patience));
}

/** Shows where the group is, and its resources among those of the cluster. */
export function showGroup({ cluster, name }: Group): Block {
  const tool = toolOf(cluster);
  return tool.block(tool.showGroup(name), tool.showResources());
}

/** Shows the nodes, groups and resources of the cluster of a group. */
export function showCluster({ cluster }: Group): Block {
  const tool = toolOf(cluster);
  return tool.block(...cluster.nodes.map(tool.showNode), tool.showGroups(), tool.showResources());
}

/** Where these lines are documented. */
export function sourceOf({ cluster }: Group): readonly string[] {
  const { source } = toolOf(cluster);
  if (source.length > 0) return source;
  return [documentation(cluster.windows === '2003' ? 'Cluster group (cluster.exe)' : 'Cluster (cluster.exe)')];
}
