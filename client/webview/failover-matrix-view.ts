/**
 * The survival matrix: a table of capabilities and computers whose columns open as scenarios, and a list of the pairs of computers
 * that lose something. Computers are the columns since they are few and their names are short.
 */
import type { FailoverEvent, MatrixRowView, MatrixView } from '#protocol';
import { remembered } from './keep.ts';
import { around, l10n } from './l10n.ts';
import { html, type Markup } from './markup.ts';

type Outcome = MatrixRowView['outcomes'][number];

/** A sign for the eye, and the word that says the same. */
const signs: Readonly<Record<Outcome['effect'], string>> = { runs: '✓', moves: '→', lost: '✗', unknown: '?' };
const words = (): Readonly<Record<Outcome['effect'], string>> => ({
  runs: l10n.t('keeps running'),
  moves: l10n.t('moves'),
  lost: l10n.t('is lost'),
  unknown: l10n.t('is not known'),
});

export function matrixView(matrix: MatrixView, withPairs: boolean): Markup | undefined {
  const { capabilities, singles } = matrix;
  return capabilities.length === 0 || singles.length === 0 ? undefined : sectionView(matrix, withPairs);
}

const sectionView = remembered((matrix: MatrixView, withPairs: boolean): Markup => {
  const { capabilities, singles, pairs, survivedSingles } = matrix;
  return html(
    'section',
    { 'data-key': 'matrix', 'aria-labelledby': 'matrix' },
    html('h3', { id: 'matrix' }, l10n.t('What survives which failure')),
    html('p', {}, l10n.t('{0} of {1} failures of a single computer lose nothing.', survivedSingles, singles.length)),
    html(
      'p',
      { class: 'quiet' },
      l10n.t(
        '✓ keeps running, → moves, ✗ is lost, ? is not known; − on fewer computers, * on a cached master secret. A column opens as a scenario.',
      ),
    ),
    singlesTable(capabilities, singles),
    html(
      'label',
      { class: 'tick' },
      html('input', { type: 'checkbox', 'data-pairs': '', checked: withPairs }),
      l10n.t('Two computers at once'),
    ),
    pairs.length === 0 ? undefined : pairsView(capabilities, pairs),
  );
});

function singlesTable(capabilities: readonly string[], singles: readonly MatrixRowView[]): Markup {
  const title = l10n.t('What a single failure does');
  return html(
    'div',
    { class: 'matrix', 'data-key': 'singles', tabindex: '0', role: 'region', 'aria-label': title },
    html(
      'table',
      {},
      html(
        'thead',
        {},
        html(
          'tr',
          {},
          html('th', { scope: 'col' }, l10n.t('When this fails')),
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
  const { reduced, onCachedSecret } = outcome;
  const spoken = inWords(outcome);
  return html(
    'td',
    { class: outcome.effect, title: spoken, 'data-scenario': names },
    html(
      'span',
      { 'aria-hidden': 'true' },
      `${signs[outcome.effect]}${reduced ? '−' : ''}${onCachedSecret ? '*' : ''}`,
    ),
    html('span', { class: 'spoken' }, spoken),
  );
});

function pairsView(capabilities: readonly string[], pairs: readonly MatrixRowView[]): Markup {
  const lost = pairs.filter(({ survived }) => !survived);
  const losses = ({ outcomes }: MatrixRowView): string =>
    outcomes.flatMap(({ effect }, index) => (effect === 'lost' ? (capabilities[index] ?? []) : [])).join(', ');
  return html(
    'div',
    { 'data-key': 'pairs' },
    html(
      'p',
      {},
      l10n.t('{0} of {1} failures of two computers at once lose nothing.', pairs.length - lost.length, pairs.length),
    ),
    lost.length === 0
      ? undefined
      : html(
          'ul',
          {},
          lost.map((pair) =>
            html('li', { 'data-key': pair.title }, around(l10n.t('{0} lose {1}.'), scenarioButton(pair), losses(pair))),
          ),
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
  return [
    words()[effect],
    ...(reduced ? [l10n.t('on fewer computers')] : []),
    ...(onCachedSecret ? [l10n.t('on a cached master secret')] : []),
  ].join(', ');
}
