/** What the page knows, how a message from the extension changes it, and what of it survives the page. */

import type { ScenarioParams } from '#protocol';
import { isAmount, isAnyOf, isOneOf, isOptional, isRecordOf, isText } from './checks.ts';
import { type Filters, tracks } from './filters.ts';
import { keepEqual } from './keep.ts';
import type { Content, ExtensionMessage, Notice } from './messages.ts';
import { isScenario, nothingHappened } from './scenario.ts';
import type { Zoom } from './zoom.ts';

export const tabs = ['topology', 'failover', 'runbook'] as const;
export type Tab = (typeof tabs)[number];

export interface Scroll {
  readonly left: number;
  readonly top: number;
}

export interface PageState extends Filters {
  /** The file's URI, as the extension gave it. */
  readonly uri: string;
  readonly tab: Tab;
  readonly zoom: Zoom;
  readonly scroll: Readonly<Record<Tab, Scroll>>;
  /** What has happened in the Failover tab. */
  readonly scenario: ScenarioParams;
  readonly content: Content | null;
  /** Undefined until the extension has sent something. */
  readonly notice: Notice | undefined;
  readonly ticked: readonly string[];
  /** The places that the cursor in the source is in. */
  readonly marked: readonly string[];
  /** The part of the picture, or the badge, that the Tab key reaches. */
  readonly part: string | undefined;
  /** The part of the picture whose findings are listed; those of all where it has none. */
  readonly findingsOf: string | undefined;
  /** The part that is chosen in the Failover tab's list. */
  readonly chosen: string;
  /** The steps of which the way back is unfolded. */
  readonly unfolded: readonly string[];
  /** The command that was copied last, shown for a moment. */
  readonly copied: { readonly step: string; readonly command: number } | undefined;
}

/** What is kept while the page is gone: the reader's choices, not what the extension sends again. */
export type SavedState = Pick<PageState, 'uri' | 'tab' | 'zoom' | 'where' | 'who' | 'track' | 'scroll' | 'scenario'>;

const start: Scroll = { left: 0, top: 0 };
const isScroll = isRecordOf<Scroll>({ left: isAmount, top: isAmount });
const isSaved = isRecordOf<Omit<SavedState, 'track'> & { readonly track: SavedState['track'] | undefined }>({
  uri: isText,
  tab: isOneOf(...tabs),
  zoom: isAnyOf(isOneOf('fit'), isAmount),
  where: isText,
  who: isText,
  // States that were saved before there was a choice have none.
  track: isOptional(isOneOf(...tracks)),
  scroll: isRecordOf<SavedState['scroll']>({ topology: isScroll, failover: isScroll, runbook: isScroll }),
  scenario: isScenario,
});

/** The saved state as checked, or undefined where the value is none: from an older version, or none was saved. */
export function readSaved(value: unknown): SavedState | undefined {
  return isSaved(value) ? { ...value, track: value.track ?? 'both' } : undefined;
}

/** The state of a page that has just been loaded for this file. */
export function initialState(uri: string, saved: SavedState | undefined): PageState {
  const kept: SavedState =
    saved?.uri === uri
      ? saved
      : {
          uri,
          tab: 'topology',
          zoom: 'fit',
          where: '',
          who: '',
          track: 'both',
          scroll: { topology: start, failover: start, runbook: start },
          scenario: nothingHappened,
        };
  return {
    ...savedState(kept),
    content: null,
    notice: undefined,
    ticked: [],
    marked: [],
    part: undefined,
    findingsOf: undefined,
    chosen: '',
    unfolded: [],
    copied: undefined,
  };
}

export function savedState({ uri, tab, zoom, where, who, track, scroll, scenario }: SavedState): SavedState {
  return { uri, tab, zoom, where, who, track, scroll, scenario };
}

export function afterMessage(state: PageState, message: Exclude<ExtensionMessage, { type: 'draw' }>): PageState {
  switch (message.type) {
    case 'show':
      return { ...state, content: keepEqual(state.content, message.content), notice: message.notice };
    case 'mark':
      return { ...state, marked: message.places };
    case 'ticked':
      return { ...state, ticked: message.steps };
    case 'copied':
      return { ...state, copied: { step: message.step, command: message.command } };
  }
}
