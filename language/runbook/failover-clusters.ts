/** Lines for the module FailoverClusters of Windows PowerShell, the commands of clusters from Windows Server 2008 R2 on. */
import type { Cluster, Node } from '../model/topology.ts';
import type { Parameters } from './cluster-tool.ts';
import type { Line } from './command.ts';
import { quoteExactName, quotePowerShell } from './escape/powershell.ts';
import { lineFrom } from './escape/template.ts';

/** A text that no cmdlet reads as a pattern: the value of a parameter, or what is compared with one. */
export interface PlainText {
  readonly value: string;
}

/** A piece of the line itself. It is never from the file. */
export interface Code {
  readonly code: string;
}

/** Parameters with their values, as a hash table. */
export interface ParameterTable {
  readonly parameters: Parameters;
}

/** What may stand in a line; a text is the name of a group or a resource. */
export type Argument = string | number | Node | readonly Node[] | PlainText | Code | ParameterTable;

export type PowershellClusterLine = (parts: TemplateStringsArray, ...args: readonly Argument[]) => Line;

/**
 * A writer of lines. The first cluster cmdlet of each gets the name of the cluster, so that a line entered on the wrong computer
 * can't change another cluster. A line is refused where a text in it would not reach the cmdlet as it is.
 */
export function failoverClusters(cluster: Cluster): PowershellClusterLine {
  const name = quoteExactName(cluster.name);
  return (parts, ...args) => {
    if (name === undefined) return { refused: cluster.name };
    const [start = '', ...rest] = parts;
    const named = start.replace(/\b[A-Z][a-z]+-Cluster\w*/, (cmdlet) => `${cmdlet} -Cluster ${name}`);
    return lineFrom([named, ...rest], args, write);
  };
}

function write(arg: Argument): Line {
  if (typeof arg === 'number') return String(arg);
  if (typeof arg === 'string') return quoteExactName(arg) ?? { refused: arg };
  if ('code' in arg) return arg.code;
  if ('value' in arg) return quotePowerShell(arg.value) ?? { refused: arg.value };
  if ('parameters' in arg) return writeTable(arg.parameters);
  const names = ('kind' in arg ? [arg] : arg).map((node) => ({ node, quoted: quoteExactName(node.name) }));
  const odd = names.find(({ quoted }) => quoted === undefined);
  return odd ? { refused: odd.node.name } : names.map(({ quoted }) => quoted).join(', ');
}

function writeTable(parameters: Parameters): Line {
  const entries: string[] = [];
  for (const [name, value] of Object.entries(parameters)) {
    const written = write(typeof value === 'number' ? value : { value });
    if (typeof written !== 'string') return written;
    entries.push(`${name} = ${written}`);
  }
  return `@{ ${entries.join('; ')} }`;
}
