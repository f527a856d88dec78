/** What can be exported, in the words of the editor. */
import * as vscode from 'vscode';
import { type ExportFormat, type ExportView, exportForms } from '#protocol';

/** Those of the server, and the picture as pixels, which the preview's page draws. */
export type SavedFormat = ExportFormat | 'png';

export interface Choice<Value> extends vscode.QuickPickItem {
  readonly value: Value;
}

export function viewChoices(): readonly Choice<ExportView>[] {
  const words: Readonly<Record<ExportView, vscode.QuickPickItem>> = {
    topology: {
      label: vscode.l10n.t('Topology'),
      detail: vscode.l10n.t('Clusters, groups and hosts, as the picture and in words'),
    },
    failover: {
      label: vscode.l10n.t('Failover'),
      detail: vscode.l10n.t('What has failed in the preview, what works then, and what every single failure does'),
    },
    runbook: { label: vscode.l10n.t('Runbook'), detail: vscode.l10n.t('The steps that build it') },
  };
  return (Object.keys(exportForms) as ExportView[]).map((value) => ({ ...words[value], value }));
}

export function formatChoices(view: ExportView): readonly Choice<SavedFormat>[] {
  const words: Readonly<Record<SavedFormat, vscode.QuickPickItem>> = {
    html: { label: 'HTML', detail: vscode.l10n.t('One page for screen and paper that needs nothing else') },
    svg: { label: 'SVG', detail: vscode.l10n.t('The picture alone, for documents and drawing programs') },
    png: { label: 'PNG', detail: vscode.l10n.t('The picture as pixels, for chats and wikis') },
    md: { label: 'Markdown', detail: vscode.l10n.t('The words') },
  };
  return formatsOf(view).map((value) => ({ ...words[value], value }));
}

function formatsOf(view: ExportView): readonly SavedFormat[] {
  return exportForms[view].flatMap((format) => (format === 'svg' ? [format, 'png'] : format));
}
