/** Shows a place of the source in the editor that has it, beside the preview and never over it. */

import * as vscode from 'vscode';
import type { Location } from '#protocol';

/** @param what `start` puts the cursor at the beginning of the place, `whole` selects it */
export async function reveal(
  location: Location,
  preview: vscode.WebviewPanel,
  what: 'start' | 'whole' = 'start',
): Promise<void> {
  const uri = vscode.Uri.parse(location.uri);
  const document = await vscode.workspace.openTextDocument(uri);
  const { start, end } = location.range;
  // The source may have become shorter since the picture was drawn.
  const range = document.validateRange(new vscode.Range(start.line, start.character, end.line, end.character));
  const selection = new vscode.Selection(range.start, what === 'whole' ? range.end : range.start);
  const viewColumn = sourceColumn(uri, preview);
  // An editor that is seen goes there at once: to get it the focus takes VS Code several times as long.
  const seen = vscode.window.visibleTextEditors.find(
    (candidate) => candidate.document === document && candidate.viewColumn === viewColumn,
  );
  if (seen !== undefined) show(seen, selection, range);
  const editor = await vscode.window.showTextDocument(document, { viewColumn, preview: false });
  if (editor !== seen) show(editor, selection, range);
}

function show(editor: vscode.TextEditor, selection: vscode.Selection, range: vscode.Range): void {
  editor.selection = selection;
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Where the document is open, best where it can be seen; else any column but the preview's. */
function sourceColumn(uri: vscode.Uri, preview: vscode.WebviewPanel): vscode.ViewColumn {
  const isSource = (tab: vscode.Tab): boolean =>
    tab.input instanceof vscode.TabInputText && tab.input.uri.toString() === uri.toString();
  const groups = vscode.window.tabGroups.all.filter((group) => group.viewColumn !== preview.viewColumn);
  const group =
    groups.find(({ activeTab }) => activeTab !== undefined && isSource(activeTab)) ??
    groups.find(({ tabs }) => tabs.some(isSource)) ??
    groups[0];
  return group?.viewColumn ?? vscode.ViewColumn.Beside;
}
