/** How a topology stands, in words for the status bar. */
import { l10n } from 'vscode';
import type { Status, SurvivalStatus } from '#protocol';

/** More names than these make no line that is read. */
const mostNames = 3;

export interface StatusText {
  readonly text: string;
  readonly detail: string;
}

export function findingsText({ errors, warnings }: Status): StatusText {
  const counts = [
    ...(errors > 0 ? [errors === 1 ? l10n.t('1 error') : l10n.t('{0} errors', errors)] : []),
    ...(warnings > 0 ? [warnings === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', warnings)] : []),
  ];
  return {
    text: counts.length === 0 ? l10n.t('No errors or warnings') : counts.join(', '),
    detail: l10n.t('in this topology'),
  };
}

export function survivalText(survival: SurvivalStatus | undefined): StatusText {
  if (survival === undefined) return { text: l10n.t('Survival of failures not known'), detail: '' };
  const { failures, survived, lostWith, lostAtStart } = survival;
  if (lostAtStart.length > 0) {
    return { text: l10n.t('Does not work even before a failure'), detail: shortList(lostAtStart) };
  }
  return {
    text: l10n.t('Survives {0} of {1} single failures', survived, failures),
    detail: lostWith.length === 0 ? '' : l10n.t('not of {0}', shortList(lostWith)),
  };
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).join(', ');
  return names.length > mostNames ? l10n.t('{0} and {1} more', shown, names.length - mostNames) : shown;
}
