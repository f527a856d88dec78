/** The pages of the rules, as packaged with the extension: shown by a command, and by a click on a diagnostic's code. */
import * as vscode from 'vscode';
import { showRuleCommand } from '#protocol';
import { packagedName, rulePageScheme, rulePageUri } from './rule-link.ts';

export function registerRulePages(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(rulePageScheme, {
      provideTextDocumentContent: (page) => readPage(context, page),
    }),
    vscode.commands.registerCommand(showRuleCommand, async (code: unknown) => {
      const chosen = typeof code === 'string' ? code : await chooseRule();
      const page = chosen === undefined ? undefined : rulePageUri(chosen);
      if (page !== undefined) await showPage(page);
    }),
  );
}

async function readPage(context: vscode.ExtensionContext, page: vscode.Uri): Promise<string> {
  const name = packagedName(page);
  if (name === undefined) throw vscode.FileSystemError.FileNotFound(page);
  const file = vscode.Uri.joinPath(context.extensionUri, 'dist', 'rules', name);
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}

async function showPage(page: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.openTextDocument(page);
  } catch {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no page at {0}.', page.toString()));
    return;
  }
  await vscode.commands.executeCommand('vscode.open', page, { viewColumn: vscode.ViewColumn.Beside });
}

/** One of the rules that have something to say about the active document, those at the cursor first. */
async function chooseRule(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const cursor = editor.selection.active;
  const found = vscode.languages
    .getDiagnostics(editor.document.uri)
    .flatMap(({ code, message, range }) =>
      // A finding without a link is no rule's: a syntax error, or another extension's.
      typeof code === 'object' && code.target.scheme === rulePageScheme
        ? [{ code: String(code.value), message, atCursor: range.contains(cursor) }]
        : [],
    )
    .sort((a, b) => Number(b.atCursor) - Number(a.atCursor) || (a.code < b.code ? -1 : Number(a.code > b.code)));
  const distinct = found.filter(({ code }, index) => found.findIndex((other) => other.code === code) === index);
  if (distinct.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No rule has found anything in this file.'));
    return undefined;
  }
  const items = distinct.map(({ code, message }) => ({ label: code, detail: message }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Rule to show') }))?.label;
}
