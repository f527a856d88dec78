/** The paths of imports lead to the files that they name. */
import { UriUtils } from 'langium';
import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { importedDocument, nameNode } from '#language';
import { documentAt } from './convert.ts';
import type { Session } from './session.ts';

/** Only to files that are there: what is wrong with the others a finding says, and a fix creates them. */
export function documentLinks({ textDocument }: DocumentLinkParams, { shared }: Session): DocumentLink[] {
  const document = documentAt(shared, UriUtils.normalize(textDocument.uri));
  return (document?.parseResult.value.imports ?? []).flatMap((declaration): DocumentLink[] => {
    const path = nameNode(declaration);
    const target = document && importedDocument(shared.workspace.LangiumDocuments, document, declaration);
    return path && target ? [{ range: path.range, target: target.uri.toString() }] : [];
  });
}
