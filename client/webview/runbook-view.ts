/** The Runbook tab: what has to be at hand, what is left out, then phase by phase the steps, each with all that it takes. */

import type { RunbookView, StepView } from '#protocol';
import { isAt, type Track, tracks } from './filters.ts';
import { remembered } from './keep.ts';
import { l10n } from './l10n.ts';
import { type Child, html, type Markup, type Piece } from './markup.ts';
import { linked, toSource } from './source-links.ts';
import type { PageState } from './state.ts';
import { commandsOf, type Purpose, type StepCommand } from './step-commands.ts';

const kinds = (): Readonly<Record<StepView['kind'], string>> => ({
  'read-only': l10n.t('Reads only'),
  changing: l10n.t('Changes'),
  disruptive: l10n.t('Disrupts service'),
});
const shells = (): Readonly<Record<StepView['commands'][number]['shell'], string>> => ({
  cmd: l10n.t('Command Prompt'),
  powershell: l10n.t('PowerShell'),
});

export function runbookView(state: PageState, runbook: RunbookView): readonly Piece[] {
  const steps = runbook.phases.flatMap((phase) => phase.steps);
  const where = distinct(steps.map((step) => step.where));
  const who = distinct(steps.map((step) => step.who));
  // A filter that nothing answers to any more is no filter.
  const isShown = (step: StepView): boolean =>
    (isAt(step.where, state.where) || !where.includes(state.where)) &&
    (step.who === state.who || !who.includes(state.who));
  const shown = steps.filter(isShown);
  const phases = runbook.phases
    .map((phase, index) => ({ ...phase, number: index + 1 }))
    .filter((phase) => phase.steps.some(isShown));

  return [
    html('h2', {}, runbook.title),
    runbook.leftOut.length === 0
      ? undefined
      : html(
          'section',
          { class: 'left-out', 'data-key': 'left-out', 'aria-labelledby': 'left-out' },
          html('h3', { id: 'left-out' }, l10n.t('Left out')),
          html(
            'ul',
            {},
            runbook.leftOut.map((item) => html('li', {}, item.text, toSource(item.text, item.place))),
          ),
        ),
    runbook.needed.length === 0
      ? undefined
      : html(
          'section',
          { 'data-key': 'needed', 'aria-labelledby': 'needed' },
          html('h3', { id: 'needed' }, l10n.t('Have at hand')),
          html(
            'ul',
            {},
            runbook.needed.map((item) => html('li', {}, item)),
          ),
        ),
    steps.length === 0
      ? html(
          'p',
          { class: 'empty' },
          l10n.t('There are no steps. Mend what is left out, or declare more of the topology.'),
        )
      : undefined,
    steps.length === 0
      ? undefined
      : html(
          'div',
          { class: 'toolbar', 'data-key': 'toolbar' },
          filter('where', l10n.t('Where'), where, state.where),
          filter('who', l10n.t('Who'), who, state.who),
          steps.some(hasBoth) ? trackList(state.track) : undefined,
          html('span', { class: 'quiet' }, progress(steps, shown, state.ticked)),
        ),
    steps.length > 0 && shown.length === 0
      ? html('p', { class: 'empty' }, l10n.t('No step is for this place and this role.'))
      : undefined,
    phases.length < 2
      ? undefined
      : html(
          'nav',
          { 'aria-label': l10n.t('Phases'), 'data-key': 'phases' },
          html(
            'ol',
            {},
            phases.map((phase) =>
              html('li', { value: String(phase.number) }, html('a', { href: `#phase-${phase.number}` }, phase.title)),
            ),
          ),
        ),
    ...phases.map((phase) =>
      html(
        'section',
        { 'data-key': `phase ${phase.number}`, 'aria-labelledby': `phase-${phase.number}` },
        html('h3', { id: `phase-${phase.number}`, tabindex: '-1' }, `${phase.number}. ${phase.title}`),
        phase.steps.map((step, index) =>
          isShown(step)
            ? stepView(
                step,
                `${phase.number}.${index + 1}`,
                step.place !== undefined && state.marked.includes(step.place),
                state.ticked.includes(step.id),
                state.copied?.step === step.id ? state.copied.command : undefined,
                state.unfolded.includes(step.id),
                hasBoth(step) ? state.track : 'both',
              )
            : undefined,
        ),
      ),
    ),
  ].filter((piece) => piece !== undefined);
}

const stepView = remembered(
  (
    step: StepView,
    number: string,
    isMarked: boolean,
    isDone: boolean,
    copied: number | undefined,
    isUnfolded: boolean,
    track: Track,
  ): Markup => {
    const all = commandsOf(step);
    const commands = (purpose: Purpose): Child =>
      all.map((each, index) =>
        each.purpose === purpose
          ? commandView(step, each, nameAmong(all, each, step), index, index === copied)
          : undefined,
      );
    const isChoice = hasBoth(step) && track === 'both';
    const classes = ['step', step.kind, isMarked ? 'marked' : '', isDone ? 'done' : ''].filter((name) => name !== '');
    return html(
      'article',
      { class: classes.join(' '), 'data-key': step.id, 'aria-current': isMarked ? 'true' : undefined },
      html(
        'div',
        { class: 'step-head' },
        html('h4', {}, html('span', { class: 'number' }, number), ' ', linked(step.title, step.place)),
        html(
          'label',
          { class: 'tick' },
          html('input', {
            type: 'checkbox',
            checked: isDone,
            'data-step': step.id,
            'aria-label': l10n.t('Done: {0}', step.title),
          }),
          l10n.t('Done'),
        ),
      ),
      html(
        'dl',
        { class: 'facts' },
        fact(l10n.t('Where'), step.where),
        fact(l10n.t('Who'), step.who),
        fact(l10n.t('Effect'), html('span', { class: 'kind' }, kinds()[step.kind])),
      ),
      part(l10n.t('First'), list('ul', step.before)),
      track === 'commands' ? undefined : part(l10n.t('In the console'), list('ol', step.console)),
      track === 'console'
        ? undefined
        : part(isChoice ? l10n.t('Or by command') : l10n.t('By command'), commands('action')),
      step.files.map(({ name, text }) => part(l10n.t('File {0}', name), html('pre', {}, html('code', {}, text)))),
      part(l10n.t('Check'), commands('check'), list('ul', step.check.expect)),
      step.undo.actions.length + step.undo.commands.length === 0
        ? undefined
        : html(
            'details',
            { class: 'part', 'data-unfold': step.id, open: isUnfolded },
            html('summary', {}, l10n.t('Undo')),
            list('ul', step.undo.actions),
            commands('undo'),
          ),
      step.source === '' ? undefined : html('p', { class: 'quiet source' }, l10n.t('Source: {0}', step.source)),
    );
  },
);

/** What a command is called aloud: commands of one step for the same shell and purpose are counted. */
function nameAmong(all: readonly StepCommand[], command: StepCommand, { title }: StepView): string {
  const alike = all.filter(
    (other) => other.purpose === command.purpose && other.command.shell === command.command.shell,
  );
  if (alike.length === 1) return title;
  return l10n.t('{0} ({1} of {2})', title, alike.indexOf(command) + 1, alike.length);
}

function commandView(
  { id }: StepView,
  { purpose, command }: StepCommand,
  title: string,
  index: number,
  isCopied: boolean,
): Markup {
  const shell = shells()[command.shell];
  const spoken: Readonly<Record<Purpose, string>> = {
    action: l10n.t('Copy the {0} command: {1}', shell, title),
    check: l10n.t('Copy the {0} command that checks: {1}', shell, title),
    undo: l10n.t('Copy the {0} command that undoes: {1}', shell, title),
  };
  return html(
    'figure',
    { class: 'command' },
    html(
      'figcaption',
      {},
      shell,
      html(
        'button',
        { type: 'button', 'data-copy': String(index), 'data-step': id, 'aria-label': spoken[purpose] },
        isCopied ? l10n.t('Copied') : l10n.t('Copy'),
      ),
    ),
    html('pre', {}, html('code', {}, command.lines.join('\n'))),
  );
}

/** Nothing where there is nothing in it. */
function part(title: string, ...content: readonly Child[]): Markup | undefined {
  const whole = html('div', { class: 'part' }, html('h5', {}, title), ...content);
  return whole.children.length === 1 ? undefined : whole;
}

function fact(name: string, value: Piece): Markup {
  return html('div', {}, html('dt', {}, name), html('dd', {}, value));
}

function list(kind: 'ol' | 'ul', lines: readonly string[]): Markup | undefined {
  if (lines.length === 0) return undefined;
  return html(
    kind,
    {},
    lines.map((line) => html('li', {}, line)),
  );
}

function filter(key: 'where' | 'who', label: string, values: readonly string[], chosen: string): Markup | undefined {
  if (values.length < 2) return undefined;
  return html(
    'label',
    { 'data-key': `filter ${key}` },
    `${label} `,
    html(
      'select',
      { 'data-filter': key },
      html('option', { value: '', selected: !values.includes(chosen) }, l10n.t('All')),
      values.map((value) => html('option', { value, 'data-key': value, selected: value === chosen }, value)),
    ),
  );
}

/** Whether there is a choice: what there is only in one way is shown in any case. */
function hasBoth({ console, commands, onlyTogether }: StepView): boolean {
  return console.length > 0 && commands.length > 0 && onlyTogether !== true;
}

function trackList(chosen: Track): Markup {
  const words: Readonly<Record<Track, string>> = {
    both: l10n.t('Console and commands'),
    console: l10n.t('Console'),
    commands: l10n.t('Commands'),
  };
  return html(
    'label',
    { 'data-key': 'filter track' },
    `${l10n.t('How')} `,
    html(
      'select',
      { 'data-filter': 'track' },
      tracks.map((track) => html('option', { value: track, selected: track === chosen }, words[track])),
    ),
  );
}

function progress(steps: readonly StepView[], shown: readonly StepView[], ticked: readonly string[]): string {
  const done = shown.filter((step) => ticked.includes(step.id)).length;
  return shown.length === steps.length
    ? l10n.t('{0} of {1} steps done', done, shown.length)
    : l10n.t('{0} of {1} steps done (of {2} in all)', done, shown.length, steps.length);
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].filter((value) => value !== '');
}
