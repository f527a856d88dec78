/**
 * The messages between the preview page and the extension, and their checks: each side believes only what it has checked.
 */
import type { CommandView, FailoverView, FindingView, Preview, RunbookView, ScenarioParams, StepView } from '#protocol';
import {
  type Check,
  isAnyOf,
  isCount,
  isFlag,
  isListOf,
  isNothing,
  isOneOf,
  isOptional,
  isRecordOf,
  isText,
  isTrue,
} from './checks.ts';
import { isEvent, isScenario } from './scenario.ts';

/** What the page shows: a preview without places in the source, which stay in the extension. */
export type Content = Pick<Preview, 'title' | 'picture' | 'pictureText' | 'findings' | 'runbook' | 'failover'>;

/** How the shown content relates to the file as it is now. */
export type Notice =
  | { readonly is: 'current' }
  /** The file has this many syntax errors; the content, if any, is the last good one. */
  | { readonly is: 'syntaxErrors'; readonly count: number }
  /** The language server knows no such file. */
  | { readonly is: 'missing' }
  /** The language server gave no answer. */
  | { readonly is: 'failed'; readonly message: string };

/** Extension → page. */
export type ExtensionMessage =
  /** Show this; `content` is null where there never was a good one. */
  | { readonly type: 'show'; readonly content: Content | null; readonly notice: Notice }
  /** The cursor in the source is in these places. */
  | { readonly type: 'mark'; readonly places: readonly string[] }
  /** These steps are ticked off. */
  | { readonly type: 'ticked'; readonly steps: readonly string[] }
  /** This command of this step is in the clipboard now. */
  | { readonly type: 'copied'; readonly step: string; readonly command: number }
  /** Make pixels of this SVG. */
  | { readonly type: 'draw'; readonly id: number; readonly svg: string };

/** What can be shown of a finding. */
export const findingAspects = ['source', 'fixes', 'rule'] as const;
export type FindingAspect = (typeof findingAspects)[number];

/** Why there are no pixels: there would be too many, or the browser makes none of the SVG. */
export const undrawnReasons = ['tooLarge', 'failed'] as const;
export type UndrawnReason = (typeof undrawnReasons)[number];

/** Page → extension. */
export type PageMessage =
  /** The page listens now; it has lost whatever it was sent before. */
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly place: string }
  /** Show the finding with this id in the source, its fixes there, or the page of its rule. */
  | { readonly type: 'finding'; readonly id: string; readonly show: FindingAspect }
  /** Put the step's command with this number (from 0; see `commandsOf`) into the clipboard. */
  | { readonly type: 'copy'; readonly step: string; readonly command: number }
  | { readonly type: 'tick'; readonly step: string; readonly done: boolean }
  /** What has happened in the failover view, and whether it is the view that is shown from now on. */
  | { readonly type: 'scenario'; readonly scenario: ScenarioParams; readonly shown: boolean }
  /** The pixels that were asked for under this number: a PNG in base 64, or why there is none. */
  | { readonly type: 'drawn'; readonly id: number; readonly png: string }
  | { readonly type: 'undrawn'; readonly id: number; readonly reason: UndrawnReason };

/** The message as checked, or undefined where it is none of these. */
export function readExtensionMessage(value: unknown): ExtensionMessage | undefined {
  return isExtensionMessage(value) ? value : undefined;
}

/** The message as checked, or undefined where it is none of these. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  return isPageMessage(value) ? value : undefined;
}

const isTexts = isListOf(isText);

const isCommands = isListOf(isRecordOf<CommandView>({ shell: isOneOf('cmd', 'powershell'), lines: isTexts }));

const isStep = isRecordOf<StepView>({
  id: isText,
  title: isText,
  where: isText,
  who: isText,
  kind: isOneOf('read-only', 'changing', 'disruptive'),
  before: isTexts,
  console: isTexts,
  commands: isCommands,
  onlyTogether: isOptional(isTrue),
  files: isListOf(isRecordOf({ name: isText, text: isText })),
  check: isRecordOf<StepView['check']>({ commands: isCommands, expect: isTexts }),
  undo: isRecordOf<StepView['undo']>({ actions: isTexts, commands: isCommands }),
  source: isText,
  place: isOptional(isText),
});

const isRunbook = isRecordOf<RunbookView>({
  title: isText,
  needed: isTexts,
  leftOut: isListOf(isRecordOf<RunbookView['leftOut'][number]>({ text: isText, place: isOptional(isText) })),
  phases: isListOf(isRecordOf({ id: isText, title: isText, steps: isListOf(isStep) })),
});

const isRows = isListOf(
  isRecordOf<FailoverView['matrix']['singles'][number]>({
    title: isText,
    event: isEvent,
    survived: isFlag,
    outcomes: isListOf(
      isRecordOf<FailoverView['matrix']['singles'][number]['outcomes'][number]>({
        effect: isOneOf('runs', 'moves', 'lost', 'unknown'),
        reduced: isFlag,
        onCachedSecret: isFlag,
      }),
    ),
  }),
);

const isFailover = isRecordOf<FailoverView>({
  picture: isText,
  pictureText: isTexts,
  steps: isListOf(
    isRecordOf<FailoverView['steps'][number]>({
      title: isText,
      changes: isListOf(
        isRecordOf<FailoverView['steps'][number]['changes'][number]>({
          text: isText,
          reason: isOptional(isText),
          tone: isOneOf('lost', 'changed', 'risk', 'good'),
          place: isText,
        }),
      ),
    }),
  ),
  at: isCount,
  forgotten: isCount,
  capabilities: isListOf(
    isRecordOf<FailoverView['capabilities'][number]>({
      title: isText,
      state: isOneOf('works', 'lost', 'unknown'),
      remark: isText,
      place: isOptional(isText),
    }),
  ),
  parts: isListOf(
    isRecordOf<FailoverView['parts'][number]>({
      kind: isOneOf('computer', 'group', 'resource', 'instance', 'service'),
      title: isText,
      place: isText,
      actions: isListOf(
        isRecordOf<FailoverView['parts'][number]['actions'][number]>({ title: isText, event: isEvent }),
      ),
    }),
  ),
  matrix: isRecordOf<FailoverView['matrix']>({
    capabilities: isTexts,
    singles: isRows,
    pairs: isRows,
    survivedSingles: isCount,
  }),
  tolerance: isTexts,
  unknown: isListOf(isRecordOf<FailoverView['unknown'][number]>({ text: isText, place: isText })),
});

const isFinding = isRecordOf<FindingView>({
  id: isText,
  severity: isOneOf('error', 'warning', 'information'),
  message: isText,
  code: isText,
  hasPage: isFlag,
  hasFix: isFlag,
  part: isOptional(isText),
});

const isContent = isRecordOf<Content>({
  title: isText,
  picture: isText,
  pictureText: isTexts,
  findings: isListOf(isFinding),
  runbook: isRunbook,
  failover: isOptional(isFailover),
});

const isNotice: Check<Notice> = isAnyOf(
  isRecordOf({ is: isOneOf('current', 'missing') }),
  isRecordOf({ is: isOneOf('syntaxErrors'), count: isCount }),
  isRecordOf({ is: isOneOf('failed'), message: isText }),
);

const isExtensionMessage: Check<ExtensionMessage> = isAnyOf(
  isRecordOf({ type: isOneOf('show'), content: isAnyOf(isContent, isNothing), notice: isNotice }),
  isRecordOf({ type: isOneOf('mark'), places: isTexts }),
  isRecordOf({ type: isOneOf('ticked'), steps: isTexts }),
  isRecordOf({ type: isOneOf('copied'), step: isText, command: isCount }),
  isRecordOf({ type: isOneOf('draw'), id: isCount, svg: isText }),
);

const isPageMessage: Check<PageMessage> = isAnyOf(
  isRecordOf({ type: isOneOf('ready') }),
  isRecordOf({ type: isOneOf('reveal'), place: isText }),
  isRecordOf({ type: isOneOf('finding'), id: isText, show: isOneOf(...findingAspects) }),
  isRecordOf({ type: isOneOf('copy'), step: isText, command: isCount }),
  isRecordOf({ type: isOneOf('tick'), step: isText, done: isFlag }),
  isRecordOf({ type: isOneOf('scenario'), scenario: isScenario, shown: isFlag }),
  isRecordOf({ type: isOneOf('drawn'), id: isCount, png: isText }),
  isRecordOf({ type: isOneOf('undrawn'), id: isCount, reason: isOneOf(...undrawnReasons) }),
);
