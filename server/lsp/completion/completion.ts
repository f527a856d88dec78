/** Completion from the table of properties, the shapes of declarations, and the names that are visible at the cursor. */
import { type AstNode, CstUtils, UriUtils } from 'langium';
import {
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
  MarkupKind,
  type Range,
} from 'vscode-languageserver';
import { type ast, type BtcDocument, closureOf, schemaOf } from '#language';
import { placeOf } from '../at-cursor.ts';
import { rangeIn } from '../convert.ts';
import type { Session } from '../session.ts';
import { type Item, itemsFor, type Surroundings } from './items.ts';
import { type Slot, slotAt } from './slot.ts';
import { readBeforeCursor } from './tokens.ts';

/** Characters that call for completion while typing. */
export const completionTriggers: readonly string[] = ['.', '"', ' '];

/** More than anyone reads; the client asks again when more is typed. */
const maxItems = 200;

export function completion(params: CompletionParams, session: Session): CompletionList | null {
  const place = placeOf(params, session);
  if (!place) return null;
  const { document, offset } = place;
  const text = document.textDocument.getText();
  const before = readBeforeCursor(text.slice(topLevelStart(document, offset), offset));
  const slot = before && slotAt(before);
  if (!before || !slot) return null;
  // A space that was typed calls only for what it is typed before: a value or a name, not for all that a line can begin with.
  if (params.context?.triggerCharacter === ' ' && slot.is !== 'value' && slot.is !== 'reference') return null;
  const isString = before.typed.startsWith('"');
  const behind = (isString ? /^[^"\r\n]*"?/ : /^[A-Za-z0-9_-]*/).exec(text.slice(offset))?.[0].length ?? 0;
  if (isString && slot.is === 'statement') return null;
  const from = blockAround(document, offset, slot);
  const items = itemsFor(slot, surroundingsOf(document, from, text.slice(offset + behind), session));
  const range = rangeIn(document, { start: offset - before.typed.length, end: offset + behind });
  return {
    isIncomplete: items.length > maxItems,
    items: items.slice(0, maxItems).map((item, index) => itemOf(item, index, range, before.typed, session)),
  };
}

/** Reading begins at the top-level declaration that the cursor is in, or behind; the text before it doesn't matter. */
function topLevelStart({ parseResult }: BtcDocument, offset: number): number {
  const starts = (parseResult.value.declarations ?? []).map(({ $cstNode }) => $cstNode?.offset ?? 0);
  return starts.findLast((start) => start < offset) ?? 0;
}

function surroundingsOf(document: BtcDocument, from: AstNode, behind: string, { shared }: Session): Surroundings {
  const documents = shared.workspace.LangiumDocuments;
  const folder = UriUtils.dirname(document.uri);
  return {
    from,
    files: closureOf(documents, document).map(({ parseResult }) => parseResult.value),
    importPaths: documents.all
      .filter((other) => other !== document && other.uri.scheme === document.uri.scheme)
      .map(({ uri }) => UriUtils.relative(folder, uri))
      .toArray(),
    beforeColon: /^[ \t]*:/.test(behind),
  };
}

/** The innermost declaration or block that the slot is in, else the file. */
function blockAround({ parseResult }: BtcDocument, offset: number, slot: Slot): AstNode {
  const file: ast.File = parseResult.value;
  const leaf = file.$cstNode && CstUtils.findLeafNodeBeforeOffset(file.$cstNode, offset - 1);
  for (let at: AstNode | undefined = leaf?.astNode; at; at = at.$container) {
    const key = schemaOf(at);
    const isAround = slot.is === 'statement' ? key === slot.key : offset < endOfBlock(at);
    if (key && isAround) return at;
  }
  return file;
}

/** A declaration without a block, or with an open one, may go on. */
function endOfBlock({ $cstNode }: AstNode): number {
  return $cstNode?.text.endsWith('}') ? $cstNode.end : Number.POSITIVE_INFINITY;
}

function itemOf(item: Item, index: number, range: Range, typed: string, { client }: Session): CompletionItem {
  const takesSnippet = item.snippet !== undefined && client.takesSnippets;
  const result: CompletionItem = {
    label: item.label,
    kind: item.kind,
    // Editors sort by the alphabet where they aren't told an order.
    sortText: String(index).padStart(4, '0'),
    textEdit: { range, newText: takesSnippet ? (item.snippet ?? item.text) : item.text },
  };
  // What is typed is compared with this: quotes are there or they aren't.
  if (typed.startsWith('"') && !item.label.startsWith('"')) result.filterText = `"${item.label}"`;
  else if (!typed.startsWith('"') && item.label.startsWith('"')) result.filterText = item.label.replaceAll('"', '');
  if (takesSnippet) result.insertTextFormat = InsertTextFormat.Snippet;
  if (item.detail !== undefined) result.detail = item.detail;
  if (item.doc) {
    const value = item.doc.join('\n\n');
    result.documentation = client.takesMarkdownCompletion
      ? { kind: MarkupKind.Markdown, value }
      : value.replaceAll('`', '');
  }
  return result;
}
