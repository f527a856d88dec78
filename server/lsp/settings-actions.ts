/** Sets how severe a rule is, in the settings that hold for a file, and mends what has no effect in them. */
import { TextDocument, URI, UriUtils } from 'langium';
import {
  type CodeAction,
  CodeActionKind,
  CreateFile,
  type Diagnostic,
  type Range,
  TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Rule, type SetSeverity, type Severity, setSeverities, settingRule, settingsFileName } from '#language';
import { textEditIn, versionOf } from './convert.ts';
import { overlap } from './range-order.ts';
import type { Session } from './session.ts';
import type { SettingsFile } from './settings.ts';
import { settingsDiagnostic, settingsDocument } from './settings-diagnostics.ts';

/** One action for each severity that the rule doesn't have. The settings file is made where there is none. */
export function severityActions(
  uri: string,
  { code }: Rule,
  now: Severity,
  diagnostic: Diagnostic,
  session: Session,
): readonly CodeAction[] {
  const known = session.settingsFiles.fileFor(uri);
  const file = known ?? newSettingsFile(uri, session);
  if (!file) return [];
  const path = UriUtils.relative(UriUtils.dirname(URI.parse(file.uri)), URI.parse(uri));
  return setSeverities
    .filter((severity) => severity !== now)
    .map((severity) => ({
      title: titleOf(code, severity),
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      edit: settingsEdit(file, settingRule(file.text, code, severity, path), known === undefined, session),
    }));
}

function titleOf(code: string, severity: SetSeverity): string {
  return severity === 'off'
    ? `Turn ${code} off in ${settingsFileName}`
    : `Set ${code} to ${severity} in ${settingsFileName}`;
}

type SettingsText = Pick<SettingsFile, 'uri' | 'text'>;

/** Where a settings file belongs that there is not: in the folder of the workspace, else beside the file. */
function newSettingsFile(uri: string, { client, shared }: Session): SettingsText | undefined {
  const file = URI.parse(uri);
  // An unsaved document lies in no folder.
  if (!client.createsFiles || !file.path.startsWith('/')) return undefined;
  const folders = (shared.workspace.WorkspaceManager.workspaceFolders ?? []).map((folder) => URI.parse(folder.uri));
  const folder = folders.find((root) => UriUtils.contains(root, file)) ?? UriUtils.dirname(file);
  return { uri: UriUtils.joinPath(folder, settingsFileName).toString(), text: '' };
}

function settingsEdit(
  { uri, text }: SettingsText,
  edits: readonly { readonly start: number; readonly end: number; readonly text: string }[],
  isNew: boolean,
  { client, shared }: Session,
): WorkspaceEdit {
  const document = TextDocument.create(uri, 'jsonc', 0, text);
  const written = edits.map((edit) => textEditIn(document, edit));
  if (!client.takesDocumentChanges) return { changes: { [uri]: written } };
  return {
    documentChanges: [
      ...(isNew ? [CreateFile.create(uri, { ignoreIfExists: true })] : []),
      TextDocumentEdit.create({ uri, version: versionOf(shared, uri) }, written),
    ],
  };
}

/** The fixes of what is marked in a settings file. */
export function settingsActions(uri: string, range: Range, session: Session): readonly CodeAction[] {
  const file = session.settingsFiles.known().find((settings) => settings.uri === uri);
  if (!file) return [];
  const document = settingsDocument(file);
  return file.mistakes.flatMap((mistake) => {
    const diagnostic = settingsDiagnostic(mistake, document, session.client);
    if (!overlap(range, diagnostic.range)) return [];
    return mistake.fixes.map(({ title, edits }, index) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: index === 0,
      edit: settingsEdit(file, edits, false, session),
    }));
  });
}
