/** Completion from the table of properties, the shapes of declarations, the names that are visible, and what the topology lacks. */
import { type AstNode, CstUtils, UriUtils } from 'langium';
import type { CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver';
import { type ast, type BtcDocument, closureOf, elementsAround, schemaOf, settingsFileName } from '#language';
import { type Place, placeOf } from '../at-cursor.ts';
import type { Session } from '../session.ts';
import { commentItems } from './comments.ts';
import { type Item, mostItems, type Surroundings } from './item.ts';
import { itemsFor } from './items.ts';
import { protocolItem, type Replaced } from './protocol-item.ts';
import { settingsItems } from './settings.ts';
import { type Slot, slotAt } from './slot.ts';
import { type BeforeCursor, readBeforeCursor } from './tokens.ts';

export function completion(params: CompletionParams, session: Session): CompletionList | null {
  if (params.textDocument.uri.endsWith(`/${settingsFileName}`)) return settingsCompletion(params, session);
  const place = placeOf(params, session);
  if (!place) return null;
  const { document, offset } = place;
  const text = document.textDocument.getText();
  const before = readBeforeCursor(text.slice(topLevelStart(document, offset), offset));
  const triggered = params.context?.triggerCharacter;
  return 'comment' in before
    ? commentCompletion(before.comment, place, triggered, session)
    : blockCompletion(before, place, triggered, session);
}

function blockCompletion(
  before: BeforeCursor,
  { document, offset }: Place,
  triggered: string | undefined,
  session: Session,
): CompletionList | null {
  const slot = slotAt(before);
  if (!slot) return null;
  // A space that was typed calls only for what it is typed before: a value or a name, not for all that a line can begin with.
  if (triggered === ' ' && slot.is !== 'value' && slot.is !== 'reference') return null;
  const text = document.textDocument.getText();
  const isString = before.typed.startsWith('"');
  const behind = restOfWord(before.typed).exec(text.slice(offset, offset + mostBehind))?.[0].length ?? 0;
  if (isString && slot.is === 'statement') return null;
  const from = blockAround(document, offset, slot);
  const items = itemsFor(
    slot,
    surroundingsOf(document, from, text.slice(offset + behind, offset + behind + mostBehind), session),
  );
  const replaced = { start: offset - before.typed.length, end: offset + behind, typed: before.typed };
  return listOf(items, replaced, document, session);
}

/** What behind the cursor is of the word at it: of a name in quotes up to the other one, of an address all its numbers. */
function restOfWord(typed: string): RegExp {
  if (typed.startsWith('"')) return /^[^"\r\n]*"?/;
  return /^\d+\./.test(typed) ? /^[0-9./]*/ : /^[A-Za-z0-9_-]*/;
}

/** As much of the text behind the cursor is looked at. */
const mostBehind = 300;

function commentCompletion(
  comment: string,
  { document, offset }: Place,
  triggered: string | undefined,
  session: Session,
): CompletionList | null {
  const { textDocument } = document;
  const { line } = textDocument.positionAt(offset);
  const found = commentItems({
    comment,
    isAskedFor: triggered === undefined,
    problemsOn: (about) => {
      const wanted = about === 'line' ? line : line + 1;
      const problems = session.analysis.problemsOf(document.uri.toString());
      return problems.filter(({ span }) => textDocument.positionAt(span.start).line === wanted);
    },
  });
  if (!found) return null;
  const behind = /^[A-Za-z0-9-]*/.exec(textDocument.getText().slice(offset, offset + mostBehind))?.[0].length ?? 0;
  const replaced = { start: offset - found.typed.length, end: offset + behind, typed: found.typed };
  return listOf(found.items, replaced, document, session);
}

function settingsCompletion({ textDocument, position }: CompletionParams, session: Session): CompletionList | null {
  const document = session.shared.workspace.TextDocuments.get(textDocument.uri);
  if (!document || session.client.completesSettings) return null;
  const offset = document.offsetAt(position);
  const found = settingsItems(document.getText(), offset);
  if (!found) return null;
  const typed = document.getText().slice(found.start, offset);
  return listOf(found.items, { ...found, typed }, { textDocument: document }, session);
}

function listOf(
  items: readonly Item[],
  replaced: Replaced,
  document: Pick<BtcDocument, 'textDocument'>,
  { client }: Session,
): CompletionList {
  return {
    isIncomplete: items.length > mostItems,
    items: items
      .slice(0, mostItems)
      .flatMap((item, index): CompletionItem[] => protocolItem(item, index, replaced, document, client)),
  };
}

/** Reading begins at the top-level declaration that the cursor is in, or behind; the text before it doesn't matter. */
function topLevelStart({ parseResult }: BtcDocument, offset: number): number {
  const declarations = parseResult.value.declarations ?? [];
  return declarations.findLast(({ $cstNode }) => ($cstNode?.offset ?? 0) < offset)?.$cstNode?.offset ?? 0;
}

function surroundingsOf(document: BtcDocument, from: AstNode, behind: string, session: Session): Surroundings {
  const { LangiumDocuments: documents } = session.shared.workspace;
  const uri = document.uri.toString();
  const program = session.analysis.programsWith(uri)[0]?.program;
  return {
    from,
    uri,
    program,
    around: program ? elementsAround(from, program.topology) : [],
    files: closureOf(documents, document).map(({ parseResult }) => parseResult.value),
    importPaths: () =>
      documents.all
        .filter((other) => other !== document && other.uri.scheme === document.uri.scheme)
        .map((other) => UriUtils.relative(UriUtils.dirname(document.uri), other.uri))
        .toArray(),
    beforeColon: /^[ \t]*:/.test(behind),
    takesSnippets: session.client.takesSnippets,
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
