/** The findings below the picture of the topology: all of them, or those of the part whose badge was chosen. */
import type { FindingView } from '#protocol';
import { l10n } from './l10n.ts';
import { html, type Markup } from './markup.ts';
import type { FindingAspect } from './messages.ts';
import { elementsOf } from './picture-view.ts';
import type { PageState } from './state.ts';

const titles = (): Readonly<Record<FindingView['severity'], string>> => ({
  error: l10n.t('Error'),
  warning: l10n.t('Warning'),
  information: l10n.t('Info'),
});

/** More than anyone reads in a list; a badge or the Problems view leads to the rest. */
export const mostShown = 200;

/** @param picture the picture with the badges, made safe; it knows what the parts are called */
export function findingsView(
  { findingsOf }: Pick<PageState, 'findingsOf'>,
  findings: readonly FindingView[],
  picture: Markup | undefined,
): Markup | undefined {
  if (findings.length === 0) return undefined;
  const chosen = findings.filter(({ part }) => part !== undefined && part === findingsOf);
  const isChosen = chosen.length > 0;
  const listed = isChosen ? chosen : findings;
  const left = listed.length - mostShown;
  return html(
    'section',
    { class: 'findings', 'data-key': 'findings', 'aria-labelledby': 'findings' },
    html(
      'h2',
      { id: 'findings', tabindex: '-1' },
      isChosen
        ? l10n.t('Findings: {0} ({1})', nameOf(findingsOf ?? '', picture), listed.length)
        : l10n.t('Findings ({0})', listed.length),
    ),
    isChosen
      ? html(
          'div',
          { class: 'toolbar', 'data-key': 'whose' },
          chosen.length === findings.length
            ? undefined
            : html('button', { type: 'button', 'data-all-findings': '' }, l10n.t('Show all {0}', findings.length)),
          html('button', { type: 'button', 'data-to-badge': findingsOf }, l10n.t('Back to the picture')),
        )
      : undefined,
    html(
      'ul',
      { 'data-key': 'list' },
      listed.slice(0, mostShown).map((finding) => findingView(finding, !isChosen && picture !== undefined)),
    ),
    left > 0
      ? html('p', { class: 'quiet', 'data-key': 'left' }, l10n.t('And {0} more, which the Problems view lists.', left))
      : undefined,
  );
}

function findingView(finding: FindingView, leadsToPicture: boolean): Markup {
  const { id, severity, message, code, hasPage, hasFix, part } = finding;
  const show = (aspect: FindingAspect, text: string, name: string) =>
    html(
      'button',
      { type: 'button', class: 'link', 'data-finding': id, 'data-show': aspect, 'aria-label': name },
      text,
    );
  return html(
    'li',
    { class: `finding ${severity}`, 'data-key': id },
    html('strong', { class: 'severity' }, titles()[severity]),
    ' ',
    html('span', { class: 'message' }, message),
    ' ',
    html('span', { class: 'code' }, hasPage ? show('rule', code, l10n.t('{0}: about this rule', code)) : code),
    html(
      'div',
      { class: 'actions' },
      show('source', l10n.t('Show in the file'), l10n.t('Show in the file: {0}', message)),
      leadsToPicture && part !== undefined
        ? html(
            'button',
            {
              type: 'button',
              class: 'link',
              'data-to-badge': part,
              'aria-label': l10n.t('Show in the picture: {0}', message),
            },
            l10n.t('Show in the picture'),
          )
        : undefined,
      hasFix ? show('fixes', l10n.t('Fix…'), l10n.t('Fix…: {0}', message)) : undefined,
    ),
  );
}

/** What the part is called where its badge stands. */
function nameOf(part: string, picture: Markup | undefined): string {
  const badge = picture && elementsOf(picture).find(({ attributes }) => attributes['data-findings'] === part);
  return badge?.attributes['aria-description'] ?? part;
}
