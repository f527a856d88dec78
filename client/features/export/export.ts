/** "Export…": asks which view and which format, and saves what the server makes of the file. */
import * as vscode from 'vscode';
import type { ExportView } from '#protocol';
import type { LanguageServer } from '../language-server/language-server.ts';
import type { Previews } from '../preview/previews.ts';
import { type Choice, formatChoices, type SavedFormat, viewChoices } from './choices.ts';
import { drawn } from './drawn.ts';
import { suggestedPath } from './suggested-path.ts';

export function registerExport(context: vscode.ExtensionContext, server: LanguageServer, previews: Previews): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('btc.export', async (clicked: unknown) => {
      const uri = sourceOf(clicked, previews);
      if (uri === undefined) {
        void vscode.window.showInformationMessage(vscode.l10n.t('Open a .btc file to export it.'));
        return;
      }
      try {
        await exportFile(uri, server, previews);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        void vscode.window.showErrorMessage(vscode.l10n.t('The export failed: {0}', reason));
      }
    }),
  );
}

/** The file that the command was called on, that is edited, or whose preview is looked at. */
function sourceOf(clicked: unknown, previews: Previews): vscode.Uri | undefined {
  if (clicked instanceof vscode.Uri && clicked.path.toLowerCase().endsWith('.btc')) return clicked;
  const previewed = previews.active();
  if (previewed !== undefined) return vscode.Uri.parse(previewed);
  const active = vscode.window.activeTextEditor?.document;
  return active?.languageId === 'btc' ? active.uri : undefined;
}

/** News that the preview got the focus back from the list of commands comes late, and would close a list that is open by then. */
const staying: vscode.QuickPickOptions = { ignoreFocusOut: true };

async function exportFile(uri: vscode.Uri, server: LanguageServer, previews: Previews): Promise<void> {
  const view = await vscode.window.showQuickPick([...viewChoices()], {
    title: vscode.l10n.t('Export: which view?'),
    ...staying,
  });
  if (view === undefined) return;
  const format = await vscode.window.showQuickPick([...formatChoices(view.value)], {
    title: vscode.l10n.t('Export {0}: in which format?', view.label),
    ...staying,
  });
  if (format === undefined) return;
  const target = await askWhere(uri, view.value, format);
  if (target === undefined) return;
  const scenario = view.value === 'failover' ? previews.scenarioOf(uri.toString()) : null;
  const result = await server.exported({
    uri: uri.toString(),
    view: view.value,
    format: format.value === 'png' ? 'pixels' : format.value,
    events: scenario?.events.slice(0, scenario.at) ?? [],
  });
  if (result === null) throw new Error(vscode.l10n.t('there is no such file.'));
  const bytes =
    format.value === 'png' ? await drawn(uri, result.text, previews) : new TextEncoder().encode(result.text);
  if (bytes === undefined) return;
  await vscode.workspace.fs.writeFile(target, bytes);
  await offerToOpen(target, format.value);
}

function askWhere(
  uri: vscode.Uri,
  view: ExportView,
  { label, value: format }: Choice<SavedFormat>,
): Thenable<vscode.Uri | undefined> {
  // A file that was never saved has no folder.
  const place =
    uri.scheme === 'untitled' ? {} : { defaultUri: uri.with({ path: suggestedPath(uri.path, view, format) }) };
  return vscode.window.showSaveDialog({ ...place, filters: { [label]: [format] }, title: vscode.l10n.t('Export') });
}

/** A page belongs into a browser, if that can reach it; everything else into the editor. */
async function offerToOpen(target: vscode.Uri, format: SavedFormat): Promise<void> {
  const name = target.path.slice(target.path.lastIndexOf('/') + 1);
  const open = vscode.l10n.t('Open');
  if ((await vscode.window.showInformationMessage(vscode.l10n.t('{0} is written.', name), open)) !== open) return;
  if (format === 'html' && target.scheme === 'file') await vscode.env.openExternal(target);
  else await vscode.commands.executeCommand('vscode.open', target);
}
