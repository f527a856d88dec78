/** A session behind `initialize`: it follows all changes, and each request has the function that answers it. */
import type { Connection, InitializeParams } from 'vscode-languageserver';
import { exportRequest, previewRequest, statusRequest } from '../protocol.ts';
import { answer, type Handler, later } from './answer.ts';
import type { Client } from './client.ts';
import { deliverDiagnostics } from './diagnostics.ts';
import { filesFor, type OwnFiles } from './files.ts';
import { keepFresh } from './refreshing.ts';
import { createSession, type Session } from './session.ts';
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

/** Nothing of it is needed for diagnostics: what answers is loaded when it is first asked for. */
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
  connection.onDefinition(answer(session, 'Going to a definition', small('definition'), null));
  connection.onReferences(answer(session, 'Finding references', small('references'), []));
  connection.onDocumentHighlight(answer(session, 'Highlighting', small('documentHighlights'), null));
  connection.onDocumentSymbol(answer(session, 'The outline', small('documentSymbols'), []));
  connection.onWorkspaceSymbol(answer(session, 'Searching symbols', small('workspaceSymbols'), []));
  connection.onFoldingRanges(answer(session, 'Folding', small('foldingRanges'), []));
  connection.onSelectionRanges(answer(session, 'Selecting', small('selectionRanges'), []));
  connection.onDocumentLinks(answer(session, 'Finding links', small('documentLinks'), []));
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
  languages.inlayHint.on(answer(session, 'Inlay hints', small('inlayHints'), null));
  languages.onLinkedEditingRange(answer(session, 'Linked editing', small('linkedEditingRanges'), null));
  languages.callHierarchy.onPrepare(answer(session, 'The hierarchy', small('prepareCallHierarchy'), null));
  languages.callHierarchy.onIncomingCalls(answer(session, 'The hierarchy', small('incomingCalls'), null));
  languages.callHierarchy.onOutgoingCalls(answer(session, 'The hierarchy', small('outgoingCalls'), null));
  languages.semanticTokens.on(answer(session, 'Colouring', small('semanticTokens'), { data: [] }));
  languages.semanticTokens.onDelta(answer(session, 'Colouring', small('semanticTokensDelta'), { data: [] }));
  languages.semanticTokens.onRange(answer(session, 'Colouring', small('semanticTokensIn'), { data: [] }));
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
  connection.onDocumentFormatting(answer(session, 'Formatting', small('formatDocument'), null));
  connection.onDocumentRangeFormatting(answer(session, 'Formatting', small('formatRange'), null));
  connection.onDocumentRangesFormatting(answer(session, 'Formatting', small('formatRanges'), null));
  connection.onDocumentOnTypeFormatting(answer(session, 'Formatting', small('formatOnType'), null));
  connection.onPrepareRename(answer(session, 'Renaming', small('prepareRename'), null));
  connection.onRenameRequest(answer(session, 'Renaming', small('rename'), null));
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

type Small = typeof import('./small-features.ts');
type SmallHandler<Name extends keyof Small> = Handler<Parameters<Small[Name]>[0], Awaited<ReturnType<Small[Name]>>>;

/** A handler among those that are small: they are loaded together. */
function small<Name extends keyof Small>(name: Name): SmallHandler<Name> {
  return later(async () => (await import('./small-features.ts'))[name] as SmallHandler<Name>);
}
