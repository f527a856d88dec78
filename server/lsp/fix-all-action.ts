/** "Fix all": applies the preferred fixes of all rules that take part in it to one file, also when it is saved. */
import type { CodeAction } from 'vscode-languageserver';
import { fixAll } from '#language';
import { fixAllKind } from './capabilities.ts';
import { documentAt, versionOf, workspaceEditOf } from './convert.ts';
import { lineChanges } from './line-changes.ts';
import type { Session } from './session.ts';

/** Undefined where there is nothing to fix, or where the document was edited meanwhile. */
export async function fixAllAction(uri: string, session: Session): Promise<CodeAction | undefined> {
  const { analysis, settingsFiles, shared, failed } = session;
  const document = documentAt(shared, uri);
  if (!document) return undefined;
  const version = versionOf(shared, uri);
  const before = document.textDocument.getText();
  const documents = analysis.programsWith(uri).flatMap(({ program }) => program.documents);
  const { changed, failures } = await fixAll({
    files: new Map(documents.map(({ uri: file, textDocument }) => [file.toString(), textDocument.getText()])),
    editable: new Set([uri]),
    settingsFor: settingsFiles.settingsFor,
  });
  for (const { rule, error } of failures) failed(`The rule ${rule.code}`, error);
  const after = changed.get(uri);
  if (after === undefined || versionOf(shared, uri) !== version) return undefined;
  const edit = workspaceEditOf(new Map([[uri, lineChanges(before, after)]]), shared, session.client);
  return edit && { title: 'Fix all that can be fixed safely', kind: fixAllKind, edit };
}
