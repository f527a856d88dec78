/** The references that are written in a tree. */
import type { AstNode } from 'langium';
import * as ast from '../generated/ast.ts';
import { once } from '../model/memo.ts';

/** What may hold references, or blocks that do. */
interface Block {
  readonly host?: ast.Reference;
  readonly computer?: ast.Reference;
  readonly dependsOn?: readonly ast.Reference[];
  readonly properties?: readonly ast.Property[];
  readonly restart?: readonly AstNode[];
  readonly members?: readonly AstNode[];
}

/**
 * Every whole chain in a node, not the qualifiers within it: in each block first what its head refers to. What isn't read anew has the
 * same ones.
 */
export const referencesIn = once((node: AstNode): readonly ast.Reference[] => {
  const block = node as AstNode & Block;
  const found: ast.Reference[] = [];
  if (block.host) found.push(block.host);
  if (block.computer) found.push(block.computer);
  // One by one: a list may have more items than a call takes arguments.
  for (const reference of block.dependsOn ?? []) found.push(reference);
  for (const { values } of block.properties ?? []) {
    for (const value of values) if (ast.isReference(value)) found.push(value);
  }
  const inner = [...(block.restart ?? []), ...(block.members ?? [])];
  for (const each of inner) for (const reference of referencesIn(each)) found.push(reference);
  return found.length === 0 ? none : found;
});

const none: readonly ast.Reference[] = [];

/** Every name of a tree that refers to a declaration or is meant to, qualifiers of others too. */
export function namesReferringIn(node: AstNode): readonly ast.Reference[] {
  const found: ast.Reference[] = [];
  const wholes = ast.isFile(node) ? node.declarations.flatMap(referencesIn) : referencesIn(node);
  for (const whole of wholes) {
    for (let segment: ast.Reference | undefined = whole; segment; segment = segment.qualifier) found.push(segment);
  }
  return found;
}
