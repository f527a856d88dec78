/**
 * Linking: sets what each segment of each reference of a file means, as `resolve` tells it. After an edit only those are looked at
 * that are new, or that use a name which means something else now.
 */
import type { AstNode, LangiumDocuments, LangiumSharedCoreServices, Linker } from 'langium';
import * as ast from '../generated/ast.ts';
import { difference } from '../model/difference.ts';
import { type BtcDocument, closureOf } from './imports.ts';
import { foldName } from './names.ts';
import { referencesIn } from './references.ts';
import { resolve, type Visible, visibleFrom, wantedBy } from './resolve.ts';
import { differenceIn, type KeptTable } from './symbols.ts';
import type { NameReference } from './tree/reference.ts';

/** The part of Langium's linker that building documents needs: here no reference is resolved before its document is. */
export class BtcLinker implements Pick<Linker, 'link' | 'unlink'> {
  private readonly documents: () => LangiumDocuments;

  constructor({ workspace }: LangiumSharedCoreServices) {
    this.documents = () => workspace.LangiumDocuments;
  }

  async link(document: BtcDocument): Promise<void> {
    const tables = visibleFrom(closureOf(this.documents(), document).map(({ parseResult }) => parseResult.value));
    linksOf(document).update(document.parseResult.value, tables);
  }

  /** Linking sets what has to be set anew. */
  unlink(): void {}
}

const known = new WeakMap<BtcDocument, Links>();

/** The references of a document. */
export function linksOf(document: BtcDocument): Links {
  const links = known.get(document) ?? new Links();
  known.set(document, links);
  return links;
}

/** The references of one document, by where they stand and by the names in them. */
class Links {
  /** Another number after each time that references which were linked before have come to mean something else. */
  revision = 0;
  /** Which those were, the last times. */
  private changes: readonly (readonly ast.Reference[])[] = [];
  private declarations: readonly ast.TopLevel[] = [];
  private readonly byName = new Map<string, Set<ast.Reference>>();
  /** The tables that the references were resolved against, as they were. */
  private tables = new Map<KeptTable, number>();

  update(file: ast.File, tables: readonly KeptTable[]): void {
    const changed = this.namesChangedIn(tables);
    this.tables = new Map(tables.map((table) => [table, table.revision]));
    const blocks = difference(this.declarations, file.declarations ?? []);
    this.declarations = file.declarations ?? [];
    // What has moved along into a block that was read anew is known already, and linked.
    const { gone, come } = differenceIn(blocks, referencesIn);
    const [before, after] = [new Set(gone), new Set(come)];
    for (const reference of gone) this.forget(reference);
    // Those that are there no more would keep the trees that they stood in.
    if (gone.length > 0) {
      const isThere = (reference: ast.Reference) => !before.has(reference) || after.has(reference);
      this.changes = this.changes.map((references) => references.filter(isThere));
    }
    const moved: ast.Reference[] = [];
    for (const reference of come) {
      this.remember(reference);
      if (linkChain(reference, tables) && before.has(reference)) moved.push(reference);
    }
    for (const reference of this.usersOf(changed)) {
      if (!after.has(reference) && linkChain(reference, tables)) moved.push(reference);
    }
    if (moved.length === 0) return;
    this.revision++;
    this.changes = [...this.changes, moved].slice(-mostChanges);
  }

  /** The references that have come to mean something else since a revision; undefined where that is too long ago. */
  changedSince(revision: number): readonly ast.Reference[] | undefined {
    const count = this.revision - revision;
    return count > this.changes.length ? undefined : this.changes.slice(this.changes.length - count).flat();
  }

  /** The names that mean something else than when they were last looked up; undefined where all may. */
  private namesChangedIn(tables: readonly KeptTable[]): ReadonlySet<string> | undefined {
    const before = [...this.tables.keys()];
    if (tables.length !== before.length || tables.some((table, at) => table !== before[at])) return undefined;
    const changed = tables.map((table) => {
      const revision = this.tables.get(table);
      return revision === undefined ? undefined : table.changedSince(revision);
    });
    if (changed.length === 1) return changed[0];
    return changed.includes(undefined) ? undefined : new Set(changed.flatMap((names) => [...(names ?? [])]));
  }

  private usersOf(names: ReadonlySet<string> | undefined): Iterable<ast.Reference> {
    if (!names) return this.declarations.flatMap(referencesIn);
    return new Set([...names].flatMap((name) => [...(this.byName.get(name) ?? [])]));
  }

  private remember(reference: ast.Reference): void {
    for (const name of namesIn(reference)) {
      const users = this.byName.get(name);
      if (users) users.add(reference);
      else this.byName.set(name, new Set([reference]));
    }
  }

  private forget(reference: ast.Reference): void {
    for (const name of namesIn(reference)) {
      const users = this.byName.get(name);
      users?.delete(reference);
      if (users?.size === 0) this.byName.delete(name);
    }
  }
}

/** So many edits may come before a topology is bound again. */
const mostChanges = 16;

/** The declaration of the top level that a node is in. */
export function blockOf(node: AstNode): ast.TopLevel {
  let block = node;
  while (block.$container && !ast.isFile(block.$container)) block = block.$container;
  return block as ast.TopLevel;
}

function namesIn(whole: ast.Reference): readonly string[] {
  const names: string[] = [];
  for (let segment: ast.Reference | undefined = whole; segment; segment = segment.qualifier) {
    if (segment.target) names.push(foldName(segment.target.$refText));
  }
  return names;
}

/** @returns whether the chain means something else than before */
function linkChain(whole: ast.Reference, visible: Visible): boolean {
  const wanted = wantedBy(whole);
  const resolution = wanted && resolve(whole, wanted, visible);
  let hasChanged = false;
  if (resolution) {
    resolution.segments.forEach((segment, index) => {
      if (setTarget(segment, resolution.symbols[index]?.node)) hasChanged = true;
    });
  } else {
    for (let segment: ast.Reference | undefined = whole; segment; segment = segment.qualifier) {
      if (setTarget(segment, undefined)) hasChanged = true;
    }
  }
  return hasChanged;
}

function setTarget({ target }: ast.Reference, declaration: ast.Declaration | undefined): boolean {
  const reference = target as NameReference | undefined;
  if (!reference || reference.ref === declaration) return false;
  reference.ref = declaration;
  return true;
}
