/** The status of the active file's topology beside its language: what is found, and which failures it survives. */
import * as vscode from 'vscode';
import { type Status, showPreviewCommand } from '#protocol';
import type { LanguageServer } from '../language-server/language-server.ts';
import { createPull } from '../language-server/pull.ts';
import { milestone } from '../walkthrough/milestones.ts';
import { findingsText, type StatusText, survivalText } from './status-text.ts';

/** How long, in milliseconds, nothing must have changed before failures are simulated: not while somebody types. */
const pause = 400;

interface Answer {
  readonly uri: string;
  readonly status: Status | null;
}

export function registerTopologyStatus({ subscriptions }: vscode.ExtensionContext, server: LanguageServer): void {
  const findings = vscode.languages.createLanguageStatusItem('btc.findings', { language: 'btc' });
  const survival = vscode.languages.createLanguageStatusItem('btc.survival', { language: 'btc' });
  findings.name = vscode.l10n.t('Findings of the topology');
  survival.name = vscode.l10n.t('Survival of failures');
  let mended: Answer | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const write = (item: vscode.LanguageStatusItem, { text, detail }: StatusText, command: vscode.Command): void => {
    Object.assign(item, { text, detail, command, busy: false });
  };
  const setBusy = (): void => {
    findings.busy = true;
    survival.busy = true;
  };
  const show = (answer: Answer): void => {
    // Another editor is active by now; its own answer is on the way.
    if (answer.uri !== activeUri()) return;
    const { uri, status } = answer;
    const showProblems = { title: vscode.l10n.t('Show Problems'), command: 'workbench.actions.view.problems' };
    const showPreview = { title: vscode.l10n.t('Open Preview'), command: showPreviewCommand, arguments: [uri] };
    findings.severity = severityOf(status);
    write(findings, status ? findingsText(status) : notChecked(), showProblems);
    write(survival, survivalText(status?.survival), showPreview);
    if (mended?.uri === uri && countOf(mended.status) > 0 && status && countOf(status) === 0)
      void milestone('hasMended');
    mended = answer;
  };
  const fail = (error: unknown): void => {
    findings.severity = vscode.LanguageStatusSeverity.Error;
    const restart = { title: vscode.l10n.t('Restart'), command: 'btc.restartServer' };
    const reason = error instanceof Error ? error.message : String(error);
    write(findings, { text: vscode.l10n.t('The language server does not answer'), detail: reason }, restart);
    write(survival, survivalText(undefined), restart);
  };
  const pull = createPull<Answer | undefined>(
    async () => {
      const uri = activeUri();
      return uri === undefined ? undefined : { uri, status: await server.status({ uri }) };
    },
    (answer) => answer && show(answer),
    fail,
  );
  const askSoon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(pull.request, pause);
  };
  const askNow = (): void => {
    clearTimeout(waiting);
    if (activeUri() === undefined) return;
    setBusy();
    pull.request();
  };

  subscriptions.push(
    findings,
    survival,
    vscode.window.onDidChangeActiveTextEditor(askNow),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && document.uri.toString() === activeUri()) setBusy();
    }),
    server.onAnalysed(({ uris }) => {
      const uri = activeUri();
      if (uri !== undefined && uris.includes(uri)) askSoon();
    }),
    server.onStarted(askNow),
    { dispose: () => clearTimeout(waiting) },
    { dispose: pull.stop },
  );
  askNow();
}

function activeUri(): string | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === 'btc' ? document.uri.toString() : undefined;
}

/** Errors and warnings together. */
function countOf(status: Status | null): number {
  return status === null ? 0 : status.errors + status.warnings;
}

function severityOf(status: Status | null): vscode.LanguageStatusSeverity {
  if (status !== null && status.errors > 0) return vscode.LanguageStatusSeverity.Error;
  if (status !== null && status.warnings > 0) return vscode.LanguageStatusSeverity.Warning;
  return vscode.LanguageStatusSeverity.Information;
}

function notChecked(): StatusText {
  return { text: vscode.l10n.t('Not checked'), detail: vscode.l10n.t('a file of no topology that the server knows') };
}
