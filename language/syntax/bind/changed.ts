/** Tells which declarations of the top level have to be bound anew after an edit. */
import type { AstNode } from 'langium';
import * as ast from '../../generated/ast.ts';
import { blockOf, linkingOf } from '../linker.ts';
import { forEachReference } from '../references.ts';
import type { Damaged } from './damage.ts';

/** How a declaration of the top level hangs together with others. */
export interface Ties {
  /** Whose elements its own refer to. */
  readonly uses: ReadonlySet<ast.TopLevel>;
  /** Those of them whose elements know of it in turn: hosts of their resources and handlers, computers of their instances. */
  readonly knownTo: ReadonlySet<ast.TopLevel>;
}

export const noTies: Ties = { uses: new Set(), knownTo: new Set() };

/** What has to be known of an earlier binding. */
interface Known {
  readonly linking: number;
  readonly damaged: ReadonlySet<AstNode>;
  readonly ties: Ties;
}

export interface Changed {
  /** What has to be bound anew, in the order of the files. */
  readonly stale: ReadonlySet<ast.TopLevel>;
  readonly ties: ReadonlyMap<ast.TopLevel, Ties>;
}

/**
 * Elements never change, so all that refers to something stale is stale too. Where two know of each other, one is stale with the
 * other.
 */
export function changedBlocks(
  nodes: readonly ast.TopLevel[],
  damaged: Damaged,
  earlier: ReadonlyMap<ast.TopLevel, Known> = new Map(),
): Changed {
  const stale = new Set<ast.TopLevel>();
  const ties = new Map<ast.TopLevel, Ties>();
  const users = new Map<ast.TopLevel, ast.TopLevel[]>();
  const present = new Set(nodes);
  for (const node of nodes) {
    const known = earlier.get(node);
    const isNew =
      !known ||
      known.linking !== linkingOf(node) ||
      !sameNodes(known.damaged, damaged.get(node)) ||
      // What it refers to may have moved, unchanged, into a declaration that was edited.
      [...known.ties.uses].some((used) => !present.has(used));
    if (isNew) stale.add(node);
    const own = isNew ? tiesOf(node) : known.ties;
    ties.set(node, own);
    for (const used of own.uses) {
      const others = users.get(used);
      if (others) others.push(node);
      else users.set(used, [node]);
    }
  }
  const add = (node: ast.TopLevel): void => {
    if (ties.has(node)) stale.add(node);
  };
  for (const [node, { ties: before }] of earlier) if (!ties.has(node)) before.knownTo.forEach(add);
  // What is added while it is walked is walked as well.
  for (const node of stale) {
    for (const user of users.get(node) ?? []) stale.add(user);
    ties.get(node)?.knownTo.forEach(add);
    earlier.get(node)?.ties.knownTo.forEach(add);
  }
  return { stale: new Set(nodes.filter((node) => stale.has(node))), ties };
}

function sameNodes(a: ReadonlySet<AstNode>, b: ReadonlySet<AstNode> | undefined): boolean {
  return a.size === (b?.size ?? 0) && [...a].every((node) => b?.has(node));
}

function tiesOf(node: ast.TopLevel): Ties {
  const uses = new Set<ast.TopLevel>();
  const knownTo = new Set<ast.TopLevel>();
  forEachReference(node, (whole) => {
    const target = whole.target?.ref;
    const used = target && blockOf(target);
    if (!used || used === node) return;
    uses.add(used);
    const holder = whole.$container;
    const isHead =
      ast.isInstance(holder) || ast.isHandler(holder) || (ast.isBiztalkHostResource(holder) && holder.host === whole);
    if (isHead) knownTo.add(used);
  });
  return { uses, knownTo };
}
