/** The program for the command line of a cluster, and what steps make with it of a resource as the file states it. */
import { dependenciesOf, possibleOwnersOf } from '../model/queries.ts';
import type { Cluster, Resource } from '../model/topology.ts';
import { isSince } from '../model/versions.ts';
import { clusterExeTool } from './cluster-exe.ts';
import type { ClusterTool, Fact, Parameters } from './cluster-tool.ts';
import type { Line } from './command.ts';
import { failoverClustersTool } from './failover-clusters-tool.ts';
import { excludedOwners } from './placement.ts';

/** Windows Server 2008 R2 is the first version with cmdlets for clusters. */
export function toolOf(cluster: Cluster): ClusterTool {
  return isSince(cluster.windows, '2008R2') ? failoverClustersTool(cluster) : clusterExeTool(cluster);
}

/** Creates a resource with its private properties, its dependencies, and without the nodes that may not own it. */
export function creating(resource: Resource, windowsType: string, parameters: Parameters = {}): readonly Line[] {
  const { name, group } = resource;
  const tool = toolOf(group.cluster);
  return [
    tool.createResource(name, group.name, windowsType),
    ...(Object.keys(parameters).length > 0 ? tool.setParameters(name, parameters) : []),
    ...dependenciesOf(resource).map((other) => tool.addDependency(name, other.name)),
    ...excludingOwners(resource),
  ];
}

/** A new resource may run on every node; these lines take the others away. */
export function excludingOwners(resource: Resource): readonly Line[] {
  return toolOf(resource.group.cluster).excludeOwners(
    resource.name,
    possibleOwnersOf(resource),
    excludedOwners(resource),
  );
}

/** Shows what `creating` has set, as far as the resource has it. */
export function showing(resource: Resource): readonly (Line | undefined)[] {
  const { name } = resource;
  const tool = toolOf(resource.group.cluster);
  return [
    tool.showResource(name),
    dependenciesOf(resource).length > 0 ? tool.showDependencies(name) : undefined,
    tool.showOwners(name),
  ];
}

/** What holds once the lines of `creating` have been entered. */
export function createdAs(resource: Resource, parameters: Parameters = {}): readonly Fact[] {
  const { name, group } = resource;
  return [
    { resource: name, in: group.name },
    ...(Object.keys(parameters).length > 0 ? [{ resource: name, has: parameters }] : []),
    ...dependenciesOf(resource).map((other) => ({ resource: name, dependsOn: other.name })),
    { resource: name, never: excludedOwners(resource) },
  ];
}
