/** Finds the declarations that syntax errors stand in: what such a declaration lacks may only be half-typed. */
import type { AstNode } from 'langium';
import { countAtMost } from '../ascending.ts';
import type { BtcDocument } from '../imports.ts';
import { faultsOf } from '../syntax-errors.ts';
import { reportOf } from '../tree/read.ts';

/**
 * The innermost declaration of the file around each of its errors, or before it on its line.
 * @param isElement whether a node becomes an element
 */
export function damagedIn(document: BtcDocument, isElement: (node: AstNode) => boolean): ReadonlySet<AstNode> {
  const damaged = new Set<AstNode>();
  const faults = faultsOf(document);
  if (faults.length === 0) return damaged;
  const lineAt = (offset: number) => reportOf(document.parseResult)?.source.lineAt(offset) ?? 0;
  const { declarations = [] } = document.parseResult.value;
  for (const { offset } of faults) {
    let at: AstNode | undefined = lastBegunAt(offset, declarations, isElement);
    while (at && lineAt(at.$cstNode?.end ?? 0) < lineAt(offset)) at = at.$container;
    while (at && !isElement(at)) at = at.$container;
    if (at) damaged.add(at);
  }
  return damaged;
}

/** The element that begins last before an offset, or at it. */
function lastBegunAt(
  offset: number,
  nodes: readonly AstNode[],
  isElement: (node: AstNode) => boolean,
): AstNode | undefined {
  for (let index = countAtMost(nodes, offset, startOf) - 1; index >= 0; index--) {
    const node = nodes[index];
    if (!node) break;
    const { members = [] } = node as { readonly members?: readonly AstNode[] };
    const inner = lastBegunAt(offset, members, isElement);
    if (inner) return inner;
    if (isElement(node)) return node;
  }
  return undefined;
}

/** The nodes of a list are in the order of the text. */
function startOf({ $cstNode }: AstNode): number {
  return $cstNode?.offset ?? 0;
}
