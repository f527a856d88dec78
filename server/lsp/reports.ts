/** The diagnostics of each file as last found, with an id that stays while they stay. */
import type { Diagnostic } from 'vscode-languageserver';
import type { Analysis } from './analysis.ts';
import type { Client } from './client.ts';
import { diagnosticOf, documentAt, versionOf } from './convert.ts';
import type { SharedServices } from './services.ts';
import type { SettingsFiles } from './settings.ts';
import { settingsDiagnostics } from './settings-diagnostics.ts';

export interface Report {
  readonly resultId: string;
  /** The version of the open document that they are about; null for a file that isn't open. */
  readonly version: number | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Reports {
  /**
   * Takes over what an analysis found in these files, and in the settings files.
   * @returns the files whose diagnostics are others than before
   */
  update(uris: readonly string[]): readonly string[];
  /** The report of a file; an empty one for a file that isn't known. */
  of(uri: string): Report;
  /** All files that have a report. */
  uris(): readonly string[];
}

export function createReports(
  shared: SharedServices,
  client: Client,
  analysis: Analysis,
  settingsFiles: SettingsFiles,
): Reports {
  const reports = new Map<string, Report>();
  let settingsUris: ReadonlySet<string> = new Set();
  let lastId = 0;

  const put = (uri: string, diagnostics: readonly Diagnostic[]): boolean => {
    const last = reports.get(uri);
    const isSame = last !== undefined && isSameJson(last.diagnostics, diagnostics);
    if (!isSame) lastId++;
    const resultId = isSame ? last.resultId : String(lastId);
    reports.set(uri, { resultId, version: versionOf(shared, uri), diagnostics });
    return !isSame;
  };
  const updateFile = (uri: string): boolean => {
    if (analysis.programsWith(uri).length === 0) return reports.delete(uri);
    const document = documentAt(shared, uri);
    return put(
      uri,
      analysis.problemsOf(uri).map((problem) => diagnosticOf(problem, document, shared, client)),
    );
  };

  return {
    update(uris) {
      const known = settingsFiles.known();
      const goneSettings = [...settingsUris].filter((uri) => !known.some((file) => file.uri === uri));
      settingsUris = new Set(known.map(({ uri }) => uri));
      return [
        ...uris.filter(updateFile),
        ...goneSettings.filter((uri) => reports.delete(uri)),
        ...known.filter((file) => put(file.uri, settingsDiagnostics(file, client))).map(({ uri }) => uri),
      ];
    },
    of: (uri) => reports.get(uri) ?? nothing,
    uris: () => [...reports.keys()],
  };
}

const nothing: Report = { resultId: 'none', version: null, diagnostics: [] };

/** Whether two values are the same when they are written as JSON. */
function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, at) => isSameJson(item, b[at]));
  const [before, after] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  const keys = Object.keys(before);
  return keys.length === Object.keys(after).length && keys.every((key) => isSameJson(before[key], after[key]));
}
