/** From a name to its declaration, and from a declaration to everything that refers to it. */
import { AstUtils } from 'langium';
import {
  type DefinitionParams,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  type Location,
  type LocationLink,
  type ReferenceParams,
} from 'vscode-languageserver';
import { type ast, type BtcDocument, importedDocument, nameNode } from '#language';
import { atCursor, declarationAt, type Place, placeOf } from './at-cursor.ts';
import { startOfFile } from './convert.ts';
import { occurrencesOf } from './occurrences.ts';
import type { Session } from './session.ts';

export function definition(params: DefinitionParams, session: Session): LocationLink[] | Location[] | null {
  const place = placeOf(params, session);
  const found = place && atCursor(place.document, place.offset);
  if (!place || !found) return null;
  const link = found.is === 'importPath' ? importedFile(found.node, place.document, session) : declaredAt(place);
  if (!link) return null;
  return session.client.takesDefinitionLinks
    ? [{ ...link, originSelectionRange: found.leaf.range }]
    : [{ uri: link.targetUri, range: link.targetSelectionRange }];
}

function declaredAt({ document, offset }: Place): LocationLink | undefined {
  const target = declarationAt(document, offset);
  const whole = target?.$cstNode;
  if (!target || !whole) return undefined;
  const name = nameNode(target) ?? whole;
  const targetUri = AstUtils.getDocument(target).uri.toString();
  return { targetUri, targetRange: whole.range, targetSelectionRange: name.range };
}

function importedFile(node: ast.Import, from: BtcDocument, { shared }: Session): LocationLink | undefined {
  const imported = importedDocument(shared.workspace.LangiumDocuments, from, node);
  return (
    imported && { targetUri: imported.uri.toString(), targetRange: startOfFile, targetSelectionRange: startOfFile }
  );
}

export function references(params: ReferenceParams, session: Session): Location[] {
  const place = placeOf(params, session);
  const declaration = place && declarationAt(place.document, place.offset);
  if (!declaration) return [];
  return occurrencesOf(declaration, session.shared)
    .filter(({ isDeclaration }) => params.context.includeDeclaration || !isDeclaration)
    .map(({ document, cst }) => ({ uri: document.uri.toString(), range: cst.range }));
}

/** Null where there is no name, so that the editor falls back to equal words. */
export function documentHighlights(params: DocumentHighlightParams, session: Session): DocumentHighlight[] | null {
  const place = placeOf(params, session);
  const declaration = place && declarationAt(place.document, place.offset);
  if (!declaration) return null;
  return occurrencesOf(declaration, session.shared)
    .filter(({ document }) => document === place.document)
    .map(({ cst, isDeclaration }) => ({
      range: cst.range,
      kind: isDeclaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}
