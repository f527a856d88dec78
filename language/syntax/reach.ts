/** The shortest name under which a declaration can be referred to from some place. */
import type { AstNode } from 'langium';
import type { Element } from '../model/topology.ts';
import { writeName } from './names.ts';
import { nodeOf } from './origin.ts';
import { chooseNearest, named, type Visible } from './resolve.ts';
import { type DeclaredSymbol, matchesTarget } from './symbols.ts';

/**
 * How `element` is written at `from`: by its own name where that finds it, else qualified by as many of the blocks around it
 * as it takes. Where it can't be found at all (its file isn't imported) the fully qualified name is returned.
 */
export function writtenReference(element: Pick<Element, 'origin' | 'name'>, from: AstNode, visible: Visible): string {
  const symbol = visible.map(({ byNode }) => byNode.get(nodeOf(element.origin))).find((found) => found !== undefined);
  if (!symbol) return writeName(element.name);
  const path: string[] = [];
  for (let at: DeclaredSymbol | undefined = symbol; at; at = at.parent) {
    path.unshift(at.name);
    if (reaches(path, symbol, from, visible)) break;
  }
  return path.map(writeName).join('.');
}

function reaches(path: readonly string[], symbol: DeclaredSymbol, from: AstNode, visible: Visible): boolean {
  const alike = named(path, visible).filter(({ kind }) => couldBeMeant(kind, symbol.kind));
  return chooseNearest(alike, from).symbol === symbol;
}

/** Whether a place that wants a declaration of one kind would also take one of the other. */
function couldBeMeant(kind: DeclaredSymbol['kind'], wanted: DeclaredSymbol['kind']): boolean {
  return (
    kind === wanted ||
    (['computer', 'resource'] as const).some((target) => matchesTarget(kind, target) && matchesTarget(wanted, target))
  );
}
