/** What the features of one session with a client work with. */
import { UriUtils } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { type Analysis, createAnalysis } from './analysis.ts';
import type { Client } from './client.ts';
import { type Failed, logFailures } from './failures.ts';
import type { Files } from './files.ts';
import { createReports, type Reports } from './reports.ts';
import { SentTokens } from './sent-tokens.ts';
import { createServices, type SharedServices } from './services.ts';
import { createSettingsFiles, type SettingsFiles } from './settings.ts';

export interface Session {
  readonly connection: Connection;
  readonly client: Client;
  readonly files: Files;
  readonly shared: SharedServices;
  readonly settingsFiles: SettingsFiles;
  readonly analysis: Analysis;
  readonly reports: Reports;
  readonly sentTokens: SentTokens;
  /** Logs what went wrong in the server itself to the client's log. */
  readonly failed: Failed;
}

export function createSession(connection: Connection, client: Client, files: Files): Session {
  const failed = logFailures(connection);
  const shared = createServices(files, failed);
  const settingsFiles = createSettingsFiles(files, (uri) => shared.workspace.TextDocuments.get(uri)?.getText(), failed);
  const analysis = createAnalysis(shared, settingsFiles, failed);
  const reports = createReports(shared, client, analysis, settingsFiles);
  const sentTokens = new SentTokens();
  shared.workspace.TextDocuments.onDidClose(({ document }) => sentTokens.forget(UriUtils.normalize(document.uri)));
  return { connection, client, files, shared, settingsFiles, analysis, reports, sentTokens, failed };
}
