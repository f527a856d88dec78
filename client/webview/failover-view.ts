/** The Failover tab: the picture at a moment of a scenario, what has happened and why, what can happen next, and what survives. */
import type { FailoverView, PartView } from '#protocol';
import { matrixView } from './failover-matrix-view.ts';
import { l10n } from './l10n.ts';
import { html, type Markup, type Piece } from './markup.ts';
import type { Content } from './messages.ts';
import { pictureView, wordsView, zoomBar } from './picture-view.ts';
import { linked, toSource } from './source-links.ts';
import type { PageState } from './state.ts';

type Tone = FailoverView['steps'][number]['changes'][number]['tone'];

const tones = (): Readonly<Record<Tone, string>> => ({
  lost: l10n.t('Lost'),
  changed: l10n.t('Moved'),
  risk: l10n.t('Risk'),
  good: l10n.t('Works'),
});
const states = (): Readonly<Record<FailoverView['capabilities'][number]['state'], string>> => ({
  works: l10n.t('Works'),
  lost: l10n.t('Lost'),
  unknown: l10n.t('Not known'),
});
const kinds = (): Readonly<Record<PartView['kind'], string>> => ({
  computer: l10n.t('computer'),
  group: l10n.t('group'),
  resource: l10n.t('resource'),
  instance: l10n.t('host instance'),
  service: l10n.t('service that is not clustered'),
});

export function failoverView(state: PageState, content: Content, picture: Markup | undefined): readonly Piece[] {
  const { failover } = content;
  if (failover === undefined) return [html('p', { class: 'quiet' }, l10n.t('Simulating…'))];
  return [
    stepBar(failover),
    stepView(failover),
    zoomBar(state.zoom),
    pictureView(
      state,
      picture,
      l10n.t(
        'Picture of the topology at this moment. The arrow keys go from part to part; F makes a part fail, brings it back or moves a group; Enter goes to the source.',
      ),
    ),
    html(
      'p',
      { class: 'quiet', 'data-key': 'how' },
      l10n.t(
        'Click a computer, a resource or a host instance to make it fail or to bring it back, and a group to move it. With the keyboard: F; Enter goes to the source.',
      ),
    ),
    chooser(failover, state.chosen),
    wordsView(failover.pictureText, picture === undefined),
    capabilitiesView(failover),
    matrixView(failover.matrix, state.scenario.pairs),
    listView(
      'tolerance',
      l10n.t('Level of fault tolerance'),
      failover.tolerance.map((text) => html('li', {}, text)),
    ),
    failover.unknown.length === 0
      ? undefined
      : listView(
          'unknown',
          l10n.t('What the file leaves open'),
          failover.unknown.map(({ text, place }) => html('li', {}, text, toSource(text, place))),
        ),
  ].filter((piece) => piece !== undefined);
}

function stepBar({ steps, at, forgotten }: FailoverView): Markup {
  const last = steps.length - 1;
  const step = (way: string, text: string, isPossible: boolean) =>
    html('button', { type: 'button', 'data-step-to': way, 'aria-disabled': isPossible ? undefined : 'true' }, text);
  return html(
    'div',
    { class: 'toolbar', role: 'group', 'aria-label': l10n.t('Steps of the scenario'), 'data-key': 'steps' },
    step('back', l10n.t('← Back'), at > 0),
    step('on', l10n.t('Forward →'), at < last),
    step('start', l10n.t('Start again'), last > 0 || forgotten > 0),
    html(
      'span',
      { class: 'quiet' },
      last === 0 ? l10n.t('Nothing has happened yet') : l10n.t('Event {0} of {1}', at, last),
    ),
    forgotten === 0
      ? undefined
      : html(
          'span',
          { class: 'quiet' },
          forgotten === 1
            ? l10n.t('One event is left out: the file no longer has what failed.')
            : l10n.t('{0} events are left out: the file no longer has what failed.', forgotten),
        ),
  );
}

/** The words of the moment; a screen reader reads them out when they change. */
function stepView({ steps, at }: FailoverView): Markup {
  const step = steps[at];
  const changes = step?.changes ?? [];
  return html(
    'section',
    { class: 'moment', role: 'status', 'data-key': 'moment' },
    html('h2', {}, step?.title),
    changes.length === 0
      ? html('p', {}, at === 0 ? l10n.t('Nothing is missing.') : l10n.t('Nothing else changes.'))
      : html(
          'ul',
          {},
          changes.map(({ text, reason, tone, place }) =>
            html(
              'li',
              { class: `change ${tone}` },
              html('strong', { class: 'tone' }, tones()[tone]),
              ' ',
              linked(text, place),
              reason === undefined ? undefined : ` ${reason}`,
            ),
          ),
        ),
  );
}

/** The same as a click on the picture, and what the picture doesn't show, for everyone who would rather choose from a list. */
function chooser({ parts }: FailoverView, chosen: string): Markup {
  const keyed = parts.filter(({ actions }) => actions.length > 0).map((part) => ({ part, key: keyOf(part) }));
  const current = keyed.find(({ key }) => key === chosen) ?? keyed[0];
  const options = keyed.map(({ part, key }) =>
    html(
      'option',
      { value: key, 'data-key': key, selected: key === current?.key },
      `${part.title} (${kinds()[part.kind]})`,
    ),
  );
  return html(
    'div',
    { class: 'toolbar', role: 'group', 'aria-label': l10n.t('What happens next'), 'data-key': 'next' },
    html('label', {}, l10n.t('What happens next'), ' ', html('select', { 'data-choose': '' }, options)),
    (current?.part.actions ?? []).map(({ title }, index) =>
      html(
        'button',
        { type: 'button', 'data-act': String(index), 'data-part': current?.key ?? '', 'data-key': `act ${index}` },
        title,
      ),
    ),
  );
}

/** Tells parts apart: a service has the place of its computer. */
export function keyOf({ kind, title }: Pick<PartView, 'kind' | 'title'>): string {
  return `${kind} ${title}`;
}

function capabilitiesView({ capabilities }: FailoverView): Markup | undefined {
  if (capabilities.length === 0) return undefined;
  return html(
    'section',
    { 'data-key': 'capabilities', 'aria-labelledby': 'capabilities' },
    html('h3', { id: 'capabilities' }, l10n.t('What works at this moment')),
    html(
      'table',
      { class: 'capabilities' },
      html(
        'thead',
        {},
        html(
          'tr',
          {},
          [l10n.t('What'), l10n.t('State'), l10n.t('Where, or why not')].map((head) =>
            html('th', { scope: 'col' }, head),
          ),
        ),
      ),
      html(
        'tbody',
        {},
        capabilities.map(({ title, state, remark, place }, index) =>
          html(
            'tr',
            { 'data-key': `capability ${index}` },
            html('th', { scope: 'row' }, linked(title, place)),
            html('td', { class: `state ${state}` }, states()[state]),
            html('td', {}, remark),
          ),
        ),
      ),
    ),
  );
}

function listView(key: string, title: string, items: readonly Markup[]): Markup {
  return html(
    'section',
    { 'data-key': key, 'aria-labelledby': key },
    html('h3', { id: key }, title),
    html('ul', {}, items),
  );
}
