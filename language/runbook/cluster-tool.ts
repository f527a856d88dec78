/** What steps ask of a cluster on the command line, whichever program its Windows version has for that. */
import type { Node } from '../model/topology.ts';
import type { Block, Line } from './command.ts';

/** Private properties of a resource, by their names; those names are never from the file. Numbers are DWORDs. */
export type Parameters = Readonly<Record<string, string | number>>;

/** A common property of a resource that holds a number. Its name is never from the file. */
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

/**
 * The lines for one cluster, in the language of one program. Each names the cluster, so that a line entered on the wrong computer
 * can't change another one; a line with a name that the program would not take as it is, is refused. Groups and resources are
 * given by name, as the resource of a clustered host has one that the file doesn't hold. Seconds say how long a line may wait.
 */
export interface ClusterTool {
  /** Lines that are entered together, with what has to come before them. Those that don't apply are given as undefined. */
  readonly block: (...lines: readonly (Line | undefined)[]) => Block;
  /** A line that does nothing. The text holds no name: cmd would read one even there. */
  readonly comment: (text: string) => Line;

  readonly showNode: (node: Node) => Line;
  readonly showGroups: () => Line;
  readonly showGroup: (group: string) => Line;
  readonly createGroup: (group: string) => Line;
  /** In their order of preference. */
  readonly setPreferredOwners: (group: string, owners: readonly Node[]) => Line;
  readonly showPreferredOwners: (group: string) => Line;
  readonly moveGroup: (group: string, to: Node, seconds?: number) => Line;
  /** What other nodes own, as far as one line can: cluster.exe moves Available Storage, and nothing on Windows Server 2003. */
  readonly moveEveryGroup: (to: Node) => Line | undefined;
  readonly startGroup: (group: string, seconds: number) => Line;
  readonly stopGroup: (group: string, seconds: number) => Line;
  readonly deleteGroup: (group: string) => Line;

  /** All of the cluster. */
  readonly showResources: () => Line;
  /** The Generic Service resources of the group with the services that they run; undefined where no one line shows them. */
  readonly showServices: (group: string) => Line | undefined;
  readonly showResource: (resource: string) => Line;
  readonly createResource: (resource: string, group: string, windowsType: string) => Line;
  readonly moveResource: (resource: string, group: string) => Line;
  readonly startResource: (resource: string, seconds: number) => Line;
  readonly stopResource: (resource: string, seconds: number) => Line;
  readonly deleteResource: (resource: string) => Line;
  readonly setParameters: (resource: string, parameters: Parameters) => readonly Line[];
  readonly showParameters: (resource: string) => Line;
  /** The registry keys that the cluster replicates for it. */
  readonly showCheckpoints: (resource: string) => Line;
  readonly setProperty: (resource: string, property: NumberProperty) => Line;
  readonly showProperties: (resource: string) => Line;
  readonly addDependency: (resource: string, on: string) => Line;
  readonly removeDependency: (resource: string, on: string) => Line;
  readonly showDependencies: (resource: string) => Line;
  /** Lets only the owners run the resource, which so far every node may, or takes that back. */
  readonly excludeOwners: (resource: string, owners: readonly Node[], excluded: readonly Node[]) => readonly Line[];
  readonly readmitOwners: (resource: string, owners: readonly Node[], excluded: readonly Node[]) => readonly Line[];
  readonly showOwners: (resource: string) => Line;

  /** Gives accounts Full Control of the cluster; no lines where only the console can. */
  readonly grantFullControl: (accounts: readonly string[]) => readonly Line[];
  readonly revokeFullControl: (accounts: readonly string[]) => readonly Line[];
  readonly showAccess: () => Line | undefined;

  /** Whether all of the facts hold, for `Draft.done`; undefined where the program can't tell. */
  readonly done: (...facts: readonly Fact[]) => Block | undefined;
  /** Documentation of the program, for steps whose procedure is written for another one. */
  readonly source: readonly string[];
}

/** Something that a cluster can be asked, answered with yes or no. */
export type Fact =
  | { readonly group: string; readonly is: 'there' | 'online' | Node }
  | { readonly group: string; readonly prefers: readonly Node[] }
  /** A resource of the type that is online, whatever it is called. */
  | { readonly group: string; readonly holds: string }
  | { readonly everyGroupAt: Node }
  | { readonly fullControl: string }
  | { readonly resource: string; readonly is: 'there' | 'online' }
  | { readonly resource: string; readonly in: string }
  | { readonly resource: string; readonly dependsOn: string }
  | { readonly resource: string; readonly never: readonly Node[] }
  | { readonly resource: string; readonly has: Parameters }
  | { readonly resource: string; readonly set: NumberProperty };
