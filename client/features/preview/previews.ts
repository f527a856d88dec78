/** The previews: one panel for each document, opened by a command and brought back after a restart of the editor. */
import * as vscode from 'vscode';
import type { ScenarioParams } from '#protocol';
import { showPreviewCommand } from '#protocol';
import { readSaved } from '../../webview/state.ts';
import type { LanguageServer } from '../language-server/language-server.ts';
import { type Cursor, fillPanel, type Panel, type PanelContext, panelType, webviewOptions } from './panel.ts';

/** The previews as other features see them. */
export interface Previews {
  /** The document whose preview is looked at; undefined while something else is. */
  readonly active: () => string | undefined;
  /** What has happened in the failover view of a document's preview; null where there is none. */
  readonly scenarioOf: (uri: string) => ScenarioParams | null;
  /** A picture as a PNG, drawn by the preview of the document, which is opened for it; see `Drawings.draw`. */
  readonly draw: (uri: vscode.Uri, svg: string, signal: AbortSignal) => Promise<Uint8Array>;
}

export function registerPreview(extension: vscode.ExtensionContext, server: LanguageServer): Previews {
  const log = vscode.window.createOutputChannel('BTC Preview', { log: true });
  const context: PanelContext = { extension, server, log };
  const panels = new Map<string, Panel>();
  let cursor = cursorIn(vscode.window.activeTextEditor);

  const add = (panel: vscode.WebviewPanel, uri: string): Panel => {
    const added = fillPanel(panel, uri, cursor, context);
    panels.set(uri, added);
    panel.onDidDispose(() => panels.delete(uri));
    return added;
  };
  const open = (uri: vscode.Uri): Panel => {
    const existing = panels.get(uri.toString());
    if (existing !== undefined) {
      existing.panel.reveal(undefined, true);
      return existing;
    }
    const panel = vscode.window.createWebviewPanel(
      panelType,
      panelTitle(uri),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      webviewOptions(extension),
    );
    return add(panel, uri.toString());
  };

  extension.subscriptions.push(
    log,
    vscode.commands.registerCommand(showPreviewCommand, (clicked: unknown) => {
      const active = vscode.window.activeTextEditor?.document;
      // The active editor may be another one, such as the walkthrough that has a link to this and covers the file.
      const seen = vscode.window.visibleTextEditors.map(({ document }) => document);
      const candidates = [...(active ? [active] : []), ...seen, ...vscode.workspace.textDocuments];
      const own = candidates.find(({ languageId }) => languageId === 'btc')?.uri;
      // A code lens gives the address as the server knows it.
      const asked = typeof clicked === 'string' ? vscode.Uri.parse(clicked) : clicked;
      const uri = asked instanceof vscode.Uri ? asked : own;
      if (uri !== undefined) open(uri);
      else void vscode.window.showInformationMessage(vscode.l10n.t('Open a topology first.'));
    }),
    vscode.window.registerWebviewPanelSerializer(panelType, {
      deserializeWebviewPanel: async (panel, state) => {
        const uri = readSaved(state)?.uri;
        if (uri === undefined || panels.has(uri)) {
          panel.dispose();
          return;
        }
        panel.title = panelTitle(vscode.Uri.parse(uri));
        panel.webview.options = webviewOptions(extension);
        add(panel, uri);
      },
    }),
    server.onAnalysed(({ uris }) => {
      for (const uri of uris) panels.get(uri)?.refresh();
    }),
    server.onStarted(() => {
      for (const panel of panels.values()) panel.refresh();
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      cursor = cursorIn(textEditor) ?? cursor;
      if (cursor !== undefined) for (const panel of panels.values()) panel.mark(cursor);
    }),
  );
  return {
    active: () => [...panels].find(([, { panel }]) => panel.active)?.[0],
    scenarioOf: (uri) => panels.get(uri)?.scenario() ?? null,
    draw: (uri, svg, signal) => open(uri).draw(svg, signal),
  };
}

function panelTitle(uri: vscode.Uri): string {
  return vscode.l10n.t('Preview {0}', uri.path.slice(uri.path.lastIndexOf('/') + 1));
}

function cursorIn(editor: vscode.TextEditor | undefined): Cursor | undefined {
  if (editor?.document.languageId !== 'btc') return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}
