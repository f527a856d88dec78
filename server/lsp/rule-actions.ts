/** What can be done about a rule, wherever it speaks: suppress it here, set its severity, fix all its findings, read its page. */
import { type CodeAction, CodeActionKind, type Diagnostic, TextEdit } from 'vscode-languageserver';
import { type Problem, type Rule, suppressingEdit } from '#language';
import { showRuleCommand } from '../protocol.ts';
import { documentAt, versionOf } from './convert.ts';
import { fixRuleActions } from './fix-rule-actions.ts';
import type { Session } from './session.ts';
import { severityActions } from './settings-actions.ts';

/** A finding with the diagnostic that the client knows it by. */
export interface Found {
  readonly problem: Problem;
  readonly diagnostic: Diagnostic;
}

/** A finding of a rule. */
interface OfRule extends Found {
  readonly rule: Rule;
}

export function ruleActions(uri: string, found: readonly Found[], session: Session): readonly CodeAction[] {
  const byRule = new Map<string, OfRule>();
  for (const { problem, diagnostic } of found) {
    const { rule } = problem;
    if (rule && !byRule.has(rule.code)) byRule.set(rule.code, { problem, diagnostic, rule });
  }
  const all = [...byRule.values()];
  return [
    ...all.flatMap(({ rule, diagnostic }) => fixRuleActions(uri, rule, diagnostic, session)),
    ...all.flatMap((one) => suppressAction(uri, one, session) ?? []),
    ...all.flatMap(({ rule, diagnostic, problem }) =>
      severityActions(uri, rule, problem.severity, diagnostic, session),
    ),
    ...all.flatMap(({ rule, diagnostic }) => pageAction(rule, diagnostic, session) ?? []),
  ];
}

/** The comment that suppresses the finding. Where the client can, it leaves the cursor at the reason. */
function suppressAction(
  uri: string,
  { problem, diagnostic, rule }: OfRule,
  { shared, client }: Session,
): CodeAction | undefined {
  const document = documentAt(shared, uri);
  // A comment about a comment would itself have to be looked after.
  if (!document || rule.on === 'suppression') return undefined;
  const edit = suppressingEdit(document, rule.code, problem.span.start);
  if (!edit) return undefined;
  const { start, end, before, asksReason, after } = edit;
  const range = { start: document.textDocument.positionAt(start), end: document.textDocument.positionAt(end) };
  const action = {
    title: `Suppress ${rule.code} on this line`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
  };
  const textDocument = { uri, version: versionOf(shared, uri) };
  if (asksReason && client.takesSnippetEdits) {
    const snippet = { kind: 'snippet' as const, value: `${before}\${1:reason}${after}` };
    return { ...action, edit: { documentChanges: [{ textDocument, edits: [{ range, snippet }] }] } };
  }
  const edits = [TextEdit.replace(range, `${asksReason ? before.trimEnd() : before}${after}`)];
  return {
    ...action,
    edit: client.takesDocumentChanges ? { documentChanges: [{ textDocument, edits }] } : { changes: { [uri]: edits } },
  };
}

/** For a client that has the pages, and with them the command that shows one. */
function pageAction({ code }: Rule, diagnostic: Diagnostic, { client }: Session): CodeAction | undefined {
  if (client.rulePage === undefined) return undefined;
  const title = `Show the page of ${code}`;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    command: { title, command: showRuleCommand, arguments: [code] },
  };
}
