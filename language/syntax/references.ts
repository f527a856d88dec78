/** The references that are written in a tree. */
import type { AstNode } from 'langium';
import * as ast from '../generated/ast.ts';

/** What may hold references, or blocks that do. */
interface Block {
  readonly host?: ast.Reference;
  readonly computer?: ast.Reference;
  readonly dependsOn?: readonly ast.Reference[];
  readonly properties?: readonly ast.Property[];
  readonly restart?: readonly AstNode[];
  readonly members?: readonly AstNode[];
  readonly declarations?: readonly AstNode[];
}

/** Calls `visit` for every whole chain in a node, not for the qualifiers within it: in each block first what its head refers to. */
export function forEachReference(node: AstNode, visit: (whole: ast.Reference) => void): void {
  const block = node as AstNode & Block;
  if (block.host) visit(block.host);
  if (block.computer) visit(block.computer);
  for (const reference of block.dependsOn ?? []) visit(reference);
  for (const { values } of block.properties ?? []) for (const value of values) if (ast.isReference(value)) visit(value);
  for (const inner of block.restart ?? []) forEachReference(inner, visit);
  for (const inner of block.members ?? block.declarations ?? []) forEachReference(inner, visit);
}

/** Every name of a tree that refers to a declaration or is meant to, qualifiers of others too. */
export function namesReferringIn(node: AstNode): readonly ast.Reference[] {
  const found: ast.Reference[] = [];
  forEachReference(node, (whole) => {
    for (let segment: ast.Reference | undefined = whole; segment; segment = segment.qualifier) found.push(segment);
  });
  return found;
}
