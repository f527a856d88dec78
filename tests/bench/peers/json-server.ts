/**
 * A peer: the least of a language server around vscode-json-languageservice, as an editor would ship it.
 *
 *     node json-server.cjs --stdio [SCHEMA]
 */
import { readFileSync } from 'node:fs';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { createConnection, ProposedFeatures, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver/node';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
const service = getLanguageService({});
const [, , , schema] = process.argv;
if (schema) {
  const rules = [{ uri: 'topology.json', fileMatch: ['*'], schema: JSON.parse(readFileSync(schema, 'utf8')) }];
  service.configure({ validate: true, schemas: rules });
}

connection.onInitialize(() => ({
  capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, completionProvider: {}, hoverProvider: true },
}));
connection.onCompletion(({ textDocument, position }) => {
  const document = documents.get(textDocument.uri);
  return document ? service.doComplete(document, position, service.parseJSONDocument(document)) : null;
});
connection.onHover(({ textDocument, position }) => {
  const document = documents.get(textDocument.uri);
  return document ? service.doHover(document, position, service.parseJSONDocument(document)) : null;
});
documents.onDidChangeContent(async ({ document }) => {
  const { uri, version } = document;
  const diagnostics = await service.doValidation(document, service.parseJSONDocument(document));
  await connection.sendDiagnostics({ uri, version, diagnostics });
});
documents.listen(connection);
connection.listen();
