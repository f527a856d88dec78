/** The runbook as a value: the ordered steps that build a topology. Every rendering starts from this. */
import type { Origin } from '../model/topology.ts';

export interface Runbook {
  readonly title: string;
  /** Facts that the file doesn't hold, each once. */
  readonly needed: readonly Needed[];
  /** What the runbook does not build, and why. */
  readonly leftOut: readonly LeftOut[];
  /**
   * Only phases that have steps. Where nothing else decides they follow `phaseTitles`; where the white paper goes back and forth,
   * as with Enterprise SSO and BizTalk Server on one cluster, a phase comes again.
   */
  readonly phases: readonly Phase[];
}

export interface Needed {
  readonly fact: string;
  /** The ids of the steps that need it, in their order. */
  readonly neededBy: readonly string[];
}

export interface LeftOut {
  readonly text: string;
  /** Undefined where it isn't about one declaration. */
  readonly origin: Origin | undefined;
}

/** The phases in the order in which the white paper builds, and then those of operations. */
export const phaseTitles = {
  prerequisites: 'Prerequisites',
  'cluster-groups': 'Cluster groups',
  msdtc: 'MSDTC',
  'sql-server': 'SQL Server',
  'message-queuing': 'Message Queuing',
  'file-share': 'File share',
  'enterprise-sso': 'Enterprise Single Sign-On',
  'biztalk-configuration': 'BizTalk Server configuration',
  iis: 'IIS',
  'biztalk-hosts': 'BizTalk hosts',
  'adapter-handlers': 'Adapter handlers',
  verification: 'Verification',

  // Of operations, which change or try out what stands already.
  assessment: 'Before you begin',
  change: 'Carry it out',
  failure: 'A computer fails (optional)',
  closing: 'Afterwards',
} as const;
export type PhaseId = keyof typeof phaseTitles;

export interface Phase {
  readonly id: PhaseId;
  readonly title: string;
  readonly steps: readonly Step[];
}

/** `read-only` changes nothing; `disruptive` interrupts something that runs, or makes something begin to work. */
export type StepKind = 'read-only' | 'changing' | 'disruptive';

export interface Step {
  /** Stays while the step's meaning stays: made of the procedure and the names of what the step is about. */
  readonly id: string;
  /** The procedure that the step is from: the name of its file. */
  readonly procedure: string;
  readonly title: string;
  /** A computer, or "the node that owns GROUP". */
  readonly where: string;
  /** The role or account that has to be logged on. */
  readonly who: string;
  readonly kind: StepKind;
  /** The ids of the steps that have to be done before. */
  readonly after: readonly string[];
  /** Conditions and warnings, to be read before anything is done. */
  readonly before: readonly string[];
  /** The actions in the console, in their order. */
  readonly console: readonly string[];
  /** The same as commands; empty where there are none for this Windows version. */
  readonly commands: readonly Commands[];
  /** Neither console nor commands do all of it alone: who follows one needs the other too. */
  readonly onlyTogether?: true;
  /** What has to be written to a file on a computer; console and commands say where. */
  readonly files: readonly StepFile[];
  /**
   * A PowerShell command that only reads, and gives `$true` where the step is done already; undefined where no command can tell.
   * Scripts ask it before they do anything.
   */
  readonly done: Commands | undefined;
  readonly check: Check;
  /** What to write down while the step is done, such as a time or a result: each a label for an empty field. */
  readonly record: readonly string[];
  readonly undo: Undo;
  /** Where the step comes from: the white paper with its lines, or documentation. */
  readonly source: string;
  /** The declaration that the step is about. */
  readonly origin: Origin;
}

export type Shell = 'cmd' | 'powershell';

/** Lines that are entered together. Everything from the file in them is quoted for the shell. */
export interface Commands {
  readonly shell: Shell;
  readonly lines: readonly string[];
}

/** A text file. */
export interface StepFile {
  /** Without a folder, and never from the file of the topology. */
  readonly name: string;
  /** Lines that each end with a line feed. Everything from the file of the topology in them is escaped for the file's form. */
  readonly text: string;
}

export interface Check {
  /** Commands that only read. */
  readonly commands: readonly Commands[];
  readonly expect: readonly string[];
}

export interface Undo {
  readonly actions: readonly string[];
  readonly commands: readonly Commands[];
}

/** An error that keeps out what it stands at, and what depends on that. */
export interface Problem {
  /** What it stands at: a declaration or anything written in one. Undefined where it is about a file. */
  readonly of: { readonly origin: Origin } | undefined;
  readonly code: string;
  readonly message: string;
}
