/** Lines for cluster.exe, the command of Windows Server 2003 and 2008 clusters. */

import { dependenciesOf } from '../model/queries.ts';
import type { Cluster, Node, Resource } from '../model/topology.ts';
import type { Line } from './command.ts';
import { quoteCmd } from './escape/cmd.ts';
import { excludedOwners } from './placement.ts';

/** A value of a property, which cluster.exe reads further: a comma makes it a list, `:dword` at its end a type. */
export interface PropertyValue {
  readonly value: string;
}

/** A property that holds a number. Its name is never from the file. */
export interface NumberProperty {
  readonly property: NumberPropertyName;
  readonly number: number;
}

/** The common properties of a resource that hold its restart policy. */
export type NumberPropertyName =
  | 'RestartAction'
  | 'RestartThreshold'
  | 'RestartPeriod'
  | 'RetryPeriodOnFailure'
  | 'PendingTimeout';

/** What may stand in a line: a name, a node or a list of nodes, a number, a property's value, or a property with its number. */
export type Argument = string | number | Node | readonly Node[] | PropertyValue | NumberProperty;

export type ClusterLine = (parts: TemplateStringsArray, ...args: readonly Argument[]) => Line;

/**
 * A writer of lines for the cluster. A line is refused where a text in it would not reach cluster.exe as it is. The cluster
 * is always named, so that a line entered on the wrong computer can't change another cluster.
 */
export function clusterExe(cluster: Cluster): ClusterLine {
  return (parts, ...args) => {
    const prefix = quoteName(cluster.name);
    if (prefix === undefined) return { refused: cluster.name };
    let line = `cluster /cluster:${prefix} ${parts[0] ?? ''}`;
    for (const [index, arg] of args.entries()) {
      const written = write(arg);
      if (typeof written !== 'string') return written;
      line += written + (parts[index + 1] ?? '');
    }
    return line;
  };
}

function write(arg: Argument): Line {
  if (typeof arg === 'number') return String(arg);
  if (typeof arg === 'string') return quoteName(arg) ?? { refused: arg };
  if ('property' in arg) return `${arg.property}=${arg.number}:DWORD`;
  if ('value' in arg) return quoteValue(arg.value) ?? { refused: arg.value };
  const nodes = 'kind' in arg ? [arg] : arg;
  const odd = nodes.find(({ name }) => !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name));
  return odd ? { refused: odd.name } : nodes.map(({ name }) => name).join(',');
}

/** A name that begins like an option would be taken for one, quoted or not. */
function quoteName(name: string): string | undefined {
  return /^[/-]/.test(name) ? undefined : quoteCmd(name);
}

function quoteValue(value: string): string | undefined {
  return /,|:[a-z]+$/i.test(value) ? undefined : quoteCmd(value);
}

/** Creates a resource with its private properties, its dependencies, and without the nodes that may not own it. */
export function createResource(
  resource: Resource,
  windowsType: string,
  properties: (line: ClusterLine) => Line | undefined = () => undefined,
): readonly (Line | undefined)[] {
  const line = clusterExe(resource.group.cluster);
  return [
    line`res ${resource.name} /create /group:${resource.group.name} /type:${windowsType}`,
    properties(line),
    ...dependenciesOf(resource).map(({ name }) => line`res ${resource.name} /adddep:${name}`),
    ...excludeOwners(resource),
  ];
}

/** A new resource may run on every node; these lines take the others away. */
export function excludeOwners(resource: Resource): readonly Line[] {
  const line = clusterExe(resource.group.cluster);
  return excludedOwners(resource).map((node) => line`res ${resource.name} /removeowner:${node}`);
}

/** Shows what `createResource` has set, as far as the resource has it. */
export function showResource(resource: Resource): readonly (Line | undefined)[] {
  const line = clusterExe(resource.group.cluster);
  return [
    line`res ${resource.name}`,
    dependenciesOf(resource).length > 0 ? line`res ${resource.name} /listdep` : undefined,
    line`res ${resource.name} /listowners`,
  ];
}
