/** Fixes all findings of one rule, in a file or in the whole workspace, when the user has chosen to. */
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { fixAll, type Problem, type Rule, type TextEdit } from '#language';
import { documentAt, versionOf, workspaceEditOf } from './convert.ts';
import { lineChanges } from './line-changes.ts';
import type { Session } from './session.ts';

/** What an action carries to the server and back until it is chosen. */
interface FixRuleData {
  readonly fixRule: string;
  /** The file; all files where it is left out. */
  readonly uri?: string;
}

/** For a client that asks for the edit later: to make it means to analyse the files again and again. */
export function fixRuleActions(
  uri: string,
  { code }: Rule,
  diagnostic: Diagnostic,
  { analysis, client }: Session,
): readonly CodeAction[] {
  if (!client.resolvesActions) return [];
  const fixable = (problem: Problem) => problem.code === code && problem.fixes.some(({ preferred }) => preferred);
  const here = analysis.problemsOf(uri).filter(fixable).length;
  const everywhere = analysis.uris().reduce((sum, file) => sum + analysis.problemsOf(file).filter(fixable).length, 0);
  const action = (amount: number, where: string, data: FixRuleData): CodeAction => ({
    title: `Fix all ${amount} findings of ${code} in ${where}`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    data,
  });
  return [
    ...(here > 1 ? [action(here, 'this file', { fixRule: code, uri })] : []),
    ...(everywhere > here && here > 0 ? [action(everywhere, 'the workspace', { fixRule: code })] : []),
  ];
}

/** The action with its edit; as it is where it isn't one of these, or where nothing can be fixed any more. */
export async function resolveFixRule(action: CodeAction, session: Session): Promise<CodeAction> {
  const { data } = action;
  if (!isFixRule(data)) return action;
  const { analysis, settingsFiles, shared, client, failed } = session;
  const uris = data.uri === undefined ? analysis.uris() : [data.uri];
  const documents = new Set(
    uris.flatMap((uri) => analysis.programsWith(uri)).flatMap(({ program }) => program.documents),
  );
  const texts = new Map([...documents].map(({ uri, textDocument }) => [uri.toString(), textDocument.getText()]));
  const versions = new Map([...texts.keys()].map((uri) => [uri, versionOf(shared, uri)]));
  const { changed, failures } = await fixAll({
    files: texts,
    editable: new Set(uris),
    settingsFor: settingsFiles.settingsFor,
    wanted: ({ code }) => code === data.fixRule,
  });
  for (const { rule, error } of failures) failed(`The rule ${rule.code}`, error);
  const isCurrent = ([uri]: readonly [string, string]) =>
    documentAt(shared, uri) !== undefined && versionOf(shared, uri) === versions.get(uri);
  if (![...changed].every(isCurrent)) return action;
  const edits = new Map<string, readonly TextEdit[]>(
    [...changed].map(([uri, text]) => [uri, lineChanges(texts.get(uri) ?? '', text)]),
  );
  const edit = workspaceEditOf(edits, shared, client);
  return edit ? { ...action, edit } : action;
}

function isFixRule(data: unknown): data is FixRuleData {
  if (typeof data !== 'object' || data === null) return false;
  const { fixRule, uri } = data as Readonly<Record<string, unknown>>;
  return typeof fixRule === 'string' && (uri === undefined || typeof uri === 'string');
}
