/** What the language server finds, as the editor keeps it: in one collection, which tasks that check share with it. */
import * as vscode from 'vscode';
import type { DiagnosticCollectionProvider } from 'vscode-languageclient';
import { owner } from './owner.ts';

/** Milliseconds. Some editors remove what a task no longer found a tenth of a second after it has ended, and tell nobody. */
const tidied = 500;

/**
 * A finding that both a task and the server report is listed once. When a task has ended, the server's are put back: it knows
 * more of each (its range, its page), and files that the task did not look at have lost theirs.
 */
export function sharedFindings(context: vscode.ExtensionContext): DiagnosticCollectionProvider {
  const collection = vscode.languages.createDiagnosticCollection(owner);
  const putBack = (): void => {
    const known: [vscode.Uri, readonly vscode.Diagnostic[]][] = [];
    collection.forEach((uri, findings) => {
      known.push([uri, findings]);
    });
    collection.set(known);
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  context.subscriptions.push(
    // Any task may have a matcher with this owner.
    vscode.tasks.onDidEndTask(() => {
      putBack();
      clearTimeout(waiting);
      waiting = setTimeout(putBack, tidied);
    }),
    { dispose: () => clearTimeout(waiting) },
    collection,
  );
  return { create: () => collection, dispose: () => collection.clear() };
}
