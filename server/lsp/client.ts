/** What the client on the other side can do, read once from its `initialize` request. */
import type { InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol.ts';

export interface Client {
  /** It asks for diagnostics; then none are sent to it unasked, or it would show each twice. */
  readonly pullsDiagnostics: boolean;
  /** It can be told to ask for diagnostics again. */
  readonly refreshesDiagnostics: boolean;
  /** It takes diagnostics of other files in the answer for one. */
  readonly takesRelatedDocuments: boolean;
  readonly showsRelatedInformation: boolean;
  readonly showsDiagnosticTags: boolean;
  readonly showsCodeDescription: boolean;
  /** The address of a rule's page with `{code}` in it; undefined where the client has none. */
  readonly rulePage: string | undefined;
  /** It applies edits only to the versions that they were made for. */
  readonly takesDocumentChanges: boolean;
  /** It puts the cursor where a snippet in a workspace edit says. */
  readonly takesSnippetEdits: boolean;
  /** A workspace edit may make files. */
  readonly createsFiles: boolean;
  /** It asks for the edit of an action when the user has chosen it. */
  readonly resolvesActions: boolean;
  /** It shows actions that can't be done, with the reason. */
  readonly showsDisabledActions: boolean;
  readonly takesSnippets: boolean;
  /** It shows a few words behind the label of a completion. */
  readonly takesLabelDetails: boolean;
  readonly takesMarkdownHover: boolean;
  readonly takesMarkdownCompletion: boolean;
  readonly watchesFiles: boolean;
  readonly tellsFolderChanges: boolean;
  readonly nestsDocumentSymbols: boolean;
  readonly takesDefinitionLinks: boolean;
  readonly preparesRename: boolean;
  readonly readsFiles: boolean;
  /** It completes settings files by their schema. */
  readonly completesSettings: boolean;
  /** It has a command that shows a preview. */
  readonly showsPreview: boolean;
  /** It wants to know what has been analysed. */
  readonly followsAnalyses: boolean;
  /** It can be asked for the user's settings. */
  readonly hasConfiguration: boolean;
  /** It tells when the user's settings change. */
  readonly tellsConfiguration: boolean;
  /** It can be told to ask for inlay hints, or code lenses, again. */
  readonly refreshesHints: boolean;
  readonly refreshesLenses: boolean;
}

export function clientOf({ capabilities, initializationOptions }: InitializeParams): Client {
  const { textDocument, workspace } = capabilities;
  // The details of diagnostics once stood in one place alone, however they are sent.
  const { diagnostic, publishDiagnostics } = textDocument ?? {};
  const options = optionsOf(initializationOptions);
  return {
    pullsDiagnostics: diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    takesRelatedDocuments: diagnostic?.relatedDocumentSupport ?? false,
    showsRelatedInformation: diagnostic?.relatedInformation ?? publishDiagnostics?.relatedInformation ?? false,
    showsDiagnosticTags: (diagnostic?.tagSupport ?? publishDiagnostics?.tagSupport) !== undefined,
    showsCodeDescription: diagnostic?.codeDescriptionSupport ?? publishDiagnostics?.codeDescriptionSupport ?? false,
    rulePage: options.rulePage,
    takesDocumentChanges: workspace?.workspaceEdit?.documentChanges ?? false,
    takesSnippetEdits:
      workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.snippetEditSupport === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      (workspace.workspaceEdit.resourceOperations?.includes('create') ?? false),
    resolvesActions:
      (textDocument?.codeAction?.dataSupport ?? false) &&
      (textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false),
    showsDisabledActions: textDocument?.codeAction?.disabledSupport ?? false,
    takesSnippets: textDocument?.completion?.completionItem?.snippetSupport ?? false,
    takesLabelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport ?? false,
    takesMarkdownHover: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
    takesMarkdownCompletion:
      textDocument?.completion?.completionItem?.documentationFormat?.includes('markdown') ?? false,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    tellsFolderChanges: workspace?.workspaceFolders ?? false,
    nestsDocumentSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    takesDefinitionLinks: textDocument?.definition?.linkSupport ?? false,
    preparesRename: textDocument?.rename?.prepareSupport ?? false,
    readsFiles: options.readsFiles ?? false,
    completesSettings: options.completesSettings ?? false,
    showsPreview: options.showsPreview ?? false,
    followsAnalyses: options.followsAnalyses ?? false,
    hasConfiguration: workspace?.configuration ?? false,
    tellsConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    refreshesHints: workspace?.inlayHint?.refreshSupport ?? false,
    refreshesLenses: workspace?.codeLens?.refreshSupport ?? false,
  };
}

/** The options are whatever the client sends: what isn't of the right kind is left out. */
function optionsOf(given: unknown): InitializationOptions {
  if (typeof given !== 'object' || given === null) return {};
  const { rulePage, readsFiles, completesSettings, showsPreview, followsAnalyses } = given as Readonly<
    Record<keyof InitializationOptions, unknown>
  >;
  return {
    ...(typeof rulePage === 'string' ? { rulePage } : {}),
    ...(typeof readsFiles === 'boolean' ? { readsFiles } : {}),
    ...(typeof completesSettings === 'boolean' ? { completesSettings } : {}),
    ...(typeof showsPreview === 'boolean' ? { showsPreview } : {}),
    ...(typeof followsAnalyses === 'boolean' ? { followsAnalyses } : {}),
  };
}
