/** What the parameters of each message have to look like, as far as this server reads them; what else they hold doesn't matter. */
import { URI } from 'langium';
import * as v from 'valibot';
import {
  type ExportParams,
  exportForms,
  exportRequest,
  type PreviewParams,
  previewRequest,
  statusRequest,
} from '../protocol.ts';

/** Nobody looks at a scenario with more events, and each of them costs time. */
const mostEvents = 1000;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const uri = v.pipe(v.string(), v.check(isAddress, 'This is not an address'));
const position = v.looseObject({ line: count, character: count });
const range = v.looseObject({ start: position, end: position });
const textDocument = v.looseObject({ uri });
const inDocument = v.looseObject({ textDocument });
const atPosition = v.looseObject({ textDocument, position });
const inRange = v.looseObject({ textDocument, range });
const item = v.looseObject({ item: v.looseObject({ uri, selectionRange: range }) });
const previousResultIds = v.array(v.looseObject({ uri: v.string(), value: v.string() }));
/** An address without a scheme would be the root of the disk, which would be searched whole. */
const folder = v.pipe(uri, v.check(hasScheme, 'This is no address of a folder'));
const folders = v.array(v.looseObject({ uri: folder, name: v.string() }));

const event = v.variant('kind', [
  v.object({ kind: v.picklist(['fails', 'back']), names: v.array(v.string()) }),
  v.object({ kind: v.literal('moved'), group: v.string(), to: v.string() }),
]);
const events = v.pipe(v.array(event), v.maxLength(mostEvents));
const preview: v.GenericSchema<unknown, PreviewParams> = v.object({
  uri,
  scenario: v.exactOptional(v.object({ events, at: count, pairs: v.boolean() })),
});
const exported: v.GenericSchema<unknown, ExportParams> = v.pipe(
  v.object({
    uri,
    view: v.picklist(['topology', 'failover', 'runbook']),
    format: v.picklist(['html', 'svg', 'md', 'pixels']),
    events,
  }),
  v.check(
    ({ view, format }) => (exportForms[view] as readonly string[]).includes(format === 'pixels' ? 'svg' : format),
    'The view has no such format',
  ),
);

const shapes: Readonly<Record<string, v.GenericSchema>> = {
  initialize: v.looseObject({
    processId: v.optional(v.nullable(count)),
    capabilities: v.looseObject({}),
    rootUri: v.optional(v.nullable(folder)),
    workspaceFolders: v.optional(v.nullable(folders)),
  }),
  'textDocument/didOpen': v.looseObject({
    textDocument: v.looseObject({ uri, languageId: v.string(), version: v.number(), text: v.string() }),
  }),
  'textDocument/didChange': v.looseObject({
    textDocument: v.looseObject({ uri, version: v.number() }),
    contentChanges: v.array(v.looseObject({ text: v.string(), range: v.optional(range) })),
  }),
  'textDocument/didClose': inDocument,
  'textDocument/willSave': inDocument,
  'textDocument/willSaveWaitUntil': inDocument,
  'textDocument/didSave': inDocument,
  'workspace/didChangeConfiguration': v.looseObject({}),
  'workspace/didChangeWatchedFiles': v.looseObject({
    changes: v.array(v.looseObject({ uri, type: v.picklist([1, 2, 3]) })),
  }),
  'workspace/didChangeWorkspaceFolders': v.looseObject({ event: v.looseObject({ added: folders, removed: folders }) }),
  'textDocument/completion': atPosition,
  'textDocument/hover': atPosition,
  'textDocument/definition': atPosition,
  'textDocument/references': v.looseObject({
    ...atPosition.entries,
    context: v.looseObject({ includeDeclaration: v.boolean() }),
  }),
  'textDocument/documentHighlight': atPosition,
  'textDocument/documentSymbol': inDocument,
  'workspace/symbol': v.looseObject({ query: v.string() }),
  'textDocument/foldingRange': inDocument,
  'textDocument/selectionRange': v.looseObject({ textDocument, positions: v.array(position) }),
  'textDocument/documentLink': inDocument,
  'textDocument/codeLens': inDocument,
  'codeLens/resolve': v.looseObject({
    range,
    data: v.optional(v.looseObject({ uri: v.optional(uri), position: v.optional(position) })),
  }),
  'textDocument/inlayHint': inRange,
  'textDocument/linkedEditingRange': atPosition,
  'textDocument/prepareCallHierarchy': atPosition,
  'callHierarchy/incomingCalls': item,
  'callHierarchy/outgoingCalls': item,
  'textDocument/semanticTokens/full': inDocument,
  'textDocument/semanticTokens/full/delta': v.looseObject({ textDocument, previousResultId: v.string() }),
  'textDocument/semanticTokens/range': inRange,
  'textDocument/codeAction': v.looseObject({
    ...inRange.entries,
    context: v.looseObject({
      diagnostics: v.array(v.looseObject({ range })),
      only: v.optional(v.array(v.string())),
    }),
  }),
  'codeAction/resolve': v.looseObject({ title: v.string() }),
  'textDocument/formatting': inDocument,
  'textDocument/rangeFormatting': inRange,
  'textDocument/rangesFormatting': v.looseObject({ textDocument, ranges: v.array(range) }),
  'textDocument/onTypeFormatting': v.looseObject({ ...atPosition.entries, ch: v.string() }),
  'textDocument/prepareRename': atPosition,
  'textDocument/rename': v.looseObject({ ...atPosition.entries, newName: v.string() }),
  'textDocument/diagnostic': v.looseObject({ textDocument, previousResultId: v.optional(v.string()) }),
  'workspace/diagnostic': v.looseObject({ previousResultIds }),
  [statusRequest]: v.object({ uri }),
  [previewRequest]: preview,
  [exportRequest]: exported,
  '$/setTrace': v.looseObject({ value: v.string() }),
  '$/cancelRequest': v.looseObject({ id: v.union([v.string(), v.number()]) }),
};

/** What is wrong with the parameters of a message, with the place in them; undefined where nothing is, or nothing is read. */
export function mistakeIn(method: string, params: unknown): string | undefined {
  const shape = Object.hasOwn(shapes, method) ? shapes[method] : undefined;
  if (!shape) return undefined;
  if (Array.isArray(params)) return `The parameters of ${method} are wrong: they have names, and come as an object.`;
  const [issue] = v.safeParse(shape, params, { abortEarly: true }).issues ?? [];
  if (!issue) return undefined;
  const place = v.getDotPath(issue);
  return `The parameters of ${method} are wrong${place ? ` at ${place}` : ''}: ${issue.message}.`;
}

/** Addresses that can't be taken apart lead nowhere. */
function isAddress(text: string): boolean {
  try {
    URI.parse(text);
    return true;
  } catch {
    return false;
  }
}

function hasScheme(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:/i.test(text);
}
