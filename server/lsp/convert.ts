/** From the language's offsets to the protocol's positions: the only place where the two meet. */
import { TextDocument, URI } from 'langium';
import {
  CreateFile,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Location,
  TextEdit as LspTextEdit,
  type Position,
  type Range,
  TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { BtcDocument, EditsByFile, Problem, Severity, Span, TextEdit } from '#language';
import type { Client } from './client.ts';
import type { SharedServices } from './services.ts';

/** The document that the server has under an address. */
export function documentAt(shared: SharedServices, uri: string): BtcDocument | undefined {
  return shared.workspace.LangiumDocuments.getDocument(URI.parse(uri)) as BtcDocument | undefined;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

export function rangeIn({ textDocument }: Pick<BtcDocument, 'textDocument'>, { start, end }: Stretch): Range {
  return { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
}

/** Where a span is; the beginning of its file where the file is not there. */
export function locationOf(shared: SharedServices, span: Span): Location {
  const document = documentAt(shared, span.uri);
  return { uri: span.uri, range: document ? rangeIn(document, span) : startOfFile };
}

const start: Position = { line: 0, character: 0 };
export const startOfFile: Range = { start, end: start };

export const severityNumbers: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The name under which all diagnostics of this server appear. */
export const diagnosticSource = 'btc';

/**
 * A problem as the client can show it.
 * @param document the one that it is in, where that is there
 */
export function diagnosticOf(
  problem: Problem,
  document: BtcDocument | undefined,
  shared: SharedServices,
  client: Client,
): Diagnostic {
  const { code, message, severity, span, related, rule } = problem;
  const diagnostic: Diagnostic = {
    range: document ? rangeIn(document, span) : startOfFile,
    severity: severityNumbers[severity],
    code,
    source: diagnosticSource,
    message,
  };
  if (related.length > 0 && client.showsRelatedInformation) {
    diagnostic.relatedInformation = related.map((other) => ({
      location:
        document && other.span.uri === span.uri
          ? { uri: span.uri, range: rangeIn(document, other.span) }
          : locationOf(shared, other.span),
      message: other.message,
    }));
  }
  // Such a rule's findings are text that does nothing.
  if (code.startsWith('unused-') && client.showsDiagnosticTags) diagnostic.tags = [DiagnosticTag.Unnecessary];
  return rule ? { ...diagnostic, ...codeDescriptionOf(code, client) } : diagnostic;
}

/** The link behind the code of a rule's findings, for a client that shows one. */
export function codeDescriptionOf(code: string, { rulePage, showsCodeDescription }: Client): Partial<Diagnostic> {
  if (rulePage === undefined || !showsCodeDescription) return {};
  return { codeDescription: { href: rulePage.replaceAll('{code}', code) } };
}

/**
 * Edits by file address, tied to the versions of the documents that are open where the client can check them. Undefined where
 * nothing would change, and where a file would have to be made that the client can't make.
 * @param made what becomes of a file that has to be made and is there by then: it is edited, unless it has to be new
 */
export function workspaceEditOf(
  edits: EditsByFile,
  shared: SharedServices,
  client: Client,
  made: 'files' | 'newFiles' = 'files',
): WorkspaceEdit | undefined {
  const changing = [...edits].filter(([, ofFile]) => ofFile.length > 0);
  const converted = changing.map(([uri, ofFile]) => {
    const document = documentAt(shared, uri)?.textDocument ?? TextDocument.create(uri, 'btc', 0, '');
    return { uri, edits: ofFile.map((edit) => textEditIn(document, edit)) };
  });
  const created = converted.filter(({ uri }) => !documentAt(shared, uri));
  if (converted.length === 0 || (created.length > 0 && !client.createsFiles)) return undefined;
  if (!client.takesDocumentChanges) {
    return { changes: Object.fromEntries(converted.map((file) => [file.uri, file.edits])) };
  }
  return {
    documentChanges: [
      ...created.map(({ uri }) =>
        CreateFile.create(uri, made === 'files' ? { ignoreIfExists: true } : { overwrite: false }),
      ),
      ...converted.map((file) =>
        TextDocumentEdit.create({ uri: file.uri, version: versionOf(shared, file.uri) }, file.edits),
      ),
    ],
  };
}

export function textEditIn(document: TextDocument, { start, end, text }: TextEdit): LspTextEdit {
  return LspTextEdit.replace({ start: document.positionAt(start), end: document.positionAt(end) }, text);
}

/** The version of a document that is open in the editor, null for any other. */
export function versionOf(shared: SharedServices, uri: string): number | null {
  return shared.workspace.TextDocuments.get(uri)?.version ?? null;
}
