/** What names mean when declarations of a file have gone to a new one that the file imports. */
import { type AstNode, AstUtils } from 'langium';
import * as ast from '../../generated/ast.ts';
import { type BtcDocument, type Documents, importedDocument } from '../imports.ts';
import { chooseNearest, named, segmentsOf, type Visible, wantedBy } from '../resolve.ts';
import { type DeclaredSymbol, matchesTarget, type SymbolTable, symbolsOf } from '../symbols.ts';

/** Declarations that go from a document to a new file. */
export interface Extracted {
  readonly declarations: ReadonlySet<AstNode>;
  readonly from: BtcDocument;
  /** What the new file imports. */
  readonly imported: readonly BtcDocument[];
}

/** The references below a node that the language resolves, each as a whole chain. */
export function referencesIn(node: AstNode): readonly ast.Reference[] {
  return AstUtils.streamAllContents(node)
    .filter(ast.isReference)
    .filter((reference) => !ast.isReference(reference.$container) && wantedBy(reference) !== undefined)
    .toArray();
}

/** The declaration of the top level that a declaration or a reference is in, itself perhaps. */
export function topLevelAround(node: ast.Declaration | ast.Reference): ast.TopLevel {
  let at: AstNode = node;
  while (at.$container && !ast.isFile(at.$container)) at = at.$container;
  return at as ast.TopLevel;
}

/** The first reference of the files that would no longer find what it finds now. */
export function changedReference(
  extracted: Extracted,
  files: readonly BtcDocument[],
  documents: Documents,
): ast.Reference | undefined {
  const sight = sightAfter(extracted, documents);
  for (const file of files) {
    const outside = sight(file);
    const inside = file === extracted.from ? sight('new') : outside;
    for (const reference of referencesIn(file.parseResult.value)) {
      const visible = extracted.declarations.has(topLevelAround(reference)) ? inside : outside;
      if (!findsTheSame(reference, visible)) return reference;
    }
  }
  return undefined;
}

/** What finds nothing now can find nothing more: no file sees another one's declarations that it doesn't see now. */
function findsTheSame(reference: ast.Reference, visible: Visible): boolean {
  const target = reference.target?.ref;
  const wanted = wantedBy(reference);
  if (!target || !wanted) return true;
  const names = segmentsOf(reference).map((segment) => segment.target?.$refText ?? '');
  const found = named(names, visible).filter(({ kind }) => wanted.some((one) => matchesTarget(kind, one)));
  return chooseNearest(found, reference).symbol?.node === target;
}

/** A file, or the new one. */
type Source = BtcDocument | 'new';

/** What each file sees then, in the order in which it sees it. */
function sightAfter(extracted: Extracted, documents: Documents): (from: Source) => Visible {
  const { declarations, from, imported } = extracted;
  const table = symbolsOf(from.parseResult.value);
  const goes = (symbol: DeclaredSymbol) => declarations.has(topLevelAround(symbol.node));
  const tables = { gone: tableOf(table, goes), kept: tableOf(table, (symbol) => !goes(symbol)) };
  const importsOf = (source: Source): readonly Source[] => {
    if (source === 'new') return imported;
    const own = source.parseResult.value.imports.flatMap(
      (declaration) => importedDocument(documents, source, declaration) ?? [],
    );
    return source === from ? [...own, 'new'] : own;
  };
  const seenIn = (source: Source): SymbolTable => {
    if (source === 'new') return tables.gone;
    return source === from ? tables.kept : symbolsOf(source.parseResult.value);
  };
  return (source) => {
    const seen = new Set<Source>([source]);
    // A set is walked in the order in which it grows.
    for (const next of seen) for (const other of importsOf(next)) seen.add(other);
    return [...seen].map(seenIn);
  };
}

/** The symbols of a table that something holds for. */
function tableOf({ all, byName, byKind }: SymbolTable, holds: (symbol: DeclaredSymbol) => boolean): SymbolTable {
  const kept = new Set(all.filter(holds));
  const only = <Key>(groups: ReadonlyMap<Key, readonly DeclaredSymbol[]>) =>
    new Map([...groups].map(([key, symbols]) => [key, symbols.filter((symbol) => kept.has(symbol))]));
  return {
    all: [...kept],
    byName: only(byName),
    byKind: only(byKind),
    byNode: new Map([...kept].map((symbol) => [symbol.node, symbol])),
  };
}
