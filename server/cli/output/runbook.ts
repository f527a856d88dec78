/** The forms of a runbook that `btc runbook` gives. */
import {
  type model,
  type PlaceInFile,
  type Runbook,
  type RunbookFile,
  renderRunbookAsCmd,
  renderRunbookAsHtml,
  renderRunbookAsJson,
  renderRunbookAsMarkdown,
  renderRunbookAsPowerShell,
} from '#language';
import { safeJson } from './safe-text.ts';

/** As `--format` names them. */
export const runbookFormats = ['markdown', 'html', 'powershell', 'cmd', 'json'] as const;
export type RunbookFormat = (typeof runbookFormats)[number];

export function isRunbookFormat(text: string): text is RunbookFormat {
  return runbookFormats.some((format) => format === text);
}

/** Forms of several files, which can't be printed one behind the other. */
export function isFolder(format: RunbookFormat): boolean {
  return format === 'powershell' || format === 'cmd';
}

/**
 * The files of a form.
 * @param locate where an origin is in its file, for the forms that tell it
 */
export function runbookFiles(
  runbook: Runbook,
  format: RunbookFormat,
  locate: (origin: model.Origin) => PlaceInFile,
): readonly RunbookFile[] {
  switch (format) {
    case 'markdown':
      return [{ name: 'runbook.md', text: renderRunbookAsMarkdown(runbook) }];
    case 'html':
      return [{ name: 'runbook.html', text: renderRunbookAsHtml(runbook) }];
    case 'powershell':
      return renderRunbookAsPowerShell(runbook);
    case 'cmd':
      return renderRunbookAsCmd(runbook);
    case 'json':
      return [{ name: 'runbook.json', text: safeJson(renderRunbookAsJson(runbook, locate)) }];
  }
}
