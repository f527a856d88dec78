/** What stands behind the model's opaque origins: nodes of the tree. */
import type { AstNode } from 'langium';
import type { Origin } from '../model/topology.ts';

/** Hides a node of the tree behind an origin. */
export function originOf(node: AstNode): Origin {
  return node as unknown as Origin;
}

/** The node of the tree that an origin hides. */
export function nodeOf(origin: Origin): AstNode {
  return origin as unknown as AstNode;
}

/** What stands around something in its file, the innermost first and itself before all. */
export function originsAround(origin: Origin): readonly Origin[] {
  const around: Origin[] = [];
  for (let node: AstNode | undefined = nodeOf(origin); node; node = node.$container) around.push(originOf(node));
  return around;
}
