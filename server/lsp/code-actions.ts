/** Quick fixes for what the rules find at the cursor, and all safe fixes of a file at once. */
import { UriUtils } from 'langium';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver';
import type { Problem, ProblemFix } from '#language';
import { diagnosticOf, documentAt, rangeIn, workspaceEditOf } from './convert.ts';
import { fixAllAction, fixAllKind } from './fix-all-action.ts';
import type { Session } from './session.ts';

export const codeActionKinds: readonly string[] = [CodeActionKind.QuickFix, fixAllKind];

export async function codeActions({ textDocument, range, context }: CodeActionParams, session: Session) {
  const uri = UriUtils.normalize(textDocument.uri);
  const isWanted = (kind: string): boolean =>
    (context.only ?? [CodeActionKind.QuickFix]).some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (isWanted(CodeActionKind.QuickFix)) actions.push(...quickFixes(uri, range, context.diagnostics, session));
  // Fixing everything is work, so it is done only for those who ask for it by its kind.
  const action = context.only && isWanted(fixAllKind) ? await fixAllAction(uri, session) : undefined;
  return action ? [...actions, action] : actions;
}

/** The fixes of the findings that overlap the range, or that the client means by a diagnostic. */
function quickFixes(
  uri: string,
  range: Range,
  diagnostics: readonly Diagnostic[],
  session: Session,
): readonly CodeAction[] {
  const { analysis, shared, client, failed } = session;
  const document = documentAt(shared, uri);
  if (!document) return [];
  const actions = new Map<string, CodeAction>();
  for (const problem of analysis.problemsOf(uri)) {
    const place = rangeIn(document, problem.span);
    const meant = diagnostics.find((diagnostic) => diagnostic.code === problem.code && isSame(diagnostic.range, place));
    if (!meant && !overlap(range, place)) continue;
    const diagnostic = meant ?? diagnosticOf(problem, shared, client);
    for (const fix of problem.fixes) {
      try {
        const action = actionOf(fix, diagnostic, session);
        if (action) addTo(actions, action);
      } catch (error) {
        failed(`"${fix.title}" for ${nameOf(problem)}`, error);
      }
    }
  }
  return [...actions.values()];
}

function actionOf({ title, preferred, edits }: ProblemFix, diagnostic: Diagnostic, session: Session) {
  const changes = edits();
  if ([...changes.values()].every((ofFile) => ofFile.length === 0)) return undefined;
  const action: CodeAction = {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: preferred,
    edit: workspaceEditOf(changes, session.shared, session.client),
  };
  return action;
}

/** Several findings may be fixed in one and the same way: that is one action, for all of them. */
function addTo(actions: Map<string, CodeAction>, action: CodeAction): void {
  const key = JSON.stringify([action.title, action.edit]);
  const known = actions.get(key);
  if (!known) actions.set(key, action);
  else {
    known.diagnostics?.push(...(action.diagnostics ?? []));
    if (action.isPreferred) known.isPreferred = true;
  }
}

function nameOf({ code, span }: Problem): string {
  return `${code} in ${span.uri}`;
}

function isSame(a: Range, b: Range): boolean {
  return order(a.start, b.start) === 0 && order(a.end, b.end) === 0;
}

/** Touching counts: the cursor behind the last letter is at the word. */
function overlap(a: Range, b: Range): boolean {
  return order(a.start, b.end) <= 0 && order(b.start, a.end) <= 0;
}

function order(a: Range['start'], b: Range['start']): number {
  return a.line - b.line || a.character - b.character;
}
