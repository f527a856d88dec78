/** The names that may be written where a reference is wanted: what completion offers. */
import type { AstNode } from 'langium';
import type * as ast from '../generated/ast.ts';
import type { Target } from '../model/schema.ts';
import { sameName, writeName } from './names.ts';
import { chooseNearest, named, type Visible, visibleFrom } from './resolve.ts';
import { type DeclaredSymbol, matchesTarget, type SymbolTable } from './symbols.ts';

export interface NameInScope {
  /** As it is written at the place, behind the qualifiers that stand there already. */
  readonly written: string;
  /** What it refers to; where it is a further qualifier, what it qualifies with. */
  readonly symbol: DeclaredSymbol;
  /** How many blocks around the place have to be left to find it. */
  readonly distance: number;
}

/** Which names are wanted, and in which order. */
export interface Choice {
  /** What suits the place best has the lowest number; undefined keeps it out. */
  readonly rank: (node: ast.Declaration) => number | undefined;
  /** No more than these are found. */
  readonly most: number;
}

/**
 * What may be referred to at a place: what suits it best first, then the nearest, then as it was declared.
 * @param from the block that the place is in
 * @param qualifiers the names before the dot that the place follows; none where there is no dot
 * @param files what the file of the place sees: itself and its imports
 */
export function namesInScope(
  wanted: readonly Target[],
  from: AstNode,
  qualifiers: readonly string[],
  files: readonly ast.File[],
  { rank, most }: Choice,
): readonly NameInScope[] {
  const visible = visibleFrom(files);
  const targets = visible
    .flatMap((table) => inOrderOfFile(ranked(table, wanted, rank)))
    .map((target) => ({ ...target, distance: distanceTo(target.symbol, from) }))
    .sort((a, b) => a.rank - b.rank || a.distance - b.distance)
    .slice(0, qualifiers.length === 0 ? most : undefined);
  if (qualifiers.length === 0) {
    return targets.map(({ symbol, distance }) => ({
      symbol,
      distance,
      written: shortestName(symbol, wanted, from, visible),
    }));
  }
  const segments = nextSegments(
    targets.map(({ symbol }) => symbol),
    qualifiers,
  );
  return segments
    .slice(0, most)
    .map((symbol) => ({ symbol, distance: distanceTo(symbol, from), written: writeName(symbol.name) }));
}

interface Ranked {
  readonly symbol: DeclaredSymbol;
  readonly rank: number;
}

/** Of the many names of a large file few suit a place: all that costs more is done with those. */
function ranked({ byKind }: SymbolTable, wanted: readonly Target[], rank: Choice['rank']): readonly Ranked[] {
  const kinds = [...byKind.keys()].filter((kind) => wanted.some((target) => matchesTarget(kind, target)));
  const found: Ranked[] = [];
  for (const symbol of kinds.flatMap((kind) => byKind.get(kind) ?? [])) {
    const of = rank(symbol.node);
    if (of !== undefined) found.push({ symbol, rank: of });
  }
  return found;
}

function inOrderOfFile(targets: readonly Ranked[]): readonly Ranked[] {
  const offsets = new Map(targets.map((target) => [target, target.symbol.node.$cstNode?.offset ?? 0]));
  return [...targets].sort((a, b) => (offsets.get(a) ?? 0) - (offsets.get(b) ?? 0));
}

/** Its own name where that finds it, else qualified by as many of the blocks around it as it takes. */
function shortestName(symbol: DeclaredSymbol, wanted: readonly Target[], from: AstNode, visible: Visible): string {
  const path: string[] = [];
  for (let at: DeclaredSymbol | undefined = symbol; at; at = at.parent) {
    path.unshift(at.name);
    const meant = named(path, visible).filter(({ kind }) => wanted.some((target) => matchesTarget(kind, target)));
    if (chooseNearest(meant, from).symbol === symbol) break;
  }
  return path.map(writeName).join('.');
}

/** For each target that the qualifiers lead to: what stands right behind them on the way to it. */
function nextSegments(targets: readonly DeclaredSymbol[], qualifiers: readonly string[]): readonly DeclaredSymbol[] {
  const next = new Set<DeclaredSymbol>();
  for (const target of targets) {
    for (let at: DeclaredSymbol | undefined = target; at; at = at.parent) if (isBehind(at, qualifiers)) next.add(at);
  }
  return [...next];
}

function isBehind(symbol: DeclaredSymbol, qualifiers: readonly string[]): boolean {
  let container = symbol.parent;
  for (const name of qualifiers.toReversed()) {
    if (!container || !sameName(container.name, name)) return false;
    container = container.parent;
  }
  return true;
}

function distanceTo(symbol: DeclaredSymbol, from: AstNode): number {
  let distance = 0;
  for (let block: AstNode | undefined = from; block; block = block.$container, distance++) {
    for (let parent = symbol.parent; parent; parent = parent.parent) if (parent.node === block) return distance;
  }
  return distance;
}
