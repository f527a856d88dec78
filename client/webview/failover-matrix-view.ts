/**
 * The survival matrix: a table of capabilities and computers whose columns open as scenarios, and a list of the pairs of computers
 * that lose something. Computers are the columns since they are few and their names are short.
 */
import type { FailoverEvent, MatrixRowView, MatrixView } from '#protocol';
import { remembered } from './keep.ts';
import { html, type Markup } from './markup.ts';

type Outcome = MatrixRowView['outcomes'][number];

/** A sign for the eye, and the word that says the same. */
const effects: Readonly<Record<Outcome['effect'], readonly [sign: string, word: string]>> = {
  runs: ['✓', 'keeps running'],
  moves: ['→', 'moves'],
  lost: ['✗', 'is lost'],
  unknown: ['?', 'is not known'],
};

export function matrixView(matrix: MatrixView, withPairs: boolean): Markup | undefined {
  const { capabilities, singles } = matrix;
  return capabilities.length === 0 || singles.length === 0 ? undefined : sectionView(matrix, withPairs);
}

const sectionView = remembered((matrix: MatrixView, withPairs: boolean): Markup => {
  const { capabilities, singles, pairs, survivedSingles } = matrix;
  return html(
    'section',
    { 'data-key': 'matrix', 'aria-labelledby': 'matrix' },
    html('h3', { id: 'matrix' }, 'What survives which failure'),
    html('p', {}, `${survivedSingles} of ${singles.length} failures of a single computer lose nothing.`),
    html(
      'p',
      { class: 'quiet' },
      '✓ keeps running, → moves, ✗ is lost, ? is not known; − on fewer computers, * on a cached master secret. A column opens as a scenario.',
    ),
    singlesTable(capabilities, singles),
    html(
      'label',
      { class: 'tick' },
      html('input', { type: 'checkbox', 'data-pairs': '', checked: withPairs }),
      'Two computers at once',
    ),
    pairs.length === 0 ? undefined : pairsView(capabilities, pairs),
  );
});

function singlesTable(capabilities: readonly string[], singles: readonly MatrixRowView[]): Markup {
  const title = 'What a single failure does';
  return html(
    'div',
    { class: 'matrix', 'data-key': title, tabindex: '0', role: 'region', 'aria-label': title },
    html(
      'table',
      {},
      html(
        'thead',
        {},
        html(
          'tr',
          {},
          html('th', { scope: 'col' }, 'When this fails'),
          singles.map((single) => html('th', { scope: 'col' }, scenarioButton(single))),
        ),
      ),
      html(
        'tbody',
        {},
        capabilities.map((capability, index) =>
          html(
            'tr',
            { 'data-key': `matrix ${index}` },
            html('th', { scope: 'row' }, capability),
            singles.map(({ event, outcomes }) => {
              const outcome = outcomes[index];
              return outcome === undefined ? html('td', {}) : cellView(outcome, namesIn(event));
            }),
          ),
        ),
      ),
    ),
  );
}

const cellView = remembered((outcome: Outcome, names: string): Markup => {
  const [sign] = effects[outcome.effect];
  const { reduced, onCachedSecret } = outcome;
  const words = inWords(outcome);
  return html(
    'td',
    { class: outcome.effect, title: words, 'data-scenario': names },
    html('span', { 'aria-hidden': 'true' }, `${sign}${reduced ? '−' : ''}${onCachedSecret ? '*' : ''}`),
    html('span', { class: 'spoken' }, words),
  );
});

function pairsView(capabilities: readonly string[], pairs: readonly MatrixRowView[]): Markup {
  const lost = pairs.filter(({ survived }) => !survived);
  const losses = ({ outcomes }: MatrixRowView): string =>
    outcomes.flatMap(({ effect }, index) => (effect === 'lost' ? (capabilities[index] ?? []) : [])).join(', ');
  return html(
    'div',
    { 'data-key': 'pairs' },
    html('p', {}, `${pairs.length - lost.length} of ${pairs.length} failures of two computers at once lose nothing.`),
    lost.length === 0
      ? undefined
      : html(
          'ul',
          {},
          lost.map((pair) => html('li', { 'data-key': pair.title }, scenarioButton(pair), ` lose ${losses(pair)}.`)),
        ),
  );
}

function scenarioButton({ title, event }: MatrixRowView): Markup {
  return html('button', { type: 'button', class: 'link', 'data-scenario': namesIn(event) }, title);
}

/** Computers that fail at once, one name a line: no name has a line break. */
function namesIn(event: FailoverEvent): string {
  return event.kind === 'moved' ? '' : event.names.join('\n');
}

function inWords({ effect, reduced, onCachedSecret }: Outcome): string {
  const [, word] = effects[effect];
  return [
    word,
    ...(reduced ? ['on fewer computers'] : []),
    ...(onCachedSecret ? ['on a cached master secret'] : []),
  ].join(', ');
}
