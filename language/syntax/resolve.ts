/**
 * What a written reference means: the nearest visible declaration of the wanted kind whose name, and whose qualifiers, match.
 *
 * "Nearest" is by enclosing block: `AppName` in a group means that group's resource before one of another group. Within one
 * block two declarations of one name are a mistake of the declarations, not of the reference: the first is taken. The same goes
 * for two computers of one name, wherever they are declared.
 */
import type { AstNode } from 'langium';
import * as ast from '../generated/ast.ts';
import { propertySchema, type Target } from '../model/schema.ts';
import { foldName } from './names.ts';
import {
  type DeclaredSymbol,
  isContainer,
  type KeptTable,
  matchesTarget,
  type SymbolTable,
  schemaOf,
  symbolsOf,
} from './symbols.ts';

/** What a reference in this place may refer to, or undefined where a name in this place is no reference. */
export function wantedBy(reference: ast.Reference): readonly Target[] | undefined {
  let whole: ast.Reference = reference;
  while (whole.$container.$type === ast.Reference.$type) whole = whole.$container;
  const holder = whole.$container;
  switch (holder.$type) {
    case ast.Resource.$type:
      return resource;
    case ast.BiztalkHostResource.$type:
      return holder.host === whole ? host : resource;
    case ast.Handler.$type:
      return host;
    case ast.Instance.$type:
      return computer;
    case ast.Property.$type: {
      const block = schemaOf(holder.$container);
      const type = block && propertySchema(block, holder.key)?.type;
      return type?.is === 'reference' ? type.to : undefined;
    }
    default:
      return undefined;
  }
}

const resource: readonly Target[] = ['resource'];
const host: readonly Target[] = ['host'];
const computer: readonly Target[] = ['computer'];

/** The segments of a chain `A.B.C`, the first first. */
export function segmentsOf(whole: ast.Reference): readonly ast.Reference[] {
  const segments: ast.Reference[] = [];
  for (let segment: ast.Reference | undefined = whole; segment; segment = segment.qualifier) segments.unshift(segment);
  return segments;
}

/** What each segment of a chain refers to, or where and why the chain breaks. */
export interface Resolution {
  readonly segments: readonly ast.Reference[];
  /** As many as segments, each undefined where it could not be resolved. */
  readonly symbols: readonly (DeclaredSymbol | undefined)[];
  readonly failure:
    | undefined
    | {
        readonly reason: 'unresolved' | 'ambiguous';
        readonly segment: ast.Reference;
        /** For an ambiguous segment: what it could mean. */
        readonly found: readonly DeclaredSymbol[];
      };
}

/** The symbol tables of the files that a file sees: its own and those of its imports. */
export type Visible = readonly SymbolTable[];

/** Resolves a whole chain that stands where `wanted` is wanted. Undefined where a segment has no name yet. */
export function resolve(whole: ast.Reference, wanted: readonly Target[], visible: Visible): Resolution | undefined {
  const segments = segmentsOf(whole);
  const names = segments.map((segment) => segment.target?.$refText ?? '');
  if (names.includes('')) return undefined;

  const final = chooseNearest(
    named(names, visible).filter(({ kind }) => wanted.some((target) => matchesTarget(kind, target))),
    whole,
  );
  if (final.symbol) return { segments, symbols: pathOf(final.symbol, segments.length), failure: undefined };

  for (let length = 1; length < segments.length; length++) {
    const prefix = named(names.slice(0, length), visible).filter(({ kind }) => isContainer(kind));
    if (prefix.length > 0) continue;
    return failed(segments, 'unresolved', length - 1, [], visible, names, whole);
  }
  return failed(
    segments,
    final.found.length > 0 ? 'ambiguous' : 'unresolved',
    segments.length - 1,
    final.found,
    visible,
    names,
    whole,
  );
}

function failed(
  segments: readonly ast.Reference[],
  reason: 'unresolved' | 'ambiguous',
  index: number,
  found: readonly DeclaredSymbol[],
  visible: Visible,
  names: readonly string[],
  from: AstNode,
): Resolution | undefined {
  const segment = segments[index];
  if (!segment) return undefined;
  const container =
    index > 0
      ? chooseNearest(
          named(names.slice(0, index), visible).filter(({ kind }) => isContainer(kind)),
          from,
        ).symbol
      : undefined;
  const resolved = container ? pathOf(container, index) : [];
  return { segments, symbols: segments.map((_, at) => resolved[at]), failure: { reason, segment, found } };
}

/** All visible symbols that the names reach: the last is the symbol's own, those before it name what it is declared in. */
export function named(names: readonly string[], visible: Visible): readonly DeclaredSymbol[] {
  const folded = names.map(foldName);
  const last = folded.at(-1) ?? '';
  const alike = visible.flatMap(({ byName }) => byName.get(last) ?? nothing);
  if (folded.length === 1) return alike;
  return alike.filter((symbol) => {
    let ancestor = symbol.parent;
    for (let index = folded.length - 2; index >= 0; index--) {
      if (!ancestor || ancestor.folded !== folded[index]) return false;
      ancestor = ancestor.parent;
    }
    return true;
  });
}

const nothing: readonly DeclaredSymbol[] = [];

/** The candidate in the innermost block around `from`; several candidates in different blocks of that block are ambiguous. */
export function chooseNearest(
  candidates: readonly DeclaredSymbol[],
  from: AstNode,
): { readonly symbol?: DeclaredSymbol; readonly found: readonly DeclaredSymbol[] } {
  if (candidates.length === 0) return { found: [] };
  let nearest = candidates;
  if (candidates.length > 1) {
    for (let block: AstNode | undefined = from; block; block = block.$container) {
      const inside = candidates.filter((candidate) => isInside(candidate, block));
      if (inside.length === 0) continue;
      nearest = inside;
      break;
    }
  }
  const [first] = nearest;
  const declaredTwice =
    nearest.every((candidate) => candidate.parent === first?.parent) ||
    nearest.every(({ kind }) => matchesTarget(kind, 'computer'));
  return first && declaredTwice ? { symbol: first, found: nearest } : { found: nearest };
}

function isInside(candidate: DeclaredSymbol, block: AstNode): boolean {
  for (let parent = candidate.parent; parent; parent = parent.parent) if (parent.node === block) return true;
  return false;
}

/** The symbol with what it is declared in, `length` of them, the outermost first. */
function pathOf(symbol: DeclaredSymbol, length: number): readonly DeclaredSymbol[] {
  const path: DeclaredSymbol[] = [];
  for (let at: DeclaredSymbol | undefined = symbol; at && path.length < length; at = at.parent) path.unshift(at);
  return path;
}

/** The symbol tables that a file sees. */
export function visibleFrom(files: readonly ast.File[]): readonly KeptTable[] {
  return files.map(symbolsOf);
}
