/**
 * The floor: the least that any server does. It takes messages apart and reads their JSON, applies a change to the document, and
 * publishes one fixed diagnostic where the edited line holds a certain word. Nothing is parsed; an opened text is cut into tokens.
 *
 *     node floor-server.cjs --stdio
 */
import { TextDocument } from 'vscode-json-languageservice';
import { createConnection, ProposedFeatures, type Range, TextDocumentSyncKind } from 'vscode-languageserver/node';

const connection = createConnection(ProposedFeatures.all);
const documents = new Map<string, TextDocument>();
const token = /"[^"\r\n]*"?|\/\/[^\r\n]*|[A-Za-z_][\w-]*|\d[\w./]*|[{}:,.]/g;
const right = 'incomingCaller';
const wrong = `${right}x`;

connection.onInitialize(() => ({
  capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, completionProvider: {} },
}));
connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
  const document = TextDocument.create(uri, languageId, version, text);
  documents.set(uri, document);
  publish(document, 0, text);
});
connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
  const known = documents.get(uri);
  if (!known) return;
  const document = TextDocument.update(known, contentChanges, version);
  const [change] = contentChanges;
  const line = change && 'range' in change ? change.range.start.line : 0;
  const range: Range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
  publish(document, document.offsetAt(range.start), document.getText(range));
});
connection.onCompletion(() => [{ label: right }]);
connection.listen();

/** @param start the offset of the part of the text to look at */
function publish(document: TextDocument, start: number, part: string): void {
  const diagnostics = [];
  for (const { 0: image, index } of part.matchAll(token)) {
    if (image !== wrong) continue;
    const range = { start: document.positionAt(start + index), end: document.positionAt(start + index + image.length) };
    diagnostics.push({ range, severity: 1 as const, message: `There is no ${image}.`, source: 'floor' });
  }
  connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
}
