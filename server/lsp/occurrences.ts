/** All places where a declaration's name is written. */
import { AstUtils, type CstNode } from 'langium';
import { ast, type BtcDocument, nameNode, namesReferringIn } from '#language';
import type { SharedServices } from './services.ts';

export interface Occurrence {
  readonly document: BtcDocument;
  readonly cst: CstNode;
  readonly isDeclaration: boolean;
}

/**
 * The name where it is declared, and every reference to it in the workspace. The resource of a clustered host has the host's
 * name: references to either are occurrences of that one name.
 */
export function occurrencesOf(declaration: ast.Declaration, shared: SharedServices): readonly Occurrence[] {
  const named = namedBy(declaration);
  const documents = shared.workspace.LangiumDocuments.all.toArray() as BtcDocument[];
  const goingByName = new Set<ast.Declaration>([named]);
  for (const document of documents) {
    for (const name of namesReferringIn(document.parseResult.value)) {
      const holder = name.$container;
      if (name.target?.ref === named && ast.isBiztalkHostResource(holder) && holder.host === name)
        goingByName.add(holder);
    }
  }
  const own = ast.isBiztalkHostResource(named) ? undefined : nameNode(named);
  const declared: readonly Occurrence[] = own
    ? [{ document: AstUtils.getDocument(named) as BtcDocument, cst: own, isDeclaration: true }]
    : [];
  const referring = documents.flatMap((document) =>
    namesReferringIn(document.parseResult.value).flatMap(({ target }): readonly Occurrence[] => {
      const cst = target?.$refNode;
      return cst && target.ref && goingByName.has(target.ref) ? [{ document, cst, isDeclaration: false }] : [];
    }),
  );
  return [...declared, ...referring];
}

/** The declaration that has the name itself. */
function namedBy(declaration: ast.Declaration): ast.Declaration {
  return (ast.isBiztalkHostResource(declaration) ? declaration.host?.target?.ref : undefined) ?? declaration;
}
