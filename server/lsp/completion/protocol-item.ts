/** Puts what completion offers in the protocol's form, as far as the client knows it. */
import { type CompletionItem, InsertTextFormat, InsertTextMode, MarkupKind } from 'vscode-languageserver';
import type { BtcDocument } from '#language';
import type { Client } from '../client.ts';
import { rangeIn, textEditIn } from '../convert.ts';
import { withoutMarks } from '../explanation.ts';
import type { Item } from './item.ts';

/** The stretch of the text that an item replaces, and what of it stands before the cursor. */
export interface Replaced {
  readonly start: number;
  readonly end: number;
  readonly typed: string;
}

/** @returns the item; none where what it changes elsewhere is where it is put in */
export function protocolItem(
  item: Item,
  index: number,
  replaced: Replaced,
  document: Pick<BtcDocument, 'textDocument'>,
  client: Client,
): CompletionItem[] {
  const edits = item.edits ?? [];
  if (edits.some(({ start, end }) => start <= replaced.end && replaced.start <= end)) return [];
  const takesSnippet = item.snippet !== undefined && client.takesSnippets;
  // In the one style of the language. An editor would make of tabs what its own settings say.
  const newText = (takesSnippet ? (item.snippet ?? item.text) : item.text).replace(/^\t+/gm, (tabs) =>
    '  '.repeat(tabs.length),
  );
  const result: CompletionItem = {
    label: item.label,
    kind: item.kind,
    // Editors sort by the alphabet where they aren't told an order.
    sortText: String(index).padStart(4, '0'),
    textEdit: { range: rangeIn(document, replaced), newText },
  };
  const { typed } = replaced;
  // What is typed is compared with this: quotes are there or they aren't.
  if (typed.startsWith('"') && !item.label.startsWith('"')) result.filterText = `"${item.label}"`;
  else if (!typed.startsWith('"') && item.label.startsWith('"')) result.filterText = item.label.replaceAll('"', '');
  if (takesSnippet) result.insertTextFormat = InsertTextFormat.Snippet;
  if (newText.includes('\n')) result.insertTextMode = InsertTextMode.adjustIndentation;
  if (edits.length > 0) result.additionalTextEdits = edits.map((edit) => textEditIn(document.textDocument, edit));
  if (item.note !== undefined && client.takesLabelDetails) result.labelDetails = { description: item.note };
  if (item.detail !== undefined) result.detail = item.detail;
  if (item.doc) {
    const value = item.doc.join('\n\n');
    result.documentation = client.takesMarkdownCompletion ? { kind: MarkupKind.Markdown, value } : withoutMarks(value);
  }
  return [result];
}
