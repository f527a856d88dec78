/** What the preview page is made of: its frame, and the views as pure functions of what the page knows. */
import { describe, expect, test } from 'vitest';
import { previewPage } from '../../client/features/preview/page.ts';
import { filtered, isAt } from '../../client/webview/filters.ts';
import { html, type Markup, type Piece } from '../../client/webview/markup.ts';
import type { Notice } from '../../client/webview/messages.ts';
import { pageView } from '../../client/webview/page-view.ts';
import { elementsOf, stopsOf } from '../../client/webview/picture-view.ts';
import { overlap, scrollNeeded } from '../../client/webview/scrolling.ts';
import { afterMessage, initialState, type PageState } from '../../client/webview/state.ts';
import { firstZoom, zoomedBy, zoomedIn, zoomedOut } from '../../client/webview/zoom.ts';
import { content, step } from './preview-content.ts';

const uri = 'file:///topologies/four%20computers.btc';
const state: PageState = { ...initialState(uri, undefined), content, notice: { is: 'current' } };
const runbook: PageState = { ...state, tab: 'runbook' };

const all = (pieces: readonly Piece[]) => pieces.flatMap(elementsOf);
function text(piece: Piece): string {
  return typeof piece === 'string' ? piece : piece.children.map(text).join('');
}
/** The texts of all elements with this name or this attribute. */
function texts(pieces: readonly Piece[], named: string): readonly string[] {
  return all(pieces)
    .filter(({ name, attributes }) => name === named || named in attributes)
    .map(text);
}
function values(pieces: readonly Piece[], attribute: string): readonly string[] {
  return all(pieces).flatMap(({ attributes }) => attributes[attribute] ?? []);
}

describe('the frame', () => {
  const page = previewPage({
    uri: 'file:///"><script>alert(1)</script>.btc',
    title: '<b>&',
    translations: { '"><b>': "'&" },
    language: 'de',
    script: 'https://page/preview.js',
    style: 'https://page/preview.css',
    cspSource: 'https://page',
    nonce: 'n0nce',
  });

  test('allows the packaged script and style, and nothing else', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'").split('; ');
    expect(new Set(policy)).toEqual(
      new Set([
        "default-src 'none'",
        'img-src blob:',
        'style-src https://page',
        "script-src 'nonce-n0nce'",
        "base-uri 'none'",
        "form-action 'none'",
      ]),
    );
  });

  test('escapes what comes from the file, and has no script or style of its own', () => {
    expect(page.match(/<script[^>]*>/g)).toEqual(['<script nonce="n0nce" src="https://page/preview.js">']);
    expect(page).toContain('data-uri="file:///&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;.btc"');
    expect(page).toContain('<title>&lt;b&gt;&amp;</title>');
    expect(page).toContain(String.raw`data-translations="{&quot;\&quot;&gt;&lt;b&gt;&quot;:&quot;&#39;&amp;&quot;}"`);
    expect(page).toContain('<html lang="de">');
    expect(page).not.toMatch(/<style|style=|\son\w+=/);
  });
});

describe('the notice', () => {
  const noticeOf = (notice: Notice, shown = state.content): string =>
    texts(pageView({ ...state, notice, content: shown }, undefined), 'role')[0] ?? '';

  test('is silent while all is well', () => {
    expect(noticeOf({ is: 'current' })).toBe('');
  });
  test('says what keeps the picture from being current', () => {
    expect(noticeOf({ is: 'syntaxErrors', count: 1 })).toBe(
      'The file has a syntax error. This is the last good picture.',
    );
    expect(noticeOf({ is: 'syntaxErrors', count: 2 })).toBe(
      'The file has 2 syntax errors. This is the last good picture.',
    );
    expect(noticeOf({ is: 'syntaxErrors', count: 2 }, null)).toBe('The file has 2 syntax errors.');
    expect(noticeOf({ is: 'missing' })).toBe('The language server knows no such file. This is the last good picture.');
    expect(noticeOf({ is: 'failed', message: 'it is stopped' }, null)).toBe(
      'The language server did not answer: it is stopped.',
    );
  });
});

describe('where there is nothing to show', () => {
  const shownText = (change: Partial<PageState>): string =>
    pageView({ ...state, ...change }, undefined)
      .map(text)
      .join(' ');

  test('the file is named, there are no tabs, and the page says what to do', () => {
    const waiting = pageView({ ...state, content: null, notice: undefined }, undefined);
    expect(texts(waiting, 'h1')).toEqual(['four computers.btc']);
    expect(values(waiting, 'data-tab')).toEqual([]);
    expect(shownText({ content: null, notice: undefined })).toContain('Reading the topology');
    expect(shownText({ content: null, notice: { is: 'syntaxErrors', count: 1 } })).toContain(
      'once the file has no syntax',
    );
    expect(shownText({ content: null, notice: { is: 'missing' } })).toContain('open the file again');
    expect(shownText({ content: null, notice: { is: 'failed', message: 'x' } })).toContain(
      'BTC: Restart Language Server',
    );
  });

  test('an empty topology is asked for a declaration', () => {
    const empty = { ...content, pictureText: [], runbook: { ...content.runbook, phases: [] } };
    expect(shownText({ content: empty })).toContain('Declare a cluster');
  });
});

describe('the tabs', () => {
  test('name their panels, and only the chosen one is reached and filled', () => {
    const page = all(pageView(runbook, undefined));
    const tabs = page.filter(({ attributes }) => attributes['role'] === 'tab');
    const panels = page.filter(({ attributes }) => attributes['role'] === 'tabpanel');
    expect(tabs.map(({ attributes }) => [attributes['aria-selected'], attributes['tabindex']])).toEqual([
      ['false', '-1'],
      ['false', '-1'],
      ['true', '0'],
    ]);
    expect(panels.map(({ attributes }) => attributes['id'])).toEqual(
      tabs.map(({ attributes }) => attributes['aria-controls']),
    );
    expect(panels.map(({ attributes }) => attributes['aria-labelledby'])).toEqual(
      tabs.map(({ attributes }) => attributes['id']),
    );
    expect(panels.map(({ attributes, children }) => [attributes['hidden'], children.length > 0])).toEqual([
      ['', false],
      ['', false],
      [undefined, true],
    ]);
  });
});

describe('the runbook', () => {
  test('shows everything of a step, in its order', () => {
    const page = pageView(runbook, undefined);
    expect(texts(page, 'h3')).toEqual(['Left out', 'Have at hand', '1. Cluster groups', '2. BizTalk hosts']);
    expect(texts(page, 'h4')).toEqual(['1.1 Do disk', '1.2 Do name', '2.1 Do host']);
    expect(texts(page, 'dl').slice(0, 2)).toEqual([
      'WhereBTS01WhoCONTOSO\\installerEffectChanges',
      'WhereBTS02WhoCONTOSO\\installerEffectDisrupts service',
    ]);
    expect(texts(page, 'pre')).toEqual(['Get-Disk\nAdd-Disk']);
    expect(texts(page, 'details')).toEqual(['UndoDelete the name.']);
    expect(values(page, 'data-place')).toEqual(['host:Receive', 'resource:Disk']);
  });

  test('is filtered by computer and role, and keeps the numbers', () => {
    expect(texts(pageView({ ...runbook, where: 'BTS02' }, undefined), 'h4')).toEqual(['1.2 Do name']);
    expect(texts(pageView({ ...runbook, who: 'CONTOSO\\admin' }, undefined), 'h4')).toEqual(['2.1 Do host']);
    expect(texts(pageView({ ...runbook, where: 'BTS02', who: 'CONTOSO\\admin' }, undefined), 'h4')).toEqual([]);
  });

  test('of a computer shows also what is done at several of which it is one', () => {
    expect(isAt('the node that owns App (BTS01)', 'BTS01')).toBe(true);
    expect(isAt('BTS01 and BTS02, one after the other', 'BTS02')).toBe(true);
    expect(isAt('BTS011', 'BTS01')).toBe(false);
    expect(isAt('a domain controller of CONTOSO', 'a domain controller of CONTOSO')).toBe(true);
    expect(isAt('BTS01', '')).toBe(false);
  });

  test('says so where no step answers to both filters', () => {
    const none = pageView({ ...runbook, where: 'BTS02', who: 'CONTOSO\\admin' }, undefined)
      .map(text)
      .join(' ');
    expect(none).toContain('No step is for this place and this role.');
    expect(pageView(runbook, undefined).map(text).join(' ')).not.toContain('No step is for');
  });

  test('shows all where the filter names what is no longer there', () => {
    expect(texts(pageView({ ...runbook, where: 'BTS99' }, undefined), 'h4')).toHaveLength(3);
  });

  test('shows console or commands alone where a step can be done in both', () => {
    const both = step('both', { before: ['Wait.'], commands: [{ shell: 'cmd', lines: ['do it'] }] });
    const onlyConsole = step('console');
    const onlyCommands = step('commands', { console: [], commands: [{ shell: 'cmd', lines: ['do that'] }] });
    const steps = [both, onlyConsole, onlyCommands];
    const shownIn = (track: PageState['track'], shown = steps): readonly (readonly string[])[] => {
      const phases = [{ id: 'p', title: 'P', steps: shown }];
      const page = pageView(
        { ...runbook, track, content: { ...content, runbook: { ...content.runbook, phases } } },
        undefined,
      );
      return [texts(page, 'h5'), texts(page, 'pre'), values(page, 'data-filter')];
    };
    const ways = { both: ['In the console', 'Or by command'], console: ['In the console'], commands: ['By command'] };
    expect(shownIn('both')).toEqual([
      ['First', ...ways.both, ...ways.console, ...ways.commands],
      ['do it', 'do that'],
      ['track'],
    ]);
    expect(shownIn('console')).toEqual([
      ['First', ...ways.console, ...ways.console, ...ways.commands],
      ['do that'],
      ['track'],
    ]);
    expect(shownIn('commands')).toEqual([
      ['First', ...ways.commands, ...ways.console, ...ways.commands],
      ['do it', 'do that'],
      ['track'],
    ]);
    const together = { ...both, onlyTogether: true } as const;
    expect(shownIn('commands', [together, onlyConsole])).toEqual([
      ['First', 'In the console', 'By command', 'In the console'],
      ['do it'],
      [],
    ]);
    expect(shownIn('commands', [onlyConsole, onlyCommands])).toEqual([
      [...ways.console, ...ways.commands],
      ['do that'],
      [],
    ]);
  });

  test('is filtered by each of its lists, and by no other', () => {
    expect(filtered('where', 'BTS01')).toEqual({ where: 'BTS01' });
    expect(filtered('who', 'admin')).toEqual({ who: 'admin' });
    expect(filtered('track', 'commands')).toEqual({ track: 'commands' });
    expect(filtered('track', 'other')).toEqual({ track: 'both' });
    expect(filtered('uri', 'x')).toEqual({});
  });

  test('counts what is done', () => {
    const page = pageView({ ...runbook, ticked: ['disk', 'gone'] }, undefined);
    expect(texts(page, 'article').length).toBe(3);
    expect(page.map(text).join('')).toContain('1 of 3 steps done');
    expect(all(page).filter(({ attributes }) => 'checked' in attributes)).toHaveLength(1);
  });

  test('marks the steps at the cursor', () => {
    const page = all(pageView({ ...runbook, marked: ['resource:Disk'] }, undefined));
    expect(
      page
        .filter(({ attributes }) => attributes['aria-current'] === 'true')
        .map(({ attributes }) => attributes['data-key']),
    ).toEqual(['disk']);
  });
});

describe('the picture', () => {
  const part = (place: string): Markup => ({
    name: 'g',
    svg: true,
    attributes: { 'data-place': place, tabindex: '0', class: 'btc-place' },
    children: [],
  });
  const picture: Markup = {
    name: 'svg',
    svg: true,
    attributes: { width: '200', height: '100', role: 'img' },
    children: [part('a'), part('b'), part('a')],
  };
  const shown = (change: Partial<PageState>): readonly Markup[] => all(pageView({ ...state, ...change }, picture));

  test('has one stop of the Tab key, and marks what the cursor is in', () => {
    expect(stopsOf(picture)).toEqual(['a', 'b']);
    const parts = shown({ part: 'b', marked: ['b'] }).filter(
      ({ svg, attributes }) => svg && 'data-place' in attributes,
    );
    expect(
      parts.map(({ attributes }) => [attributes['data-place'], attributes['tabindex'], attributes['class']]),
    ).toEqual([
      ['a', '-1', 'btc-place'],
      ['b', '0', 'btc-place marked'],
      ['a', '-1', 'btc-place'],
    ]);
  });

  test('calls a part what stands on it, and describes it by what it is called in the drawing', () => {
    const label: Markup = { name: 'text', svg: true, attributes: {}, children: ['BTS01'] };
    const described: Markup = {
      ...part('a'),
      attributes: { 'data-place': 'a', 'aria-label': 'node BTS01' },
      children: [label],
    };
    const page = all(pageView(state, { ...picture, children: [described] }));
    const shownPart = page.find(({ svg, attributes }) => svg && attributes['data-place'] === 'a');
    expect(shownPart?.attributes).toEqual({
      role: 'button',
      'data-place': 'a',
      tabindex: '0',
      'aria-label': 'BTS01',
      'aria-description': 'node BTS01',
    });
  });

  test('is no image, since an image hides its parts, and is as large as the zoom says', () => {
    const sizeOf = (zoom: PageState['zoom']): readonly unknown[] => {
      const root = shown({ zoom }).find(({ name }) => name === 'svg');
      return [root?.attributes['role'], root?.attributes['width'], root?.attributes['height']];
    };
    expect(sizeOf('fit')).toEqual(['group', '200', '100']);
    expect(sizeOf(1.5)).toEqual(['group', '300', '150']);
  });

  test('is zoomed step by step, to an end', () => {
    expect(zoomedIn(0.12)).toBe(0.25);
    expect(zoomedOut(0.6)).toBe(0.5);
    expect(zoomedOut(zoomedIn(1))).toBe(1);
    expect(zoomedIn(4)).toBe(4);
    expect(zoomedOut(0.1)).toBe(0.1);
  });

  test('is zoomed by the wheel to the same ends, and back by as much', () => {
    expect(zoomedBy(1, -100)).toBeGreaterThan(1);
    expect(zoomedBy(zoomedBy(1, -100), 100)).toBeCloseTo(1);
    expect(zoomedBy(1, -10_000)).toBe(4);
    expect(zoomedBy(1, 10_000)).toBe(0.1);
  });

  test('begins with all of it, or with a part where nothing of the whole could be read', () => {
    expect(firstZoom(1)).toBe('fit');
    expect(firstZoom(0.5)).toBe('fit');
    expect(firstZoom(0.49)).toBe(0.5);
  });
});

describe('scrolling to a part', () => {
  const panel = { left: 0, top: 100, right: 200, bottom: 300 };
  const box = (left: number, top: number, width: number, height: number) => ({
    ...{ left, top, right: left + width, bottom: top + height },
  });

  test.each([
    ['in sight', box(10, 110, 50, 50), { left: 0, top: 0 }],
    ['above', box(10, 40, 50, 50), { left: 0, top: -60 }],
    ['below', box(10, 290, 50, 50), { left: 0, top: 40 }],
    ['to the left and above', box(-30, 90, 50, 50), { left: -30, top: -10 }],
    ['to the right', box(180, 110, 50, 50), { left: 30, top: 0 }],
    ['larger than the panel', box(20, 250, 500, 500), { left: 20, top: 150 }],
  ])('%s', (_where, part, expected) => {
    expect(scrollNeeded(panel, part)).toEqual(expected);
  });

  test('is needed only where nothing of it can be seen', () => {
    expect([box(10, 60, 50, 41), box(10, 50, 50, 50), box(200, 110, 9, 9)].map((part) => overlap(panel, part))).toEqual(
      [...[true, false, false]],
    );
  });
});

test('messages change what they are about, and nothing else', () => {
  expect(afterMessage(state, { type: 'mark', places: ['a'] })).toEqual({ ...state, marked: ['a'] });
  expect(afterMessage(state, { type: 'ticked', steps: ['s'] })).toEqual({ ...state, ticked: ['s'] });
  expect(afterMessage(state, { type: 'copied', step: 's', command: 1 })).toEqual({
    ...state,
    copied: { step: 's', command: 1 },
  });
  expect(afterMessage(state, { type: 'show', content: null, notice: { is: 'missing' } })).toEqual({
    ...state,
    content: null,
    notice: { is: 'missing' },
  });
});

test('markup leaves out what is absent', () => {
  expect(html('p', { a: 'x', b: true, c: false, d: undefined }, 'one', undefined, ['two', [html('b', {})]])).toEqual({
    name: 'p',
    svg: false,
    attributes: { a: 'x', b: '' },
    children: ['one', 'two', { name: 'b', svg: false, attributes: {}, children: [] }],
  });
});
