/** The preview page in a language in which no text is the English one: what is left in English then is the server's, or was forgotten. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { around, l10n, readTranslations, translate } from '../../client/webview/l10n.ts';
import { html, type Markup, type Piece } from '../../client/webview/markup.ts';
import type { Content, Notice } from '../../client/webview/messages.ts';
import { pageView } from '../../client/webview/page-view.ts';
import { elementsOf } from '../../client/webview/picture-view.ts';
import { initialState, type PageState } from '../../client/webview/state.ts';
import { content, failover, step } from './preview-content.ts';

/** Letters of the Latin alphabet as circled ones; a placeholder has none. */
const circled = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) =>
    String.fromCodePoint((letter < 'a' ? 0x24b6 - 0x41 : 0x24d0 - 0x61) + (letter.codePointAt(0) ?? 0)),
  );
const bundle: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('../../l10n/bundle.l10n.json', import.meta.url), 'utf8'),
);
const otherLanguage = Object.fromEntries(Object.keys(bundle).map((text) => [text, circled(text)]));
translate(otherLanguage);

const spoken = ['aria-label', 'aria-description', 'title', 'alt', 'placeholder'];

/** Every text of the page that somebody reads or hears. */
function textsOf(pieces: readonly Piece[]): readonly string[] {
  return pieces.flatMap((piece) =>
    typeof piece === 'string'
      ? [piece]
      : piece.name === 'code'
        ? []
        : [...spoken.flatMap((name) => piece.attributes[name] ?? []), ...textsOf(piece.children)],
  );
}

/** The server's words of its own that the page has others for. */
const codes = new Set(['kind', 'state', 'effect', 'tone', 'severity', 'shell', 'is', 'id', 'place', 'part']);

/** What the server sends to be shown as it is, any part of which may stand in a text. */
function sent(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (codes.has(key) ? [] : sent(inner)));
}

/** What is left of the page's texts without translations, the server's texts and the file's name. */
function english(state: PageState, picture: Markup | undefined): readonly string[] {
  const others = [...sent(state.content), ...sent(state.notice), state.findingsOf ?? '', 'orders.btc'].filter(
    (text) => text !== '',
  );
  const longestFirst = others.sort((a, b) => b.length - a.length);
  return textsOf(pageView(state, picture))
    .map((text) => longestFirst.reduce((rest, other) => rest.replaceAll(other, ''), text))
    .filter((rest) => /[a-z]/i.test(rest));
}

const svg = { ...html('svg', { viewBox: '0 0 10 10' }), svg: true };
const first = content.runbook.phases[0]?.steps[0] ?? step('none');
const whole = step('whole', {
  kind: 'disruptive',
  who: 'somebody',
  where: 'nowhere',
  commands: [
    { shell: 'cmd', lines: ['dir'] },
    { shell: 'powershell', lines: ['ls'] },
  ],
  files: [{ name: 'a.txt', text: '' }],
  check: { commands: [{ shell: 'cmd', lines: ['dir'] }], expect: ['It is there.'] },
  undo: { actions: ['Take it away.'], commands: [{ shell: 'cmd', lines: ['del'] }] },
});
const phases = [
  ...content.runbook.phases,
  { id: 'more', title: 'More', steps: [whole, step('reads', { kind: 'read-only' })] },
];
const full: Content = { ...content, failover, runbook: { ...content.runbook, phases } };
const state: PageState = { ...initialState('file:///orders.btc', undefined), content: full, notice: { is: 'current' } };
const failoverTab: PageState = { ...state, tab: 'failover', scenario: { ...state.scenario, pairs: true } };
const withFailover = (change: Partial<typeof failover>): PageState => ({
  ...failoverTab,
  content: { ...full, failover: { ...failover, ...change } },
});
const notices: readonly Notice[] = [
  { is: 'missing' },
  { is: 'failed', message: 'it is stopped' },
  { is: 'syntaxErrors', count: 1 },
  { is: 'syntaxErrors', count: 2 },
];

const pages: Readonly<Record<string, readonly PageState[]>> = {
  topology: [state, { ...state, zoom: 2 }, { ...state, findingsOf: 'cluster:BTSCLU' }],
  'topology without findings, or with too many': [
    { ...state, content: { ...full, findings: [] } },
    {
      ...state,
      content: {
        ...full,
        findings: Array.from({ length: 300 }, (_, at) => ({ ...full.findings[0], id: `${at}` }) as never),
      },
    },
  ],
  failover: [failoverTab, { ...state, tab: 'failover', content }],
  'failover at its start and with nothing left': [
    withFailover({ at: 0, steps: [{ title: 'Started', changes: [] }], forgotten: 1 }),
    withFailover({
      at: 1,
      steps: [
        { title: 'Started', changes: [] },
        { title: 'Failed', changes: [] },
      ],
      forgotten: 2,
    }),
  ],
  runbook: [
    { ...state, tab: 'runbook' },
    { ...state, tab: 'runbook', where: first.where, copied: { step: whole.id, command: 0 } },
    { ...state, tab: 'runbook', content: { ...full, runbook: { ...full.runbook, phases: [] } } },
  ],
  'with a notice': notices.map((notice) => ({ ...state, notice })),
  'with nothing to show': [
    ...notices.map((notice) => ({ ...state, content: null, notice })),
    { ...state, content: null, notice: undefined },
    { ...state, content: { ...full, pictureText: [], runbook: { ...full.runbook, phases: [] } } },
  ],
};

describe('nothing of its own is left in English', () => {
  test.each(Object.entries(pages))('%s', (_, states) => {
    for (const picture of [svg, undefined]) expect(states.flatMap((each) => english(each, picture))).toEqual([]);
  });

  test('and what is forgotten would be noticed', () => {
    translate({});
    // What is remembered would be drawn as before.
    const fresh = structuredClone(full);
    expect(english({ ...state, content: fresh }, svg)).toContain('Topology');
    translate(otherLanguage);
  });
});

describe('texts', () => {
  test('have their values in the order of the translation, and are themselves without one', () => {
    translate({ '{0} of {1}': 'von {1}: {0}, {2}' });
    expect(l10n.t('{0} of {1}', 3, '$& {0}')).toBe('von $& {0}: 3, {2}');
    expect(l10n.t('toString {0}', 0)).toBe('toString 0');
    expect(l10n.t('toString')).toBe('toString');
  });

  test('have elements where the translation has them', () => {
    const code = html('code', {}, 'cluster');
    expect(html('p', {}, around('{1} and {0}.', 'one', code)).children).toEqual([code, ' and ', 'one', '.']);
    expect(html('p', {}, around('none', code)).children).toEqual(['none']);
    expect(elementsOf(html('p', {}, around('{0}', code))).length).toBe(2);
  });

  test.each([undefined, '', 'null', '[]', '["a"]', '"a"', '{', '{"a":1,"b":{"c":"d"}}'])('are none in %s', (json) => {
    expect(readTranslations(json)).toEqual({});
  });
  test('are taken by the English ones, each that is a text', () => {
    expect(readTranslations('{"a":"b","c":null,"__proto__":"d"}')).toEqual(
      Object.fromEntries([
        ['a', 'b'],
        ['__proto__', 'd'],
      ]),
    );
  });
});
