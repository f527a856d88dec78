/** Tells the client to ask for hints and lenses again where something else than an edit of the document has changed them. */
import { CodeLensRefreshRequest } from 'vscode-languageserver';
import type { Session } from './session.ts';
import type { Outcome } from './updates.ts';

/** @returns what is to be done after an analysis */
export function keepFresh(session: Session): (outcome: Outcome) => void {
  const { connection, client, analysis, shared, failed } = session;
  const refresh = (): void => {
    const asked = [
      ...(client.refreshesHints ? [connection.languages.inlayHint.refresh()] : []),
      ...(client.refreshesLenses ? [connection.sendRequest(CodeLensRefreshRequest.type)] : []),
    ];
    Promise.all(asked).catch((error) => failed('Refreshing hints', error));
  };
  connection.onDidChangeConfiguration(refresh);
  return ({ edited }) => {
    const open = shared.workspace.TextDocuments.keys().filter((uri) => !edited.has(uri));
    const around = new Set([...edited].flatMap((uri) => analysis.programsWith(uri).flatMap(({ files }) => [...files])));
    if (open.some((uri) => around.has(uri))) refresh();
  };
}
