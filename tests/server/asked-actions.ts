/** Asks a server for the code actions at marks in a text, and for the edit of one. */
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionTriggerKind,
  type Position,
  type Range,
} from 'vscode-languageserver/node';
import { cursorIn, pullingClient, startSession, type TestSession } from './session.ts';

export const uri = 'file:///w/main.btc';

/** What vscode-languageclient can do with actions. */
export const fullClient: ClientCapabilities = {
  workspace: {
    ...pullingClient.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename'] },
  },
  textDocument: {
    ...pullingClient.textDocument,
    codeAction: { dataSupport: true, disabledSupport: true, resolveSupport: { properties: ['edit'] } },
  },
};

export interface Asked {
  readonly triggerKind?: CodeActionTriggerKind;
  readonly capabilities?: ClientCapabilities;
  readonly disk?: Readonly<Record<string, string>>;
  readonly at?: string;
}

/** The text with a cursor `|`, or a selection from one `|` to another. */
export function selectionIn(marked: string): { readonly text: string; readonly range: Range } {
  const last = marked.lastIndexOf('|');
  if (marked.indexOf('|') === last) {
    const { text: plain, position } = cursorIn(marked);
    return { text: plain, range: { start: position, end: position } };
  }
  const { text: plain, position: start } = cursorIn(marked.slice(0, last) + marked.slice(last + 1));
  const { position: end }: { position: Position } = cursorIn(marked.replace('|', ''));
  return { text: plain, range: { start, end } };
}

/** The session with the text open, and the actions of a kind at the marks. */
export async function askedAt(marked: string, only: string, asked: Asked = {}) {
  const { capabilities = fullClient, disk = {}, at = uri, triggerKind = CodeActionTriggerKind.Invoked } = asked;
  const { text: of, range } = selectionIn(marked);
  const session = await startSession(disk, { folders: ['file:///w'], capabilities });
  await session.open(at, of);
  const actions = await session.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: at },
    range,
    context: { diagnostics: [], only: [only], triggerKind },
  });
  return { session, text: of, actions };
}

/** Titles, each with the reason why it can't be done, where there is one. */
export const shown = (actions: readonly CodeAction[]) =>
  actions.map(({ title, disabled }) => (disabled ? `${title}: ${disabled.reason}` : title));

export const resolve = (session: TestSession, action: CodeAction | undefined) => {
  if (!action) throw new Error('Nothing is offered.');
  return session.request<CodeAction>('codeAction/resolve', action);
};
