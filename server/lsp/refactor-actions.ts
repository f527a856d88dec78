/** Refactorings as code actions; a client that can gets their edits when the user has chosen one. */
import type { CodeAction, Range } from 'vscode-languageserver';
import { type OfferedRefactoring, refactoringsAt } from '#language';
import { refactorKinds } from './capabilities.ts';
import { documentAt, versionOf, workspaceEditOf } from './convert.ts';
import type { Session } from './session.ts';

/** What an action carries to the server and back until it is chosen. */
interface RefactoringData {
  readonly refactoring: string;
  readonly uri: string;
  readonly offset: number;
  /** Of the open document that the action was made for. */
  readonly version: number | null;
}

/** @param isWanted whether the client asks for actions of a kind */
export function refactorActions(
  uri: string,
  range: Range,
  isWanted: (kind: string) => boolean,
  session: Session,
): readonly CodeAction[] {
  const document = documentAt(session.shared, uri);
  if (!document || !Object.values(refactorKinds).some(isWanted)) return [];
  const offset = document.textDocument.offsetAt(range.start);
  return offersAt(uri, offset, session)
    .filter(({ kind }) => isWanted(refactorKinds[kind]))
    .flatMap((offer): readonly CodeAction[] => {
      const action: CodeAction = { title: offer.title, kind: refactorKinds[offer.kind] };
      if (offer.refused !== undefined) {
        return session.client.showsDisabledActions ? [{ ...action, disabled: { reason: offer.refused } }] : [];
      }
      const version = versionOf(session.shared, uri);
      const data: RefactoringData = { refactoring: offer.title, uri, offset, version };
      if (session.client.resolvesActions) return [{ ...action, data }];
      const edit = editOf(offer, session);
      return edit ? [{ ...action, edit }] : [];
    });
}

/** The action with its edit; as it is where it isn't one of these, or where the document was edited meanwhile. */
export function resolveRefactoring(action: CodeAction, session: Session): CodeAction {
  const { data } = action;
  if (!isRefactoring(data) || versionOf(session.shared, data.uri) !== data.version) return action;
  const chosen = offersAt(data.uri, data.offset, session).find(({ title }) => title === data.refactoring);
  const edit = chosen && editOf(chosen, session);
  return edit ? { ...action, edit } : action;
}

function offersAt(uri: string, offset: number, { shared, analysis }: Session): readonly OfferedRefactoring[] {
  const document = documentAt(shared, uri);
  const programs = analysis.programsWith(uri).map(({ program }) => program);
  return document ? refactoringsAt(programs, document, offset) : [];
}

function editOf({ edits }: OfferedRefactoring, { shared, client }: Session) {
  const changes = edits();
  return changes && workspaceEditOf(changes, shared, client);
}

function isRefactoring(data: unknown): data is RefactoringData {
  if (typeof data !== 'object' || data === null) return false;
  const { refactoring, uri, offset, version } = data as Readonly<Record<string, unknown>>;
  return (
    typeof refactoring === 'string' &&
    typeof uri === 'string' &&
    Number.isSafeInteger(offset) &&
    (version === null || typeof version === 'number')
  );
}
