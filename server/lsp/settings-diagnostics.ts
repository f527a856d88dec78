/** Mistakes in a settings file as diagnostics of that file. */

import { TextDocument } from 'langium';
import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver';
import { diagnosticSource } from './convert.ts';
import type { SettingsFile } from './settings.ts';

export function settingsDiagnostics({ uri, text, mistakes }: SettingsFile): readonly Diagnostic[] {
  const document = TextDocument.create(uri, 'json', 0, text);
  return mistakes.map((message) => ({
    range: rangeOf(message, document),
    severity: DiagnosticSeverity.Warning,
    code: 'settings',
    source: diagnosticSource,
    message,
  }));
}

/** The entry that the sentence begins with, or the place that the JSON reader names; else the first line. */
function rangeOf(message: string, document: TextDocument): Range {
  const text = document.getText();
  const [entry] = /^"[^"]*"/.exec(message) ?? [];
  const at = entry === undefined ? -1 : text.indexOf(entry);
  if (entry !== undefined && at >= 0) {
    return { start: document.positionAt(at), end: document.positionAt(at + entry.length) };
  }
  const [, position] = /\bat position (\d+)/.exec(message) ?? [];
  if (position !== undefined) {
    const start = Math.min(Number(position), text.length);
    return { start: document.positionAt(start), end: document.positionAt(start + 1) };
  }
  const [firstLine = ''] = text.split(/\r?\n/, 1);
  return { start: { line: 0, character: 0 }, end: { line: 0, character: firstLine.length } };
}
