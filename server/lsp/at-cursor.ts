/** What stands at the cursor, in the terms of the language. */
import { type AstNode, CstUtils, type LeafCstNode, UriUtils } from 'langium';
import type { TextDocumentPositionParams } from 'vscode-languageserver';
import { ast, type BtcDocument, nameNode, wantedBy } from '#language';
import { documentAt } from './convert.ts';
import type { Session } from './session.ts';

export interface Place {
  readonly document: BtcDocument;
  readonly offset: number;
}

/** The place that a request is about, or undefined where there is no such document. */
export function placeOf(
  { textDocument, position }: TextDocumentPositionParams,
  { shared }: Session,
): Place | undefined {
  const document = documentAt(shared, UriUtils.normalize(textDocument.uri));
  return document && { document, offset: document.textDocument.offsetAt(position) };
}

export type AtCursor =
  /** A segment of a reference, with what it refers to. */
  | { readonly is: 'reference'; readonly leaf: LeafCstNode; readonly target: ast.Declaration | undefined }
  /** The name of a declaration, where it is declared. */
  | { readonly is: 'name'; readonly leaf: LeafCstNode; readonly node: ast.Declaration }
  | { readonly is: 'keyword'; readonly leaf: LeafCstNode; readonly node: AstNode }
  /** The key of a property. */
  | { readonly is: 'key'; readonly leaf: LeafCstNode; readonly property: ast.Property }
  /** A value that is no reference. */
  | { readonly is: 'value'; readonly leaf: LeafCstNode; readonly property: ast.Property }
  | { readonly is: 'importPath'; readonly leaf: LeafCstNode; readonly node: ast.Import };

/** Undefined where there is nothing but space, punctuation or a comment. The cursor behind a word is at the word. */
export function atCursor({ parseResult }: BtcDocument, offset: number): AtCursor | undefined {
  const root = parseResult.value.$cstNode;
  if (!root) return undefined;
  const leaf = [offset, offset - 1]
    .map((at) => (at < 0 ? undefined : CstUtils.findLeafNodeAtOffset(root, at)))
    .find((found) => found && !found.hidden && /^[\w"]/.test(found.text));
  return leaf && describeWord(leaf);
}

/** What a word is in the terms of the language. */
export function describeWord(leaf: LeafCstNode): AtCursor | undefined {
  const node = leaf.astNode;
  if (ast.isReference(node)) {
    if (wantedBy(node)) return { is: 'reference', leaf, target: node.target?.ref };
    const property = propertyAround(node);
    return property && { is: 'value', leaf, property };
  }
  if (ast.isLiteral(node)) {
    const property = propertyAround(node);
    return property && { is: 'value', leaf, property };
  }
  if (ast.isProperty(node)) return { is: 'key', leaf, property: node };
  if (ast.isImport(node) && leaf.tokenType.name === 'STRING') return { is: 'importPath', leaf, node };
  if (ast.isDeclaration(node) && nameNode(node)?.offset === leaf.offset) return { is: 'name', leaf, node };
  return { is: 'keyword', leaf, node };
}

function propertyAround(node: AstNode): ast.Property | undefined {
  for (let at: AstNode | undefined = node; at; at = at.$container) if (ast.isProperty(at)) return at;
  return undefined;
}

/** The declaration that is meant at the cursor: the one declared there, or the one referred to. */
export function declarationAt(document: BtcDocument, offset: number): ast.Declaration | undefined {
  const found = atCursor(document, offset);
  if (found?.is === 'name') return found.node;
  return found?.is === 'reference' ? found.target : undefined;
}
