/** A name in the tree that refers to a declaration: what Langium calls a cross-reference, set by the linker alone. */
import type { AstNodeDescription, CstNode, LinkingError, Reference } from 'langium';
import type { Declaration } from '../../generated/ast.ts';

export class NameReference implements Reference<Declaration> {
  readonly $refText: string;
  readonly $refNode: CstNode;
  readonly $nodeDescription?: AstNodeDescription;
  readonly error?: LinkingError;
  /** What the name was found to mean; undefined before linking, and where it means nothing. */
  ref: Declaration | undefined = undefined;

  constructor(text: string, node: CstNode) {
    this.$refText = text;
    this.$refNode = node;
  }
}
