/** Someone who writes a file in an editor: types names, chooses what is offered, and lets the editor mend the rest. */
import { readFileSync } from 'node:fs';
import type { CodeAction, CompletionList, Diagnostic, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { applied, pullingClient, startSession } from './session.ts';
import { expanded } from './snippet.ts';

const uri = 'file:///w/main.btc';

const snippets: Readonly<Record<string, { readonly body: readonly string[] }>> = JSON.parse(
  readFileSync(new URL('../../syntaxes/btc.snippets.json', import.meta.url), 'utf8'),
);

/** What is typed at the stops of a block, by what stands there at first. */
export type Typed = Readonly<Record<string, string>>;

export interface Author {
  readonly text: () => string;
  /** The findings, as `severity code: message`. */
  readonly findings: () => Promise<readonly string[]>;
  /** A new line behind the only place that reads so; behind the end where nothing is said. */
  readonly lineBehind: (place?: string) => void;
  readonly type: (text: string) => void;
  /** Chooses by its label what completion offers at the cursor, and types over what stands at its stops. */
  readonly choose: (label: string, typed?: Typed) => Promise<void>;
  /** The same with a snippet of the extension. */
  readonly insert: (snippet: string, typed?: Typed) => void;
  /** Lets the editor do what it offers under this title for a finding, or as a refactoring of what stands at a place. */
  readonly act: (title: string, place?: string) => Promise<void>;
  /** Renames what stands at the only place that reads so. */
  readonly rename: (place: string, newName: string) => Promise<void>;
  readonly format: () => Promise<void>;
}

export async function startWriting(): Promise<Author> {
  const session = await startSession({}, { folders: ['file:///w'], capabilities: pullingClient });
  let text = '';
  let cursor = 0;
  await session.open(uri, text);

  const positionAt = (offset: number) => {
    const lines = text.slice(0, offset).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  };
  const placeOf = (place: string): number => {
    const at = text.indexOf(place);
    if (at < 0 || text.includes(place, at + 1)) throw new Error(`Not one place reads ${place}:\n${text}`);
    return at;
  };
  const type = (typed: string) => {
    text = text.slice(0, cursor) + typed + text.slice(cursor);
    cursor += typed.length;
  };
  const update = () => session.change(uri, text);
  const put = (edits: readonly TextEdit[]) => {
    text = applied({ [uri]: text }, { changes: { [uri]: [...edits] } })[uri] ?? '';
  };
  /** A snippet with its stops typed over, indented as the line of the cursor; `$0` is where the cursor is left. */
  const filled = (snippet: string, typed: Typed): string => {
    const left = new Map(Object.entries(typed));
    const values = new Map<string, string>();
    const stop = /\$\{(\d+)([:|])((?:\\.|[^}\\])*)\}/g;
    const result = snippet.replace(stop, (_, number: string, kind: string, first: string) => {
      const shown = kind === '|' ? (first.split(',')[0] ?? '') : expanded(first);
      const before = values.get(number);
      if (before !== undefined) return before;
      const value = left.get(shown) ?? shown;
      left.delete(shown);
      values.set(number, value);
      return value.replace(/[\\$}]/g, '\\$&');
    });
    if (left.size > 0) throw new Error(`There are no stops for ${[...left.keys()].join(', ')} in ${snippet}`);
    const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', cursor - 1) + 1))?.[0] ?? '';
    return expanded(result.replace('$0', '\u0000')).replaceAll('\t', '  ').replaceAll('\n', `\n${indent}`);
  };
  const findings = async (): Promise<readonly Diagnostic[]> => {
    await update();
    const report = await session.request<{ readonly items: readonly Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report.items;
  };
  const leaveCursor = () => {
    const at = text.indexOf('\u0000');
    if (at < 0) return;
    text = text.replace('\u0000', '');
    cursor = at;
  };

  return {
    text: () => text,
    findings: async () =>
      (await findings()).map(
        ({ severity, code, message }) =>
          `${['', 'error', 'warning', 'information', 'hint'][severity ?? 1]} ${code}: ${message}`,
      ),
    lineBehind(place) {
      const at = place === undefined ? text.length : placeOf(place) + place.length;
      const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
      const deeper = /[{]\s*$/.test(line) ? '  ' : '';
      cursor = at;
      type(`\n${/^[ \t]*/.exec(line)?.[0] ?? ''}${deeper}`);
    },
    type,
    async choose(label, typed = {}) {
      await update();
      const list = await session.request<CompletionList | null>('textDocument/completion', {
        textDocument: { uri },
        position: positionAt(cursor),
      });
      const item = list?.items.find((candidate) => candidate.label === label);
      if (!item?.textEdit || !('range' in item.textEdit)) {
        throw new Error(
          `There is no ${label}, but:\n${list?.items.map((other) => other.label).join('\n')}\nin\n${text}`,
        );
      }
      const { range, newText } = item.textEdit;
      const inserted = filled(newText, typed);
      const isLeft = inserted.includes('\u0000');
      put([{ range, newText: isLeft ? inserted : `${inserted}\u0000` }, ...(item.additionalTextEdits ?? [])]);
      leaveCursor();
    },
    insert(snippet, typed = {}) {
      const inserted = filled(snippets[snippet]?.body.join('\n') ?? '', typed);
      type(inserted.includes('\u0000') ? inserted : `${inserted}\u0000`);
      leaveCursor();
    },
    async rename(place, newName) {
      await update();
      const position = positionAt(placeOf(place) + place.length);
      const edit = await session.request<WorkspaceEdit | null>('textDocument/rename', {
        textDocument: { uri },
        position,
        newName,
      });
      if (!edit) throw new Error(`${place} has no other name in\n${text}`);
      text = applied({ [uri]: text }, edit)[uri] ?? '';
    },
    async format() {
      await update();
      const options = { tabSize: 2, insertSpaces: true };
      put(
        (await session.request<readonly TextEdit[] | null>('textDocument/formatting', {
          textDocument: { uri },
          options,
        })) ?? [],
      );
    },
    async act(title, place) {
      const all = await findings();
      const at = place === undefined ? undefined : positionAt(placeOf(place));
      const asked = at
        ? [{ range: { start: at, end: at }, context: { diagnostics: [] } }]
        : all.map((diagnostic) => ({ range: diagnostic.range, context: { diagnostics: [diagnostic] } }));
      const offered: string[] = [];
      for (const request of asked) {
        const actions = await session.request<readonly CodeAction[]>('textDocument/codeAction', {
          textDocument: { uri },
          ...request,
        });
        const action = actions.find((candidate) => candidate.title === title && candidate.edit);
        offered.push(...actions.map((other) => other.title));
        if (!action?.edit) continue;
        text = applied({ [uri]: text }, action.edit)[uri] ?? '';
        cursor = text.length;
        return;
      }
      throw new Error(`Nobody offers ${title}, but:\n${[...new Set(offered)].join('\n')}\nin\n${text}`);
    },
  };
}
