/** Tells which declarations of the top level have to be bound anew after an edit. Kept up from edit to edit. */
import * as ast from '../../generated/ast.ts';
import { blockOf } from '../linker.ts';
import { referencesIn } from '../references.ts';

/** How a declaration of the top level hangs together with others. */
interface Ties {
  /** Whose elements its own refer to. */
  readonly uses: ReadonlySet<ast.TopLevel>;
  /** Those of them whose elements know of it in turn: hosts of their resources and handlers, computers of their instances. */
  readonly knownTo: ReadonlySet<ast.TopLevel>;
}

const noTies: Ties = { uses: new Set(), knownTo: new Set() };

export class KeptTies {
  private readonly ties = new Map<ast.TopLevel, Ties>();
  private readonly users = new Map<ast.TopLevel, Set<ast.TopLevel>>();

  /**
   * Elements never change, so all that refers to something stale is stale too. Where two know of each other, one is stale with the
   * other.
   * @param gone what isn't there any more
   * @param changed what is new, and what is or means something else than before
   * @returns what has to be bound anew
   */
  update(gone: readonly ast.TopLevel[], changed: readonly ast.TopLevel[]): ReadonlySet<ast.TopLevel> {
    // What something refers to may have moved, unchanged, into a declaration that was edited.
    const tiedAnew = new Set([...changed, ...gone.flatMap((node) => [...(this.users.get(node) ?? [])])]);
    for (const node of gone) tiedAnew.delete(node);
    const knew = [...gone, ...tiedAnew].flatMap((node) => [...this.tiesOf(node).knownTo]);
    for (const node of gone) this.forget(node);
    for (const node of tiedAnew) this.forget(node);
    for (const node of tiedAnew) this.remember(node);
    const stale = new Set([...tiedAnew, ...knew.filter((node) => this.ties.has(node))]);
    // What is added while it is walked is walked as well.
    for (const node of stale) {
      for (const user of this.users.get(node) ?? []) stale.add(user);
      for (const known of this.tiesOf(node).knownTo) if (this.ties.has(known)) stale.add(known);
    }
    return stale;
  }

  private tiesOf(node: ast.TopLevel): Ties {
    return this.ties.get(node) ?? noTies;
  }

  private remember(node: ast.TopLevel): void {
    const ties = tiesIn(node);
    this.ties.set(node, ties);
    for (const used of ties.uses) {
      const users = this.users.get(used);
      if (users) users.add(node);
      else this.users.set(used, new Set([node]));
    }
  }

  private forget(node: ast.TopLevel): void {
    for (const used of this.tiesOf(node).uses) {
      const users = this.users.get(used);
      users?.delete(node);
      if (users?.size === 0) this.users.delete(used);
    }
    this.ties.delete(node);
  }
}

function tiesIn(node: ast.TopLevel): Ties {
  const uses = new Set<ast.TopLevel>();
  const knownTo = new Set<ast.TopLevel>();
  for (const whole of referencesIn(node)) {
    const target = whole.target?.ref;
    const used = target && blockOf(target);
    if (!used || used === node) continue;
    uses.add(used);
    const holder = whole.$container;
    const isHead =
      ast.isInstance(holder) || ast.isHandler(holder) || (ast.isBiztalkHostResource(holder) && holder.host === whole);
    if (isHead) knownTo.add(used);
  }
  return { uses, knownTo };
}
