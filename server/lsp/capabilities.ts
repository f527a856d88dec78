/** What the server can do, as it tells a client: known before anything of it is loaded, so nothing of the language is imported. */
import {
  CodeActionKind,
  type SemanticTokensLegend,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { OfferedRefactoring } from '#language';
import type { Client } from './client.ts';

/** Types that themes have colours for, in the order of their numbers. */
export const tokenTypes = [
  'namespace',
  'class',
  'struct',
  'variable',
  'function',
  'interface',
  'parameter',
  'property',
  'enumMember',
] as const;

const legend: SemanticTokensLegend = { tokenTypes: [...tokenTypes], tokenModifiers: ['declaration'] };

export const fixAllKind = 'source.fixAll.btc';

export const refactorKinds = {
  rewrite: 'refactor.rewrite',
  move: 'refactor.move',
  extract: 'refactor.extract',
} as const satisfies Record<OfferedRefactoring['kind'], string>;

export function capabilitiesFor(client: Client): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: { triggerCharacters: ['.', '"', ' '] },
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
    semanticTokensProvider: { legend, full: { delta: true }, range: true },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, ...Object.values(refactorKinds)],
      resolveProvider: client.resolvesActions,
    },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: { rangesSupport: true },
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] },
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(client.pullsDiagnostics
      ? { diagnosticProvider: { identifier: 'btc', interFileDependencies: true, workspaceDiagnostics: true } }
      : {}),
  };
}
