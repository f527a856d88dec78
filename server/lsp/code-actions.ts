/** What can be done at the cursor: fixes of findings, what their rules offer, all safe fixes of a file at once, and refactorings. */
import { UriUtils } from 'langium';
import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver';
import { type Problem, type ProblemFix, writeFix } from '#language';
import { fixAllKind, refactorKinds } from './capabilities.ts';
import { diagnosticOf, documentAt, rangeIn, workspaceEditOf } from './convert.ts';
import { extractActions, resolveExtract } from './extract-actions.ts';
import { fixAllAction } from './fix-all-action.ts';
import { resolveFixRule } from './fix-rule-actions.ts';
import { isSame, overlap } from './range-order.ts';
import { refactorActions, resolveRefactoring } from './refactor-actions.ts';
import { type Found, ruleActions } from './rule-actions.ts';
import type { Session } from './session.ts';
import { settingsActions } from './settings-actions.ts';

/** What a client means that asks for no kind: fixing everything is work, so it is done only for those who ask for it. */
const usualKinds: readonly string[] = [CodeActionKind.QuickFix, CodeActionKind.Refactor];

export async function codeActions({ textDocument, range, context }: CodeActionParams, session: Session) {
  const uri = UriUtils.normalize(textDocument.uri);
  const isWanted = (kind: string): boolean =>
    (context.only ?? usualKinds).some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (isWanted(CodeActionKind.QuickFix)) {
    const found = foundAt(uri, range, context.diagnostics, session);
    actions.push(
      ...quickFixes(found, session),
      ...ruleActions(uri, found, session),
      ...settingsActions(uri, range, session),
    );
  }
  actions.push(...refactorActions(uri, range, isWanted, session));
  if (isWanted(refactorKinds.extract) && isAsked(range, context))
    actions.push(...(await extractActions(uri, range, session)));
  const action = isWanted(fixAllKind) ? await fixAllAction(uri, session) : undefined;
  return action ? [...actions, action] : actions;
}

/** Whether somebody has selected something or opened a menu: a light at the head of each block would only distract. */
function isAsked({ start, end }: Range, { triggerKind }: CodeActionContext): boolean {
  const isSelection = start.line !== end.line || start.character !== end.character;
  return isSelection || triggerKind !== CodeActionTriggerKind.Automatic;
}

/**
 * The action with its edit, which is made when the user has chosen it.
 * @throws ResponseError with a message for the user, where it can't be made any more
 */
export async function resolveCodeAction(action: CodeAction, session: Session): Promise<CodeAction> {
  return resolveExtract(resolveRefactoring(await resolveFixRule(action, session), session), session);
}

/** The findings that overlap the range, or that the client means by a diagnostic. */
function foundAt(
  uri: string,
  range: Range,
  diagnostics: readonly Diagnostic[],
  { analysis, shared, client }: Session,
): readonly Found[] {
  const document = documentAt(shared, uri);
  if (!document) return [];
  return analysis.problemsOf(uri).flatMap((problem) => {
    const place = rangeIn(document, problem.span);
    const meant = diagnostics.find((diagnostic) => diagnostic.code === problem.code && isSame(diagnostic.range, place));
    if (!meant && !overlap(range, place)) return [];
    return [{ problem, diagnostic: meant ?? diagnosticOf(problem, document, shared, client) }];
  });
}

function quickFixes(found: readonly Found[], session: Session): readonly CodeAction[] {
  const actions = new Map<string, CodeAction>();
  for (const { problem, diagnostic } of found) {
    for (const fix of problem.fixes) {
      try {
        const action = actionOf(fix, diagnostic, session);
        if (action) addTo(actions, action);
      } catch (error) {
        session.failed(`"${fix.title}" for ${nameOf(problem)}`, error);
      }
    }
  }
  return [...actions.values()];
}

function actionOf(
  { title, preferred, edits }: ProblemFix,
  diagnostic: Diagnostic,
  { shared, client }: Session,
): CodeAction | undefined {
  const edit = workspaceEditOf(edits(writeFix), shared, client);
  return edit && { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], isPreferred: preferred, edit };
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
