/** What has no effect in a settings file, as diagnostics of that file. */
import { TextDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { ruleByCode, type SettingsMistake } from '#language';
import type { Client } from './client.ts';
import { codeDescriptionOf, diagnosticSource, severityNumbers } from './convert.ts';
import type { SettingsFile } from './settings.ts';

export function settingsDiagnostics(file: SettingsFile, client: Client): readonly Diagnostic[] {
  const document = settingsDocument(file);
  return file.mistakes.map((mistake) => settingsDiagnostic(mistake, document, client));
}

export function settingsDocument({ uri, text }: SettingsFile): TextDocument {
  return TextDocument.create(uri, 'jsonc', 0, text);
}

export function settingsDiagnostic(
  { code, severity, message, start, end }: SettingsMistake,
  document: TextDocument,
  client: Client,
): Diagnostic {
  return {
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    severity: severityNumbers[severity],
    code,
    source: diagnosticSource,
    message,
    ...(ruleByCode(code) && codeDescriptionOf(code, client)),
  };
}
