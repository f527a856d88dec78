/** What an editor makes of a snippet, and of a completion with everything that comes with it. */
import type { CompletionItem } from 'vscode-languageserver/node';
import { applied } from './session.ts';

/** A snippet as it is before anything is typed into it: of a choice the first word, of a stop what it begins with. */
export function expanded(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/(?<!\\)\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1');
}

/** The text after the item was chosen, its later lines indented as the first one. */
export function chosen(uri: string, text: string, { textEdit, additionalTextEdits = [] }: CompletionItem): string {
  if (!textEdit || !('range' in textEdit)) throw new Error('The item has no place.');
  const line = text.split('\n')[textEdit.range.start.line] ?? '';
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const newText = expanded(textEdit.newText).replaceAll('\t', '  ').replaceAll('\n', `\n${indent}`);
  const result = applied({ [uri]: text }, { changes: { [uri]: [{ ...textEdit, newText }, ...additionalTextEdits] } });
  return result[uri] ?? '';
}
