/** The preview page's start: it holds the state, draws it, and turns what the reader does into new state and messages. */
import { keyOf } from './failover-view.ts';
import { filtered } from './filters.ts';
import { readTranslations, translate } from './l10n.ts';
import type { Markup } from './markup.ts';
import { findingAspects, type PageMessage, readExtensionMessage } from './messages.ts';
import { neighbour } from './neighbour.ts';
import { pageView } from './page-view.ts';
import { patch } from './patch.ts';
import { pictureReader } from './picture-reader.ts';
import { stopsOf } from './picture-view.ts';
import { drawPixels } from './pixels.ts';
import { followReader } from './reader.ts';
import { happens, knownOf, moveTo, onlyHappens } from './scenario.ts';
import { scrollIntoSight, scrollToMark, scrollToTop } from './scrolling.ts';
import { afterMessage, initialState, type PageState, readSaved, savedState, type Tab, tabs } from './state.ts';
import { badgeStop, stopOf } from './stops.ts';
import {
  drawAround,
  firstZoom,
  middleOf,
  type Point,
  shownFactor,
  type Zoom,
  zoomedBy,
  zoomedIn,
  zoomedOut,
} from './zoom.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const vscode = acquireVsCodeApi();
translate(readTranslations(document.body.dataset['translations']));
const page = document.querySelector('#page') ?? document.body;
const saved = readSaved(vscode.getState());
let state = initialState(document.body.dataset['uri'] ?? '', saved);
/** Until the first picture is there, or for good where the reader has seen one before. */
let hasZoom = saved?.uri === state.uri;
const readPicture = pictureReader((xml) => new DOMParser().parseFromString(xml, 'image/svg+xml').documentElement);
let parsed: { readonly source: string; readonly picture: Markup | undefined } = { source: '', picture: undefined };

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = readExtensionMessage(event.data);
  if (message === undefined) {
    console.warn('The preview does not know this message:', event.data);
    return;
  }
  if (message.type === 'draw') {
    void drawPixels(message.svg).then((pixels) => vscode.postMessage({ ...pixels, id: message.id }));
    return;
  }
  const hadContent = state.content !== null;
  change(afterMessage(state, message));
  if (message.type === 'show' && !hadContent) restoreScroll();
  chooseZoom();
  if (message.type === 'mark') scrollToMark();
  if (message.type === 'copied') forgetCopied(state.copied);
});

/** What a click does, by the attribute of the nearest element around it that has one of these. */
const clicks: Readonly<Record<string, (value: string, element: Element) => void>> = {
  'data-tab': (tab) => showTab(tab),
  'data-zoom': (way) => zoom(way === 'in' ? zoomedIn : way === 'out' ? zoomedOut : () => 'fit'),
  'data-copy': (command, element) =>
    vscode.postMessage({ type: 'copy', step: element.getAttribute('data-step') ?? '', command: Number(command) }),
  'data-step-to': (way) => play(moveTo(knownOf(state.scenario, state.content?.failover), way)),
  'data-act': (index, element) => act(element.getAttribute('data-part') ?? '', Number(index)),
  'data-scenario': (names) => {
    play(onlyHappens(state.scenario, { kind: 'fails', names: names.split('\n') }));
    // The matrix stands at the end of the tab, what it opens at its beginning.
    document.getElementById('panel-failover')?.scrollTo({ left: 0, top: 0, behavior: 'instant' });
  },
  'data-findings': (part) => listFindings(part),
  'data-all-findings': () => listFindings(undefined),
  'data-to-badge': (part) => backToBadge(part),
  'data-finding': (id, element) => {
    const show = findingAspects.find((aspect) => aspect === element.getAttribute('data-show'));
    if (show !== undefined) vscode.postMessage({ type: 'finding', id, show });
  },
  'data-place': (place, element) => {
    if (state.tab !== 'failover' || element.closest('.picture') === null || !actOn(place)) reveal(place);
  },
};

page.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return;
  const link = event.target.closest('a[href^="#"]');
  if (link !== null) {
    event.preventDefault();
    showHeading(link.getAttribute('href') ?? '');
    return;
  }
  for (const [attribute, act] of Object.entries(clicks)) {
    const element = event.target.closest(`[${attribute}]`);
    if (element !== null) {
      act(element.getAttribute(attribute) ?? '', element);
      return;
    }
  }
});

page.addEventListener('keydown', (event) => {
  if (!(event instanceof KeyboardEvent) || !(event.target instanceof Element)) return;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const target = event.target;
  const handled = target.matches('[role="tab"]')
    ? moveTab(event.key)
    : target.closest('.picture') !== null && target.matches('[data-place], [data-findings]')
      ? movePart(event.key, target)
      : event.key === 'Escape' && target.closest('.findings') !== null && leaveFindings();
  if (handled) event.preventDefault();
});

// A pinch comes as a wheel with Ctrl, too.
page.addEventListener(
  'wheel',
  (event) => {
    if (!(event instanceof WheelEvent) || !event.ctrlKey || !(event.target instanceof Element)) return;
    if (event.target.closest('.picture') === null) return;
    event.preventDefault();
    zoom((factor) => zoomedBy(factor, event.deltaY), event);
  },
  { passive: false },
);

page.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.dataset['step'] !== undefined) {
    vscode.postMessage({ type: 'tick', step: target.dataset['step'], done: target.checked });
  } else if (target instanceof HTMLSelectElement && target.dataset['filter'] !== undefined) {
    change(filtered(target.dataset['filter'], target.value));
  } else if (target instanceof HTMLSelectElement && target.dataset['choose'] !== undefined) {
    change({ chosen: target.value });
  } else if (target instanceof HTMLInputElement && target.dataset['pairs'] !== undefined) {
    play({ ...state.scenario, pairs: target.checked });
  }
});

page.addEventListener('focusin', ({ target }) => {
  const part = target instanceof SVGElement ? stopOf((name) => target.getAttribute(name)) : undefined;
  if (part !== undefined && part !== state.part) change({ part });
});

followReader(page, () => state, take);

change({});
vscode.postMessage({ type: 'ready' });
tellScenario();

function take(to: Partial<PageState>): void {
  state = { ...state, ...to };
  vscode.setState(savedState(state));
}

function change(to: Partial<PageState>): void {
  take(to);
  const source = pictureOf(state);
  // Chromium answers what is no XML with a page that has inline styles, which this page's policy refuses and reports.
  if (source !== parsed.source) parsed = { source, picture: source === '' ? undefined : readPicture(source) };
  patch(page, pageView(state, parsed.picture));
}

/** After a moment, unless another command was copied meanwhile. */
function forgetCopied(copied: PageState['copied']): void {
  setTimeout(() => {
    if (state.copied === copied) change({ copied: undefined });
  }, 2000);
}

/** What is drawn in the tab that is shown; empty for none. */
function pictureOf({ tab, content }: PageState): string {
  switch (tab) {
    case 'topology':
      return content?.picture ?? '';
    case 'failover':
      return content?.failover?.picture ?? '';
    case 'runbook':
      return '';
  }
}

/** @param point that stays where it is; the middle by default */
function zoom(next: (factor: number) => Zoom, point?: Point): void {
  const picture = document.querySelector('.picture svg');
  if (!(picture instanceof SVGSVGElement)) return;
  drawAround(picture, point ?? middleOf(picture), () => change({ zoom: next(shownFactor(picture)) }));
}

function chooseZoom(): void {
  const picture = document.querySelector('.picture svg');
  if (hasZoom || !(picture instanceof SVGSVGElement)) return;
  hasZoom = true;
  change({ zoom: firstZoom(shownFactor(picture)) });
}

function reveal(place: string): void {
  vscode.postMessage({ type: 'reveal', place });
}

/** Shows the scenario as soon as the server has simulated it. */
function play(scenario: PageState['scenario']): void {
  change({ scenario });
  tellScenario();
}

function tellScenario(): void {
  vscode.postMessage({ type: 'scenario', scenario: state.scenario, shown: state.tab === 'failover' });
}

/** What a click on a part of the picture does to it, if anything can be done to it. */
function actOn(place: string): boolean {
  const part = state.content?.failover?.parts.find((each) => each.place === place);
  return part !== undefined && act(keyOf(part), 0);
}

function act(key: string, index: number): boolean {
  const part = state.content?.failover?.parts.find((each) => keyOf(each) === key);
  const action = part?.actions[index];
  if (action === undefined) return false;
  play(happens(knownOf(state.scenario, state.content?.failover), action.event));
  return true;
}

function showTab(tab: string): void {
  const shown = tabs.find((known) => known === tab);
  if (shown === undefined || shown === state.tab) return;
  change({ tab: shown });
  tellScenario();
  restoreScroll();
}

function moveTab(key: string): boolean {
  const to = neighbour<Tab>(tabs, state.tab, key);
  if (to === undefined) return false;
  showTab(to);
  document.getElementById(`tab-${to}`)?.focus();
  return true;
}

function movePart(key: string, from: Element): boolean {
  const place = from.getAttribute('data-place');
  const badged = from.getAttribute('data-findings');
  const isAct = state.tab === 'failover' && (key === ' ' || key.toLowerCase() === 'f');
  if (isAct && place !== null && actOn(place)) return true;
  if (key === 'Enter' || key === ' ') {
    if (badged !== null) listFindings(badged);
    else reveal(place ?? '');
    return true;
  }
  const stop = stopOf((name) => from.getAttribute(name));
  const stops = parsed.picture === undefined ? [] : stopsOf(parsed.picture);
  const to = stop === undefined ? undefined : neighbour(stops, stop, key);
  if (to === undefined) return false;
  focusStop(to);
  return true;
}

function focusStop(stop: string): void {
  const stops = [...document.querySelectorAll('.picture [data-place], .picture [data-findings]')];
  const element = stops.find((each) => stopOf((name) => each.getAttribute(name)) === stop);
  if (!(element instanceof SVGElement)) return;
  element.focus({ preventScroll: true });
  scrollIntoSight(element);
}

/** Lists what was found at a part, or everything, and takes the reader there. */
function listFindings(part: string | undefined): void {
  change({ findingsOf: part });
  const heading = document.getElementById('findings');
  heading?.focus({ preventScroll: true });
  const section = heading?.closest('.findings');
  if (section) scrollIntoSight(section);
}

function backToBadge(part: string): void {
  change({ findingsOf: undefined });
  focusStop(badgeStop(part));
}

/** From the findings of a part back to its badge; from those of all parts there is no way back. */
function leaveFindings(): boolean {
  if (state.findingsOf === undefined) return false;
  backToBadge(state.findingsOf);
  return true;
}

function showHeading(fragment: string): void {
  const heading = document.getElementById(fragment.slice(1));
  if (heading === null) return;
  scrollToTop(heading);
  heading.focus({ preventScroll: true });
}

function restoreScroll(): void {
  const { left, top } = state.scroll[state.tab];
  document.getElementById(`panel-${state.tab}`)?.scrollTo({ left, top, behavior: 'instant' });
}
