/** Lines for cluster.exe, the command of Windows Server 2003 and 2008 clusters. */
import type { Cluster, Node } from '../model/topology.ts';
import type { ClusterTool, NumberProperty, Parameters } from './cluster-tool.ts';
import { cmd, type Line, verifyBeforeUse } from './command.ts';
import { quoteCmd } from './escape/cmd.ts';
import { lineFrom } from './escape/template.ts';

/** A value of a property, which cluster.exe reads further: a comma makes it a list, `:dword` at its end a type. */
export interface PropertyValue {
  readonly value: string;
}

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
    const [start = '', ...rest] = parts;
    return lineFrom([`cluster /cluster:${prefix} ${start}`, ...rest], args, write);
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

/** What steps ask of the cluster, in lines for cluster.exe. */
export function clusterExeTool(cluster: Cluster): ClusterTool {
  const line = clusterExe(cluster);
  return {
    block: cmd,
    comment: (text) => `rem ${text}`,
    showNode: (node) => line`node ${node} /status`,
    showGroups: () => line`group`,
    showGroup: (group) => line`group ${group}`,
    createGroup: (group) => line`group ${group} /create`,
    setPreferredOwners: (group, owners) => line`group ${group} /setowners:${owners}`,
    showPreferredOwners: (group) => line`group ${group} /listowners`,
    moveGroup: (group, to, seconds) =>
      seconds === undefined ? line`group ${group} /moveto:${to}` : line`group ${group} /moveto:${to} /wait:${seconds}`,
    // Disks wait in Available Storage until a group takes them; a disk can't go to a group that another node owns.
    moveEveryGroup: (to) => (cluster.windows === '2003' ? undefined : line`group ${'Available Storage'} /moveto:${to}`),
    startGroup: (group, seconds) => line`group ${group} /online /wait:${seconds}`,
    stopGroup: (group, seconds) => line`group ${group} /offline /wait:${seconds}`,
    deleteGroup: (group) => line`group ${group} /delete`,
    showResources: () => line`res`,
    showServices: () => undefined,
    showResource: (resource) => line`res ${resource}`,
    createResource: (resource, group, windowsType) =>
      line`res ${resource} /create /group:${group} /type:${windowsType}`,
    moveResource: (resource, group) => line`res ${resource} /moveto:${group}`,
    startResource: (resource, seconds) => line`res ${resource} /online /wait:${seconds}`,
    stopResource: (resource, seconds) => line`res ${resource} /offline /wait:${seconds}`,
    deleteResource: (resource) => line`res ${resource} /delete`,
    setParameters: (resource, parameters) => [setAtOnce(line`res ${resource} /priv`, parameters)],
    showParameters: (resource) => line`res ${resource} /priv`,
    showCheckpoints: (resource) => line`res ${resource} /checkpoints`,
    setProperty: (resource, property) => line`res ${resource} /prop ${property}`,
    showProperties: (resource) => line`res ${resource} /prop`,
    addDependency: (resource, on) => line`res ${resource} /adddep:${on}`,
    removeDependency: (resource, on) => line`res ${resource} /removedep:${on}`,
    showDependencies: (resource) => line`res ${resource} /listdep`,
    excludeOwners: (resource, _, excluded) => excluded.map((node) => line`res ${resource} /removeowner:${node}`),
    readmitOwners: (resource, _, excluded) => excluded.map((node) => line`res ${resource} /addowner:${node}`),
    showOwners: (resource) => line`res ${resource} /listowners`,
    // On Windows Server 2008 the console alone is documented for it.
    grantFullControl: (accounts) =>
      cluster.windows === '2003'
        ? [
            verifyBeforeUse,
            ...accounts.map((account) => line`/prop "security descriptor"=${{ value: account }},grant,f:security`),
          ]
        : [],
    revokeFullControl: () => [],
    showAccess: () => undefined,
    done: () => undefined,
    source: [],
  };
}

/** One line for all parameters: an address is refused where its mask comes later. */
function setAtOnce(command: Line, parameters: Parameters): Line {
  let line = command;
  for (const [name, value] of Object.entries(parameters)) {
    const written = typeof value === 'number' ? `${value}:DWORD` : write({ value });
    if (typeof written !== 'string') return written;
    if (typeof line === 'string') line += ` ${name}=${written}`;
  }
  return line;
}
