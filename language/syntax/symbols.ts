/** The declarations of one file by name and by nesting: what references are resolved against. */
import type { AstNode } from 'langium';
import * as ast from '../generated/ast.ts';
import type { SchemaKey, Target } from '../model/schema.ts';
import { foldName } from './names.ts';

/** A declaration that a reference can find. */
export interface DeclaredSymbol {
  readonly node: ast.Declaration;
  readonly name: string;
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

const tables = new WeakMap<ast.File, SymbolTable>();

/** The symbols of a file, made once for each parsed tree. */
export function symbolsOf(file: ast.File): SymbolTable {
  let table = tables.get(file);
  if (!table) {
    table = collect(file);
    tables.set(file, table);
  }
  return table;
}

function collect(file: ast.File): SymbolTable {
  const byName = new Map<string, DeclaredSymbol[]>();
  const byNode = new Map<AstNode, DeclaredSymbol>();
  const byKind = new Map<SchemaKey, DeclaredSymbol[]>();
  const all: DeclaredSymbol[] = [];
  const declare = (node: ast.Declaration, parent: DeclaredSymbol | undefined): void => {
    const kind = schemaOf(node);
    if (!kind) return;
    const symbol: DeclaredSymbol = { node, name: nameOf(node) ?? '', kind, parent };
    // A block whose name is half-typed can't be found, but what is in it can.
    if (symbol.name !== '') {
      all.push(symbol);
      byNode.set(node, symbol);
      const ofKind = byKind.get(kind);
      if (ofKind) ofKind.push(symbol);
      else byKind.set(kind, [symbol]);
      const folded = foldName(symbol.name);
      const namesakes = byName.get(folded);
      if (namesakes) namesakes.push(symbol);
      else byName.set(folded, [symbol]);
    }
    for (const member of membersOf(node)) declare(member, symbol);
  };
  for (const declaration of file.declarations) if (declaration.$type !== ast.Sso.$type) declare(declaration, undefined);
  return { byName, byNode, all, byKind };
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
