/** A session from its first message to its last: what the server can do, and which function answers which request. */
import { UriUtils } from 'langium';
import {
  type Connection,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { exportOf } from '../export.ts';
import { previewOf } from '../preview.ts';
import {
  type ExportParams,
  type ExportResult,
  exportRequest,
  type Preview,
  type PreviewParams,
  previewRequest,
  statusRequest,
} from '../protocol.ts';
import { answer, refusal } from './answer.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './call-hierarchy.ts';
import { type Client, clientOf } from './client.ts';
import { codeActionKinds, codeActions, resolveCodeAction } from './code-actions.ts';
import { codeLenses, resolveCodeLens } from './code-lenses.ts';
import { completion, completionTriggers } from './completion/completion.ts';
import { deliverDiagnostics } from './diagnostics.ts';
import { documentLinks } from './document-links.ts';
import { type Files, filesFor } from './files.ts';
import { formatDocument, formatOnType, formatRange, formatRanges, formattingCapabilities } from './formatting.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlay-hints.ts';
import { linkedEditingRanges } from './linked-editing.ts';
import { definition, documentHighlights, references } from './navigation.ts';
import { foldingRanges, selectionRanges } from './ranges.ts';
import { keepFresh } from './refreshing.ts';
import { prepareRename, rename } from './rename.ts';
import { semanticTokens, semanticTokensDelta, semanticTokensIn, semanticTokensLegend } from './semantic-tokens.ts';
import { createSession, type Session } from './session.ts';
import { status } from './status.ts';
import { documentSymbols, workspaceSymbols } from './symbols.ts';
import { followChanges } from './updates.ts';

/** @param own the files that the host of the server can read by itself, and the scheme of their addresses */
export function startServer(connection: Connection, own?: { readonly files: Files; readonly scheme: string }): void {
  connection.onInitialize((params): InitializeResult => {
    const client = clientOf(params);
    const session = createSession(connection, client, filesFor(own, connection, client.readsFiles));
    session.shared.workspace.WorkspaceManager.initialize(params);
    const [deliver, refresh] = [deliverDiagnostics(session), keepFresh(session)];
    followChanges(session, (outcome) => {
      deliver(outcome);
      refresh(outcome);
    });
    answerRequests(session);
    session.shared.workspace.TextDocuments.listen(connection);
    return { capabilities: capabilitiesFor(client), serverInfo: { name: 'btc' } };
  });
  connection.listen();
}

function capabilitiesFor(client: Client): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: { triggerCharacters: [...completionTriggers] },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    linkedEditingRangeProvider: true,
    callHierarchyProvider: true,
    inlayHintProvider: true,
    codeLensProvider: { resolveProvider: true },
    semanticTokensProvider: { legend: semanticTokensLegend, full: { delta: true }, range: true },
    codeActionProvider: { codeActionKinds: [...codeActionKinds], resolveProvider: client.resolvesActions },
    ...formattingCapabilities,
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(client.pullsDiagnostics
      ? { diagnosticProvider: { identifier: 'btc', interFileDependencies: true, workspaceDiagnostics: true } }
      : {}),
  };
}

function answerRequests(session: Session): void {
  const { connection } = session;
  connection.onCompletion(answer(session, 'Completion', completion, null));
  connection.onHover(answer(session, 'Hover', hover, null));
  connection.onDefinition(answer(session, 'Going to a definition', definition, null));
  connection.onReferences(answer(session, 'Finding references', references, []));
  connection.onDocumentHighlight(answer(session, 'Highlighting', documentHighlights, null));
  connection.onDocumentSymbol(answer(session, 'The outline', documentSymbols, []));
  connection.onWorkspaceSymbol(answer(session, 'Searching symbols', workspaceSymbols, []));
  connection.onFoldingRanges(answer(session, 'Folding', foldingRanges, []));
  connection.onSelectionRanges(answer(session, 'Selecting', selectionRanges, []));
  connection.onDocumentLinks(answer(session, 'Finding links', documentLinks, []));
  connection.onCodeLens(answer(session, 'Code lenses', codeLenses, null));
  // A lens that can't be completed stays empty.
  connection.onCodeLensResolve((lens, token) => answer(session, 'Code lenses', resolveCodeLens, lens)(lens, token));
  const { languages } = connection;
  languages.inlayHint.on(answer(session, 'Inlay hints', inlayHints, null));
  languages.onLinkedEditingRange(answer(session, 'Linked editing', linkedEditingRanges, null));
  languages.callHierarchy.onPrepare(answer(session, 'The hierarchy', prepareCallHierarchy, null));
  languages.callHierarchy.onIncomingCalls(answer(session, 'The hierarchy', incomingCalls, null));
  languages.callHierarchy.onOutgoingCalls(answer(session, 'The hierarchy', outgoingCalls, null));
  languages.semanticTokens.on(answer(session, 'Colouring', semanticTokens, { data: [] }));
  languages.semanticTokens.onDelta(answer(session, 'Colouring', semanticTokensDelta, { data: [] }));
  languages.semanticTokens.onRange(answer(session, 'Colouring', semanticTokensIn, { data: [] }));
  connection.onCodeAction(answer(session, 'Finding fixes', codeActions, []));
  // An action that can't be completed stays without its edit.
  connection.onCodeActionResolve((action, token) =>
    answer(session, 'Making the edit of an action', resolveCodeAction, action)(action, token),
  );
  connection.onDocumentFormatting(answer(session, 'Formatting', formatDocument, null));
  connection.onDocumentRangeFormatting(answer(session, 'Formatting', formatRange, null));
  connection.onDocumentRangesFormatting(answer(session, 'Formatting', formatRanges, null));
  connection.onDocumentOnTypeFormatting(answer(session, 'Formatting', formatOnType, null));
  connection.onPrepareRename(answer(session, 'Renaming', prepareRename, null));
  connection.onRenameRequest(answer(session, 'Renaming', rename, null));
  connection.onRequest(statusRequest, answer(session, 'The status', status, null));
  connection.onRequest(exportRequest, answer(session, 'The export', exported, null));
  connection.onRequest(previewRequest, answer(session, 'The preview', preview, null));
}

/** No preview is an answer of its own, so a failure has to be told as one. */
function preview({ uri, scenario }: PreviewParams, { analysis, shared, failed }: Session): Preview | null {
  const [analysed] = analysis.programsWith(UriUtils.normalize(uri));
  if (!analysed) return null;
  try {
    return previewOf(analysed, shared, scenario);
  } catch (error) {
    failed('The preview', error);
    throw refusal('The preview could not be made; the log of the language server says why.');
  }
}

/** No document is an answer of its own, so a failure has to be told as one. */
function exported(params: ExportParams, { analysis, failed }: Session): ExportResult | null {
  const [analysed] = analysis.programsWith(UriUtils.normalize(params.uri));
  if (!analysed) return null;
  let result: ExportResult | undefined;
  try {
    result = exportOf(analysed, params);
  } catch (error) {
    failed('The export', error);
    throw refusal('it could not be made; the log of the language server says why.');
  }
  if (result === undefined) throw refusal('there is nothing to draw: the file describes no computers.');
  return result;
}
