/** Diagnostics for clients that ask for them, by document and for the whole workspace. */
import { UriUtils } from 'langium';
import {
  type CancellationToken,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type FullDocumentDiagnosticReport,
  type ResultProgressReporter,
  type UnchangedDocumentDiagnosticReport,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { answer } from './answer.ts';
import type { Report } from './reports.ts';
import type { Session } from './session.ts';
import type { Outcome } from './updates.ts';

/** After an edit the client asks for the document itself; what else has changed with it, the client has to be told. */
export function answerPulls(session: Session): (outcome: Outcome) => void {
  const { connection, client, shared, failed } = session;
  const { diagnostics } = connection.languages;
  const isOpen = (uri: string): boolean => shared.workspace.TextDocuments.get(uri) !== undefined;

  const ofDocument = answer(session, 'A request for diagnostics', documentReport, nothing);
  diagnostics.on((params, token) => ofDocument(params, token));

  const ofWorkspace = answer(session, 'A request for diagnostics', workspaceReport, { items: [] });
  const streams = new Set<Stream>();
  diagnostics.onWorkspace((params, token, _progress, parts) =>
    parts ? openStream(shownBy(params), parts, token, streams, session) : ofWorkspace(params, token),
  );
  connection.onShutdown(() => {
    for (const stream of streams) stream.end();
  });
  shared.workspace.TextDocuments.onDidClose(({ document }) => {
    // The client forgets what it was told of a document that is closed.
    for (const { shown } of streams) shown.delete(UriUtils.normalize(document.uri));
  });

  return ({ changed, edited }) => {
    for (const stream of streams) stream.send();
    if (client.refreshesDiagnostics && changed.some((uri) => isOpen(uri) && !edited.has(uri))) {
      diagnostics.refresh().catch((error) => failed('Refreshing diagnostics', error));
    }
  };
}

function documentReport(
  { textDocument, previousResultId }: DocumentDiagnosticParams,
  session: Session,
): DocumentDiagnosticReport {
  const uri = UriUtils.normalize(textDocument.uri);
  const own = since(previousResultId, session.reports.of(uri));
  return session.client.takesRelatedDocuments ? { ...own, relatedDocuments: relatedTo(uri, session) } : own;
}

function workspaceReport(params: WorkspaceDiagnosticParams, session: Session): WorkspaceDiagnosticReport {
  return { items: newReports(shownBy(params), session) };
}

const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

function full({ resultId, diagnostics }: Report): FullDocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...diagnostics] };
}

function since(
  previous: string | undefined,
  report: Report,
): FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport {
  return previous === report.resultId
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: report.resultId }
    : full(report);
}

/** The reports of the other files of the topologies that the file is part of. */
function relatedTo(uri: string, { analysis, reports }: Session): Record<string, FullDocumentDiagnosticReport> {
  const files = analysis.programsWith(uri).flatMap(({ program }) => program.documents);
  const others = new Set(files.map((document) => document.uri.toString()).filter((other) => other !== uri));
  return Object.fromEntries([...others].map((other) => [other, full(reports.of(other))]));
}

/** What the client shows: the id of the last report of each file. */
type Shown = Map<string, string>;

function shownBy({ previousResultIds }: WorkspaceDiagnosticParams): Shown {
  return new Map(previousResultIds.map(({ uri, value }) => [UriUtils.normalize(uri), value]));
}

/** The reports that the client doesn't show yet, empty ones for files that are gone; it is then taken to show them. */
function newReports(shown: Shown, { reports }: Session): WorkspaceDocumentDiagnosticReport[] {
  return [...new Set([...reports.uris(), ...shown.keys()])].flatMap((uri) => {
    const report = reports.of(uri);
    if (shown.get(uri) === report.resultId) return [];
    shown.set(uri, report.resultId);
    return [{ ...full(report), uri, version: report.version }];
  });
}

interface Stream {
  readonly shown: Shown;
  /** Sends what is new since the last time. */
  readonly send: () => void;
  readonly end: () => void;
}

/**
 * A client that takes reports one by one leaves its request open, and gets them as soon as there are any. The answer comes
 * when the client cancels, or with the end of the session.
 */
function openStream(
  shown: Shown,
  parts: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult>,
  token: CancellationToken,
  streams: Set<Stream>,
  session: Session,
): Promise<WorkspaceDiagnosticReport> {
  return new Promise((resolve) => {
    const stream: Stream = {
      shown,
      send() {
        const items = newReports(shown, session);
        if (items.length > 0) parts.report({ items });
      },
      end() {
        streams.delete(stream);
        resolve({ items: [] });
      },
    };
    streams.add(stream);
    token.onCancellationRequested(() => stream.end());
    // What is known already; while a build is under way, its analysis brings the rest.
    stream.send();
  });
}
