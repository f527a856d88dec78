/**
 * What the language client is told, whichever way the server runs: which documents are its own, and what the editor can do.
 * Which files are watched the server says itself, as it does to any editor.
 */

import * as vscode from 'vscode';
import type { DiagnosticCollectionProvider, LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '#protocol';
import { rulePageTemplate } from '../rule-pages/rule-link.ts';

export function clientOptions(
  output: vscode.LogOutputChannel,
  findings: DiagnosticCollectionProvider,
): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    rulePage: rulePageTemplate,
    readsFiles: true,
    completesSettings: true,
    showsPreview: true,
    followsAnalyses: true,
  };
  return {
    documentSelector: documentSchemes().flatMap((scheme) => [
      { scheme, language: 'btc' },
      // The settings hold as they are typed, and have findings of their own.
      { scheme, pattern: '**/btc.config.json' },
    ]),
    diagnosticCollectionProvider: findings,
    outputChannel: output,
    initializationOptions,
  };
}

/**
 * Where a document may come from: files, unsaved ones, and whatever else the workspace lives in (a web editor's virtual
 * folder). Not the old side of a comparison (`git:`): what it imports cannot be found beside it.
 */
function documentSchemes(): readonly string[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return [...new Set(['file', 'untitled', ...folders.map((folder) => folder.uri.scheme)])];
}
