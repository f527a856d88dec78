/** A command that opens a new document with a whole topology in it, of a shape that the user chooses. */
import * as vscode from 'vscode';
import { isShapeName, type ShapeName, shapes } from './shapes.ts';

export const newTopologyCommand = 'btc.newTopology';

export function registerNewTopology({ extensionUri, subscriptions }: vscode.ExtensionContext): void {
  subscriptions.push(
    // A key or a link may name the shape.
    vscode.commands.registerCommand(newTopologyCommand, async (given: unknown) => {
      const shape = isShapeName(given) ? given : await chooseShape();
      if (shape === undefined) return;
      try {
        const file = vscode.Uri.joinPath(extensionUri, 'examples', `${shape}.btc`);
        await open(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        void vscode.window.showErrorMessage(vscode.l10n.t('The new topology could not be opened: {0}', reason));
      }
    }),
  );
}

async function chooseShape(): Promise<ShapeName | undefined> {
  const chosen = await vscode.window.showQuickPick([...shapes()], {
    title: vscode.l10n.t('New Topology'),
    placeHolder: vscode.l10n.t('The shape to start from'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.name;
}

/** The title is selected: it is the first thing to write. */
async function open(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'btc', content });
  const editor = await vscode.window.showTextDocument(document);
  const title = /^topology "([^"\r\n]*)"/m.exec(content);
  if (title === null) return;
  const end = title.index + title[0].length - 1;
  const start = end - (title[1]?.length ?? 0);
  editor.selection = new vscode.Selection(document.positionAt(start), document.positionAt(end));
}
