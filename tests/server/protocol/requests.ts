/** One good request or notification of each kind that the server takes, about a document that is open. */
import { uri } from './raw-client.ts';

const textDocument = { uri };
const position = { line: 0, character: 48 };
const range = { start: { line: 0, character: 0 }, end: position };
const item = { name: 'A', kind: 5, uri, range, selectionRange: range };
const event = { kind: 'fails', names: ['BTS-01'] };

export const customRequests: Readonly<Record<string, object>> = {
  'btc/status': { uri },
  'btc/preview': { uri, scenario: { events: [event], at: 1, pairs: false } },
  'btc/export': { uri, view: 'topology', format: 'md', events: [event] },
};

export const requests: Readonly<Record<string, object>> = {
  'textDocument/completion': { textDocument, position },
  'textDocument/hover': { textDocument, position },
  'textDocument/definition': { textDocument, position },
  'textDocument/references': { textDocument, position, context: { includeDeclaration: true } },
  'textDocument/documentHighlight': { textDocument, position },
  'textDocument/documentSymbol': { textDocument },
  'workspace/symbol': { query: 'A' },
  'textDocument/foldingRange': { textDocument },
  'textDocument/selectionRange': { textDocument, positions: [position] },
  'textDocument/documentLink': { textDocument },
  'textDocument/codeLens': { textDocument },
  'codeLens/resolve': { range, data: { uri, position } },
  'textDocument/inlayHint': { textDocument, range },
  'textDocument/linkedEditingRange': { textDocument, position },
  'textDocument/prepareCallHierarchy': { textDocument, position },
  'callHierarchy/incomingCalls': { item },
  'callHierarchy/outgoingCalls': { item },
  'textDocument/semanticTokens/full': { textDocument },
  'textDocument/semanticTokens/full/delta': { textDocument, previousResultId: '1' },
  'textDocument/semanticTokens/range': { textDocument, range },
  'textDocument/codeAction': {
    textDocument,
    range,
    context: { diagnostics: [{ range, message: '' }], only: ['quickfix'] },
  },
  'codeAction/resolve': { title: 'Fix', kind: 'quickfix', data: { fixRule: 'unresolved-reference', uri } },
  'textDocument/formatting': { textDocument, options: { tabSize: 2, insertSpaces: true } },
  'textDocument/rangeFormatting': { textDocument, range, options: { tabSize: 2, insertSpaces: true } },
  'textDocument/rangesFormatting': { textDocument, ranges: [range], options: { tabSize: 2, insertSpaces: true } },
  'textDocument/onTypeFormatting': { textDocument, position, ch: '}', options: { tabSize: 2, insertSpaces: true } },
  'textDocument/prepareRename': { textDocument, position },
  'textDocument/rename': { textDocument, position, newName: 'Other' },
  'textDocument/diagnostic': { textDocument, identifier: 'btc', previousResultId: '1' },
  'workspace/diagnostic': { identifier: 'btc', previousResultIds: [{ uri, value: '1' }] },
  ...customRequests,
};

const other = 'file:///nowhere/other.btc';
export const notifications: Readonly<Record<string, object>> = {
  'textDocument/didOpen': { textDocument: { uri: other, languageId: 'btc', version: 1, text: '' } },
  'textDocument/didChange': { textDocument: { uri: other, version: 2 }, contentChanges: [{ range, text: 'x' }] },
  'textDocument/didClose': { textDocument: { uri: other } },
  'textDocument/willSave': { textDocument: { uri: other }, reason: 1 },
  'textDocument/didSave': { textDocument: { uri: other } },
  'workspace/didChangeWatchedFiles': { changes: [{ uri: other, type: 2 }] },
  'workspace/didChangeWorkspaceFolders': { event: { added: [{ uri: 'file:///nowhere', name: 'n' }], removed: [] } },
  'workspace/didChangeConfiguration': { settings: {} },
  '$/cancelRequest': { id: 77 },
  '$/setTrace': { value: 'off' },
};

/** JSON has no number that is infinite, but takes this for one. */
export const infinite = '@infinite';

const wrongValues: readonly unknown[] = [null, true, -1, 1.5, 1e15, infinite, '', 'file://a b\u0000', [], [null], {}];

/** The same with one value in it, whichever, replaced by each that is wrong or odd, or taken away. */
export function* mutationsOf(params: unknown): Iterable<unknown> {
  yield* wrongValues;
  yield undefined;
  if (typeof params !== 'object' || params === null) return;
  for (const [key, value] of Object.entries(params)) {
    for (const mutation of mutationsOf(value)) {
      if (Array.isArray(params)) yield params.map((own, index) => (String(index) === key ? mutation : own));
      else yield { ...params, [key]: mutation };
    }
  }
}
