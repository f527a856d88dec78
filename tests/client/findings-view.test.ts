/** The findings below the picture, and how the reader gets from a badge to them and back. */
import { expect, test } from 'vitest';
import type { FindingView } from '#protocol';
import { mostShown } from '../../client/webview/findings-view.ts';
import { type Markup, type Piece, textOf } from '../../client/webview/markup.ts';
import { pageView } from '../../client/webview/page-view.ts';
import { elementsOf, stopsOf } from '../../client/webview/picture-view.ts';
import { initialState, type PageState } from '../../client/webview/state.ts';
import { badgeStop } from '../../client/webview/stops.ts';
import { content, findings } from './preview-content.ts';

const cluster = 'cluster:BTSCLU';
const state: PageState = { ...initialState('file:///a.btc', undefined), content, notice: { is: 'current' } };

function button(attributes: Readonly<Record<string, string>>): Markup {
  return { name: 'g', svg: true, attributes: { role: 'button', tabindex: '0', ...attributes }, children: [] };
}
const picture: Markup = {
  name: 'svg',
  svg: true,
  attributes: {},
  children: [
    button({ 'data-place': cluster, 'aria-label': 'BTSCLU, cluster' }),
    button({
      class: 'btc-badge',
      'data-findings': cluster,
      'aria-label': '2 findings, 1 error and 1 warning: …',
      'aria-description': 'BTSCLU',
    }),
    button({ 'data-place': 'server:S', 'aria-label': 'S, server' }),
  ],
};

const all = (pieces: readonly Piece[]) => pieces.flatMap(elementsOf);
function page(change: Partial<PageState> = {}, shown: Markup | undefined = picture): readonly Markup[] {
  return all(pageView({ ...state, ...change }, shown));
}
function section(change: Partial<PageState> = {}, shown: Markup | undefined = picture): readonly Markup[] {
  return all(page(change, shown).filter(({ attributes }) => attributes['data-key'] === 'findings'));
}
function texts(pieces: readonly Markup[], name: string): readonly string[] {
  return pieces.filter((piece) => piece.name === name).map(textOf);
}
function withClass(pieces: readonly Markup[], name: string): readonly string[] {
  return pieces.filter(({ attributes }) => attributes['class'] === name).map(textOf);
}
/** Of each finding its id, and of each of its buttons what is read, what is said, and what it does. */
function listed(pieces: readonly Markup[]): readonly unknown[] {
  return pieces
    .filter(({ name }) => name === 'li')
    .map((item) => [
      item.attributes['data-key'],
      ...all([item])
        .filter(({ name }) => name === 'button')
        .map(({ attributes, children }) => [
          children.map(textOf).join(''),
          attributes['aria-label'],
          attributes['data-show'] ?? attributes['data-to-badge'],
        ]),
    ]);
}
function withFindings(changed: readonly FindingView[]): Partial<PageState> {
  return { content: { ...content, findings: changed } };
}

test('the list says of each finding how strong it is, what it is, and what can be done', () => {
  const shown = section();
  expect(texts(shown, 'h2')).toEqual(['Findings (3)']);
  expect(texts(shown, 'strong')).toEqual(['Error', 'Warning', 'Info']);
  expect(withClass(shown, 'message')).toEqual(['BTSCLU has one node.', 'BTSCLU has no quorum.', 'The file is odd.']);
  expect(withClass(shown, 'code')).toEqual(['too-few-nodes', 'no-quorum', 'odd']);
  expect(listed(shown)).toEqual([
    [
      'too-few-nodes cluster:BTSCLU',
      ['too-few-nodes', 'too-few-nodes: about this rule', 'rule'],
      ['Show in the file', 'Show in the file: BTSCLU has one node.', 'source'],
      ['Show in the picture', 'Show in the picture: BTSCLU has one node.', cluster],
      ['Fix…', 'Fix…: BTSCLU has one node.', 'fixes'],
    ],
    [
      'no-quorum cluster:BTSCLU',
      ['no-quorum', 'no-quorum: about this rule', 'rule'],
      ['Show in the file', 'Show in the file: BTSCLU has no quorum.', 'source'],
      ['Show in the picture', 'Show in the picture: BTSCLU has no quorum.', cluster],
    ],
    ['odd', ['Show in the file', 'Show in the file: The file is odd.', 'source']],
  ]);
});

test('without findings there is no list, and no word of any', () => {
  const none = withFindings([]);
  expect(section(none)).toEqual([]);
  const label = (pieces: readonly Markup[]) => pieces.find(({ name }) => name === 'svg')?.attributes['aria-label'];
  expect(label(page(none))).toBe(
    'Picture of the topology. The arrow keys go from part to part, Enter goes to the source.',
  );
  expect(label(page())).toBe(
    'Picture of the topology. The arrow keys go from part to part and to what was found at it, Enter goes to the source or the list of findings.',
  );
});

test('a chosen badge lists what was found at its part, with the ways back', () => {
  const chosen = page({ findingsOf: cluster });
  const shown = section({ findingsOf: cluster });
  expect(texts(shown, 'h2')).toEqual(['Findings: BTSCLU (2)']);
  expect(withClass(shown, 'message')).toEqual(['BTSCLU has one node.', 'BTSCLU has no quorum.']);
  const ways = shown.filter(({ attributes }) => 'data-all-findings' in attributes || 'data-to-badge' in attributes);
  expect(ways.map(textOf)).toEqual(['Show all 3', 'Back to the picture']);
  const badge = chosen.find(({ attributes }) => 'data-findings' in attributes);
  expect(badge?.attributes['class']).toBe('btc-badge chosen');
  expect(page().find(({ attributes }) => 'data-findings' in attributes)?.attributes['class']).toBe('btc-badge');
});

test('once nothing is wrong with the chosen part, everything is listed again', () => {
  const rest = findings.filter(({ part }) => part === undefined);
  expect(texts(section({ ...withFindings(rest), findingsOf: cluster }), 'h2')).toEqual(['Findings (1)']);
});

test('where all is wrong with one part, there is no more to show', () => {
  const only = findings.filter(({ part }) => part === cluster);
  const shown = section({ ...withFindings(only), findingsOf: cluster });
  expect(shown.filter(({ attributes }) => 'data-all-findings' in attributes)).toEqual([]);
});

test('without a picture nothing leads into it', () => {
  const shown = all(pageView(state, undefined));
  expect(shown.filter(({ attributes }) => 'data-to-badge' in attributes)).toEqual([]);
  expect(texts(shown, 'h2')).toEqual(['Findings (3)']);
});

test('a list that no one reads to its end is cut, and says so', () => {
  const many = Array.from({ length: mostShown + 5 }, (_, index) => ({ ...findings[2], id: `odd#${index}` }));
  const shown = section(withFindings(many as readonly FindingView[]));
  expect(listed(shown)).toHaveLength(mostShown);
  expect(texts(shown, 'p')).toEqual(['And 5 more, which the Problems view lists.']);
});

test('the arrow keys reach a badge right after its part, and it keeps its own name', () => {
  expect(stopsOf(picture)).toEqual([cluster, badgeStop(cluster), 'server:S']);
  const reached = page({ part: badgeStop(cluster) }).filter(({ svg, attributes }) => svg && 'tabindex' in attributes);
  expect(reached.map(({ attributes }) => [attributes['tabindex'], attributes['aria-label']])).toEqual([
    ['-1', 'BTSCLU, cluster'],
    ['0', '2 findings, 1 error and 1 warning: …'],
    ['-1', 'S, server'],
  ]);
});

test('the cursor in the source marks the part, not its badge', () => {
  const marked = page({ marked: [cluster] }).filter(({ attributes }) => attributes['aria-current'] === 'true');
  expect(marked.map(({ attributes }) => attributes['data-place'])).toEqual([cluster]);
});

test('the Failover tab lists no findings', () => {
  expect(section({ tab: 'failover' })).toEqual([]);
});
