/** The declarations of one file by name and by nesting: what references are resolved against. Kept up from edit to edit. */

import type { AstNode } from 'langium';
import * as ast from '../generated/ast.ts';
import { addTo } from '../model/add-to.ts';
import { type Difference, difference } from '../model/difference.ts';
import { once } from '../model/memo.ts';
import type { SchemaKey, Target } from '../model/schema.ts';
import { countAtMost } from './ascending.ts';
import { foldName } from './names.ts';

/** A declaration that a reference can find. */
export interface DeclaredSymbol {
  readonly node: ast.Declaration;
  readonly name: string;
  /** The form of the name that tables go by. */
  readonly folded: string;
  readonly kind: SchemaKey;
  /** The symbol it is declared in; undefined at the top level. */
  readonly parent: DeclaredSymbol | undefined;
}

export interface SymbolTable {
  /** By folded name, in the order of the file. */
  readonly byName: ReadonlyMap<string, readonly DeclaredSymbol[]>;
  readonly byNode: ReadonlyMap<AstNode, DeclaredSymbol>;
  readonly all: readonly DeclaredSymbol[];
  /** In the order of the file. */
  readonly byKind: ReadonlyMap<SchemaKey, readonly DeclaredSymbol[]>;
}

/** The row of the table of properties for a node that can have properties, or undefined for any other node. */
export function schemaOf(node: AstNode): SchemaKey | undefined {
  switch (node.$type) {
    case ast.Resource.$type:
      return (node as ast.Resource).type;
    case ast.ClusterGroup.$type:
      return 'group';
    case ast.BiztalkHostResource.$type:
      return 'biztalkHost';
    default:
      return schemaByType.get(node.$type);
  }
}

const schemaByType: ReadonlyMap<string, SchemaKey> = new Map<string, SchemaKey>([
  [ast.Domain.$type, 'domain'],
  [ast.DomainGroup.$type, 'domainGroup'],
  [ast.Account.$type, 'account'],
  [ast.Cluster.$type, 'cluster'],
  [ast.Node.$type, 'node'],
  [ast.Server.$type, 'server'],
  [ast.Restart.$type, 'restart'],
  [ast.Sso.$type, 'sso'],
  [ast.BiztalkGroup.$type, 'biztalkGroup'],
  [ast.Host.$type, 'host'],
  [ast.Instance.$type, 'instance'],
  [ast.Adapter.$type, 'adapter'],
  [ast.Handler.$type, 'handler'],
]);

/** Whether a declaration of this kind is what a property that wants `target` may refer to. */
export function matchesTarget(kind: SchemaKey, target: Target): boolean {
  switch (target) {
    case 'computer':
      return kind === 'node' || kind === 'server';
    case 'resource':
      return isResourceKind(kind);
    default:
      return kind === target;
  }
}

const containerKinds: ReadonlySet<SchemaKey> = new Set<SchemaKey>(['domain', 'cluster', 'group', 'biztalkGroup']);

/** Whether a declaration of this kind can qualify a name. */
export function isContainer(kind: SchemaKey): boolean {
  return containerKinds.has(kind);
}

const otherKinds: ReadonlySet<SchemaKey> = new Set<SchemaKey>([
  ...containerKinds,
  'domainGroup',
  'account',
  'node',
  'server',
  'restart',
  'sso',
  'host',
  'instance',
  'adapter',
  'handler',
]);

function isResourceKind(kind: SchemaKey): boolean {
  return !otherKinds.has(kind);
}

/** The table of a document's file, kept up from edit to edit. */
export class KeptTable implements SymbolTable {
  readonly byName = new Map<string, DeclaredSymbol[]>();
  readonly byNode = new Map<AstNode, DeclaredSymbol>();
  /** Counts the changes of the table. */
  revision = 0;
  private declarations: readonly ast.TopLevel[] = [];
  private kinds: ReadonlyMap<SchemaKey, readonly DeclaredSymbol[]> | undefined;
  /** For each of the last changes the names that mean something else since. */
  private readonly changes: ReadonlySet<string>[] = [];

  get all(): readonly DeclaredSymbol[] {
    return this.declarations.flatMap(symbolsIn);
  }

  get byKind(): ReadonlyMap<SchemaKey, readonly DeclaredSymbol[]> {
    this.kinds ??= groupByKind(this.all);
    return this.kinds;
  }

  /** The folded names that mean something else than at that revision; undefined where that is too long ago to tell. */
  changedSince(revision: number): ReadonlySet<string> | undefined {
    const count = this.revision - revision;
    if (count > this.changes.length) return undefined;
    const [only] = this.changes.slice(-1);
    return count === 1 ? only : new Set(this.changes.slice(this.changes.length - count).flatMap((names) => [...names]));
  }

  /** Takes over what the file declares now: what was read as it is before has the symbols that it had. */
  update(file: ast.File): void {
    const blocks = difference(this.declarations, file.declarations ?? []);
    this.declarations = file.declarations ?? [];
    this.kinds = undefined;
    const { gone, come } = differenceIn(blocks, symbolsIn);
    if (gone.length > 0 || come.length > 0) this.replace(new Set(gone), come);
  }

  private replace(removed: ReadonlySet<DeclaredSymbol>, added: readonly DeclaredSymbol[]): void {
    const touched = new Set([...removed].map(({ folded }) => folded));
    for (const name of touched) {
      this.byName.set(name, this.byName.get(name)?.filter((symbol) => !removed.has(symbol)) ?? []);
    }
    for (const { node } of removed) this.byNode.delete(node);
    for (const symbol of added) {
      const { folded, node } = symbol;
      this.byNode.set(node, symbol);
      touched.add(folded);
      const namesakes = this.byName.get(folded);
      if (namesakes) namesakes.splice(countAtMost(namesakes, offsetOf(symbol), offsetOf), 0, symbol);
      else this.byName.set(folded, [symbol]);
    }
    for (const name of touched) if (this.byName.get(name)?.length === 0) this.byName.delete(name);
    this.revision++;
    this.changes.push(touched);
    if (this.changes.length > mostChanges) this.changes.shift();
  }
}

/** So many edits may come before the files that import a file are linked again. */
const mostChanges = 16;

function offsetOf({ node }: DeclaredSymbol): number {
  return node.$cstNode?.offset ?? 0;
}

function groupByKind(symbols: readonly DeclaredSymbol[]): ReadonlyMap<SchemaKey, readonly DeclaredSymbol[]> {
  const byKind = new Map<SchemaKey, DeclaredSymbol[]>();
  for (const symbol of symbols) {
    addTo(byKind, symbol.kind, symbol);
  }
  return byKind;
}

interface Kept {
  readonly table: KeptTable;
  /** Those that the table is of; a file that is read on has others. */
  declarations: readonly ast.TopLevel[];
}

/** By the document, or by the file where it stands in none. */
const tables = new WeakMap<object, Kept>();

/** The symbols of a file. Once the document has another file the table is that one's: of two states only the later has symbols. */
export function symbolsOf(file: ast.File): KeptTable {
  const key = file.$document ?? file;
  let kept = tables.get(key);
  if (!kept) {
    kept = { table: new KeptTable(), declarations: file.declarations };
    tables.set(key, kept);
    kept.table.update(file);
  } else if (kept.declarations !== file.declarations) {
    kept.declarations = file.declarations;
    kept.table.update(file);
  }
  return kept.table;
}

/**
 * What of something in blocks was read anew with them, and what is known already. Nothing is where they consist of more blocks than
 * before, or of less: what was read as before may then stand in another one, and something else may be near to it.
 */
export function differenceIn<Item>(
  { gone, come }: Difference<ast.TopLevel>,
  itemsIn: (block: ast.TopLevel) => readonly Item[],
): Difference<Item> {
  const [before, after] = [gone.flatMap(itemsIn), come.flatMap(itemsIn)];
  return countBlocks(gone) === countBlocks(come) ? difference(before, after) : { gone: before, come: after };
}

/** How many blocks there are that names are looked for in, one after the other. */
function countBlocks(blocks: readonly ast.TopLevel[]): number {
  let count = blocks.length;
  for (const block of blocks) {
    if (block.$type === ast.Cluster.$type) count += (block.members ?? []).filter(ast.isClusterGroup).length;
  }
  return count;
}

/** What a declaration declares, itself first and each before what is in it. As long as it isn't read anew, neither is what it declares. */
const symbolsIn = once((node: ast.TopLevel | ast.Declaration): readonly DeclaredSymbol[] => {
  if (node.$type === ast.Sso.$type) return [];
  const own = symbolOf(node);
  if (!own) return [];
  const inner = membersOf(node).flatMap(symbolsIn);
  // A block whose name is half-typed can't be found, but what is in it can.
  return own.name === '' ? inner : [own, ...inner];
});

/** The symbol of a node; undefined where it declares nothing. */
const symbolOf = once((node: AstNode): DeclaredSymbol | undefined => {
  const kind = schemaOf(node);
  return kind && new NodeSymbol(node as ast.Declaration, kind);
});

class NodeSymbol implements DeclaredSymbol {
  readonly node: ast.Declaration;
  readonly name: string;
  readonly folded: string;
  readonly kind: SchemaKey;

  constructor(node: ast.Declaration, kind: SchemaKey) {
    this.node = node;
    this.name = nameOf(node) ?? '';
    this.folded = foldName(this.name);
    this.kind = kind;
  }

  /** That of the node which this one stands in now: an edit may put it into another. */
  get parent(): DeclaredSymbol | undefined {
    const { $container } = this.node;
    return $container && !ast.isFile($container) ? symbolOf($container) : undefined;
  }
}

/**
 * The name that a declaration goes by, or undefined where error recovery left it out. The resource of a clustered host goes
 * by the host's name.
 */
export function nameOf(node: ast.Declaration): string | undefined {
  if (node.$type === ast.BiztalkHostResource.$type) return node.host?.target?.$refText || undefined;
  return node.name || undefined;
}

/** The declarations inside a declaration that have names. */
function membersOf(node: ast.Declaration): readonly ast.Declaration[] {
  switch (node.$type) {
    case ast.Domain.$type:
    case ast.Cluster.$type:
    case ast.ClusterGroup.$type:
    case ast.BiztalkGroup.$type:
      return node.members ?? [];
    default:
      return [];
  }
}
