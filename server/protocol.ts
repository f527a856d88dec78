/**
 * What client, server and preview page say to each other besides LSP: names and shapes only, no code of either side.
 *
 * The server tells the client which topologies changed; the client pulls a fresh preview for the panels that are open. A
 * preview is plain JSON; ranges in it are LSP ranges (lines and UTF-16 characters from 0).
 */

export interface Position {
  readonly line: number;
  readonly character: number;
}
export interface Range {
  readonly start: Position;
  readonly end: Position;
}
export interface Location {
  readonly uri: string;
  readonly range: Range;
}

/** What a client may say in `initializationOptions`; a client that says nothing gets plain LSP. */
export interface InitializationOptions {
  /** Where a click on a diagnostic's code leads: the address of a rule's page, with `{code}` for the rule's code. */
  readonly rulePage?: string;
  /** The client answers `btc/readFile` and `btc/findFiles`, for files that the server can't reach by itself. */
  readonly readsFiles?: boolean;
  /** The client completes `btc.config.json` by its schema: the server then doesn't, or everything would be offered twice. */
  readonly completesSettings?: boolean;
  /** The client has the command `btc.showPreview`. */
  readonly showsPreview?: boolean;
  /** The client wants to be told by `btc/analysed` what has been analysed. */
  readonly followsAnalyses?: boolean;
}

/** A command of a client that `showsPreview`: shows the preview of the document whose address is its argument. */
export const showPreviewCommand = 'btc.showPreview';

/** A command of a client that gives `rulePage`: shows the page of the rule whose code is its argument. */
export const showRuleCommand = 'btc.showRule';

/** Server → client request: the text of a file; null where there is no such file. */
export const readFileRequest = 'btc/readFile';
export interface ReadFileParams {
  readonly uri: string;
}
export interface ReadFileResult {
  readonly text: string;
}

/** Server → client request: the addresses of all `.btc` files in a folder and its subfolders, as an array. */
export const findFilesRequest = 'btc/findFiles';
export interface FindFilesParams {
  readonly folder: string;
}

/** Server → client notification: these documents, or what they import, were analysed afresh. */
export const analysedNotification = 'btc/analysed';
export interface AnalysedParams {
  readonly uris: readonly string[];
}

/** Client → server request: how the topology that this document belongs to stands; null where there is no such document. */
export const statusRequest = 'btc/status';
export interface StatusParams {
  readonly uri: string;
}
export interface Status {
  /** How many findings there are in all files of the topology, with severities as configured and suppressions obeyed. */
  readonly errors: number;
  readonly warnings: number;
  /** What single failures of computers do; absent where the file doesn't say enough, or has more computers than are simulated at once. */
  readonly survival?: SurvivalStatus;
}
export interface SurvivalStatus {
  /** How many computers can fail. */
  readonly failures: number;
  /** How many of these failures lose nothing. */
  readonly survived: number;
  /** The computers whose failure loses something that works before. */
  readonly lostWith: readonly string[];
  /** What doesn't work even before a failure. */
  readonly lostAtStart: readonly string[];
}

/** Client → server request: the preview of the topology that this document belongs to; null where there is no such document. */
export const previewRequest = 'btc/preview';
export interface PreviewParams {
  readonly uri: string;
  /** What has happened in the failover view; without it the preview has none. */
  readonly scenario?: ScenarioParams;
}
export interface ScenarioParams {
  readonly events: readonly FailoverEvent[];
  /** The moment to show: after how many of the events; 0 for the start. */
  readonly at: number;
  /** Whether the survival matrix is to have pairs of computers too. */
  readonly pairs: boolean;
}
/** What happens, by the names that `btc simulate` takes; several names fail or come back at the same moment. */
export type FailoverEvent =
  | { readonly kind: 'fails' | 'back'; readonly names: readonly string[] }
  | { readonly kind: 'moved'; readonly group: string; readonly to: string };
export interface Preview {
  readonly title: string;
  /** The document has syntax errors: the page keeps its last good picture and says so. */
  readonly syntaxErrors: number;
  /**
   * A complete `<svg>` element; everything from the file is escaped; every clickable part has `data-place="KEY"`, and the badge
   * of a part that has findings `data-findings="KEY"`.
   */
  readonly picture: string;
  /** A text alternative of the picture, one statement a line. */
  readonly pictureText: readonly string[];
  /** What is wrong with the topology, the strongest first, without hints. */
  readonly findings: readonly FindingView[];
  /** Where the findings are, by their ids. */
  readonly findingPlaces: Readonly<Record<string, Location>>;
  readonly runbook: RunbookView;
  /** Where the request has a scenario. */
  readonly failover?: FailoverView;
  /** Where the parts of picture and runbook come from, by the key in `data-place` or in a step's `place`. */
  readonly places: Readonly<Record<string, Location>>;
}

export interface FindingView {
  /** The same after an edit that has nothing to do with it. */
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  readonly code: string;
  /** Whether the code is a rule's, which has a page. */
  readonly hasPage: boolean;
  readonly hasFix: boolean;
  /** The key of the part of the picture whose badge counts it; absent where the picture has none. */
  readonly part?: string;
}

/** Client → server request: a view of the topology that this document belongs to, as a file; null where there is no such document. */
export const exportRequest = 'btc/export';
/** What can be exported: the views, each with its formats, which are the extensions of their files. */
export const exportForms = {
  topology: ['html', 'svg', 'md'],
  failover: ['html', 'svg', 'md'],
  runbook: ['html', 'md'],
} as const;
export type ExportView = keyof typeof exportForms;
export type ExportFormat = (typeof exportForms)[ExportView][number];
export interface ExportParams {
  readonly uri: string;
  readonly view: ExportView;
  /** `pixels`, of what has an SVG, is an SVG to make pixels of: on white, without variables in its style. */
  readonly format: ExportFormat | 'pixels';
  /** What happens in the failover view, which shows the end; the other views don't ask. */
  readonly events: readonly FailoverEvent[];
}
export interface ExportResult {
  readonly text: string;
}

/** The runbook as the page shows it: the runbook value with each origin replaced by a key of `places`. */
export interface RunbookView {
  readonly title: string;
  /** What has to be at hand before the first step. */
  readonly needed: readonly string[];
  /** What is not in the runbook, and why. */
  readonly leftOut: readonly { readonly text: string; readonly place?: string }[];
  readonly phases: readonly {
    readonly id: string;
    readonly title: string;
    readonly steps: readonly StepView[];
  }[];
}
export interface StepView {
  readonly id: string;
  readonly title: string;
  readonly where: string;
  readonly who: string;
  readonly kind: 'read-only' | 'changing' | 'disruptive';
  /** Conditions and warnings, to be read before anything is done. */
  readonly before: readonly string[];
  /** What to do in the console, one action a line. */
  readonly console: readonly string[];
  /** The same as commands; empty where there are none. */
  readonly commands: readonly CommandView[];
  /** Neither console nor commands do all of it alone. */
  readonly onlyTogether?: true;
  /** Text files that the step needs. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Commands that only read, and what to expect of them. */
  readonly check: { readonly commands: readonly CommandView[]; readonly expect: readonly string[] };
  readonly undo: { readonly actions: readonly string[]; readonly commands: readonly CommandView[] };
  readonly source: string;
  readonly place?: string;
}

/** Lines that are entered together. */
export interface CommandView {
  readonly shell: 'cmd' | 'powershell';
  readonly lines: readonly string[];
}

/** A failover scenario at one moment, with what can happen next. Everything that has a `place` has it in `places`. */
export interface FailoverView {
  /** The picture at the moment, as `Preview.picture` is. */
  readonly picture: string;
  /** What is not as at the start, and where the groups are, one statement a line. */
  readonly pictureText: readonly string[];
  /** The start, and one step for each event that the file knows. */
  readonly steps: readonly FailoverStepView[];
  /** The index in `steps` of the moment that is shown. */
  readonly at: number;
  /** How many events were left out, because the file no longer has what they name. */
  readonly forgotten: number;
  readonly capabilities: readonly CapabilityView[];
  readonly parts: readonly PartView[];
  readonly matrix: MatrixView;
  /** The level of fault tolerance, and what it leaves uncovered. */
  readonly tolerance: readonly string[];
  /** What the file leaves open. */
  readonly unknown: readonly { readonly text: string; readonly place: string }[];
}
export interface FailoverStepView {
  readonly title: string;
  readonly changes: readonly {
    readonly text: string;
    readonly reason?: string;
    readonly tone: 'lost' | 'changed' | 'risk' | 'good';
    readonly place: string;
  }[];
}
/** Databases, the master secret, a host or a handler: whether it works, and where or why not. */
export interface CapabilityView {
  readonly title: string;
  readonly state: 'works' | 'lost' | 'unknown';
  readonly remark: string;
  readonly place?: string;
}
/** Something that can fail, come back or be moved. The first action is what a click on it in the picture does. */
export interface PartView {
  readonly kind: 'computer' | 'group' | 'resource' | 'instance' | 'service';
  readonly title: string;
  readonly place: string;
  readonly actions: readonly { readonly title: string; readonly event: FailoverEvent }[];
}
export interface MatrixView {
  /** The titles of the columns. */
  readonly capabilities: readonly string[];
  readonly singles: readonly MatrixRowView[];
  /** Empty where they weren't asked for. */
  readonly pairs: readonly MatrixRowView[];
  readonly survivedSingles: number;
}
export interface MatrixRowView {
  readonly title: string;
  readonly event: FailoverEvent;
  readonly survived: boolean;
  /** One for each column. */
  readonly outcomes: readonly {
    readonly effect: 'runs' | 'moves' | 'lost' | 'unknown';
    /** It works on fewer computers than before. */
    readonly reduced: boolean;
    /** It works as long as nobody restarts Enterprise SSO. */
    readonly onCachedSecret: boolean;
  }[];
}
