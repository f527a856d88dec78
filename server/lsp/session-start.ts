/** A session behind `initialize`: it follows all changes, and each request has the function that answers it. */
import type { Connection, InitializeParams } from 'vscode-languageserver';
import { exportRequest, previewRequest, statusRequest } from '../protocol.ts';
import { answer, later } from './answer.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './call-hierarchy.ts';
import type { Client } from './client.ts';
import { deliverDiagnostics } from './diagnostics.ts';
import { documentLinks } from './document-links.ts';
import { filesFor, type OwnFiles } from './files.ts';
import { formatDocument, formatOnType, formatRange, formatRanges } from './formatting.ts';
import { inlayHints } from './inlay-hints.ts';
import { linkedEditingRanges } from './linked-editing.ts';
import { definition, documentHighlights, references } from './navigation.ts';
import { foldingRanges, selectionRanges } from './ranges.ts';
import { keepFresh } from './refreshing.ts';
import { prepareRename, rename } from './rename.ts';
import { semanticTokens, semanticTokensDelta, semanticTokensIn } from './semantic-tokens.ts';
import { createSession, type Session } from './session.ts';
import { documentSymbols, workspaceSymbols } from './symbols.ts';
import { followChanges } from './updates.ts';

/** @param params those of `initialize`, which `client` was read from */
export async function startSession(
  connection: Connection,
  client: Client,
  params: InitializeParams,
  own: OwnFiles | undefined,
): Promise<void> {
  const session = createSession(connection, client, await filesFor(own, connection, client.readsFiles));
  session.shared.workspace.WorkspaceManager.initialize(params);
  const [deliver, refresh] = [deliverDiagnostics(session), keepFresh(session)];
  followChanges(session, (outcome) => {
    deliver(outcome);
    refresh(outcome);
  });
  answerRequests(session);
  session.shared.workspace.TextDocuments.listen(connection);
}

/** What is asked for rarely, or is large, is loaded when it is first asked for. */
function answerRequests(session: Session): void {
  const { connection } = session;
  connection.onCompletion(
    answer(
      session,
      'Completion',
      later(async () => (await import('./completion/completion.ts')).completion),
      null,
    ),
  );
  connection.onHover(
    answer(
      session,
      'Hover',
      later(async () => (await import('./hover.ts')).hover),
      null,
    ),
  );
  connection.onDefinition(answer(session, 'Going to a definition', definition, null));
  connection.onReferences(answer(session, 'Finding references', references, []));
  connection.onDocumentHighlight(answer(session, 'Highlighting', documentHighlights, null));
  connection.onDocumentSymbol(answer(session, 'The outline', documentSymbols, []));
  connection.onWorkspaceSymbol(answer(session, 'Searching symbols', workspaceSymbols, []));
  connection.onFoldingRanges(answer(session, 'Folding', foldingRanges, []));
  connection.onSelectionRanges(answer(session, 'Selecting', selectionRanges, []));
  connection.onDocumentLinks(answer(session, 'Finding links', documentLinks, []));
  connection.onCodeLens(
    answer(
      session,
      'Code lenses',
      later(async () => (await import('./code-lenses.ts')).codeLenses),
      null,
    ),
  );
  // A lens that can't be completed stays empty.
  connection.onCodeLensResolve((lens, token) =>
    answer(
      session,
      'Code lenses',
      later(async () => (await import('./code-lenses.ts')).resolveCodeLens),
      lens,
    )(lens, token),
  );
  const { languages } = connection;
  languages.inlayHint.on(answer(session, 'Inlay hints', inlayHints, null));
  languages.onLinkedEditingRange(answer(session, 'Linked editing', linkedEditingRanges, null));
  languages.callHierarchy.onPrepare(answer(session, 'The hierarchy', prepareCallHierarchy, null));
  languages.callHierarchy.onIncomingCalls(answer(session, 'The hierarchy', incomingCalls, null));
  languages.callHierarchy.onOutgoingCalls(answer(session, 'The hierarchy', outgoingCalls, null));
  languages.semanticTokens.on(answer(session, 'Colouring', semanticTokens, { data: [] }));
  languages.semanticTokens.onDelta(answer(session, 'Colouring', semanticTokensDelta, { data: [] }));
  languages.semanticTokens.onRange(answer(session, 'Colouring', semanticTokensIn, { data: [] }));
  connection.onCodeAction(
    answer(
      session,
      'Finding fixes',
      later(async () => (await import('./code-actions.ts')).codeActions),
      [],
    ),
  );
  // An action that can't be completed stays without its edit.
  connection.onCodeActionResolve((action, token) =>
    answer(
      session,
      'Making the edit of an action',
      later(async () => (await import('./code-actions.ts')).resolveCodeAction),
      action,
    )(action, token),
  );
  connection.onDocumentFormatting(answer(session, 'Formatting', formatDocument, null));
  connection.onDocumentRangeFormatting(answer(session, 'Formatting', formatRange, null));
  connection.onDocumentRangesFormatting(answer(session, 'Formatting', formatRanges, null));
  connection.onDocumentOnTypeFormatting(answer(session, 'Formatting', formatOnType, null));
  connection.onPrepareRename(answer(session, 'Renaming', prepareRename, null));
  connection.onRenameRequest(answer(session, 'Renaming', rename, null));
  connection.onRequest(
    statusRequest,
    answer(
      session,
      'The status',
      later(async () => (await import('./status.ts')).status),
      null,
    ),
  );
  connection.onRequest(
    exportRequest,
    answer(
      session,
      'The export',
      later(async () => (await import('./views.ts')).exported),
      null,
    ),
  );
  connection.onRequest(
    previewRequest,
    answer(
      session,
      'The preview',
      later(async () => (await import('./views.ts')).preview),
      null,
    ),
  );
}
