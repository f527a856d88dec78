/** The findings below the picture of the topology: all of them, or those of the part whose badge was chosen. */
import type { FindingView } from '#protocol';
import { html, type Markup } from './markup.ts';
import type { FindingAspect } from './messages.ts';
import { elementsOf } from './picture-view.ts';
import type { PageState } from './state.ts';

const titles: Readonly<Record<FindingView['severity'], string>> = {
  error: 'Error',
  warning: 'Warning',
  information: 'Info',
};

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
      isChosen ? `Findings: ${nameOf(findingsOf ?? '', picture)} (${listed.length})` : `Findings (${listed.length})`,
    ),
    isChosen
      ? html(
          'div',
          { class: 'toolbar', 'data-key': 'whose' },
          chosen.length === findings.length
            ? undefined
            : html('button', { type: 'button', 'data-all-findings': '' }, `Show all ${findings.length}`),
          html('button', { type: 'button', 'data-to-badge': findingsOf }, 'Back to the picture'),
        )
      : undefined,
    html(
      'ul',
      { 'data-key': 'list' },
      listed.slice(0, mostShown).map((finding) => findingView(finding, !isChosen && picture !== undefined)),
    ),
    left > 0
      ? html('p', { class: 'quiet', 'data-key': 'left' }, `And ${left} more, which the Problems view lists.`)
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
    html('strong', { class: 'severity' }, titles[severity]),
    ' ',
    html('span', { class: 'message' }, message),
    ' ',
    html('span', { class: 'code' }, hasPage ? show('rule', code, `${code}: about this rule`) : code),
    html(
      'div',
      { class: 'actions' },
      show('source', 'Show in the file', `Show in the file: ${message}`),
      leadsToPicture && part !== undefined
        ? html(
            'button',
            { type: 'button', class: 'link', 'data-to-badge': part, 'aria-label': `Show in the picture: ${message}` },
            'Show in the picture',
          )
        : undefined,
      hasFix ? show('fixes', 'Fix…', `Fix…: ${message}`) : undefined,
    ),
  );
}

/** What the part is called where its badge stands. */
function nameOf(part: string, picture: Markup | undefined): string {
  const badge = picture && elementsOf(picture).find(({ attributes }) => attributes['data-findings'] === part);
  return badge?.attributes['aria-description'] ?? part;
}
