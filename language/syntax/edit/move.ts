/** Moves resources from one group of a cluster to another: their text with its comments, and what refers to them. */
import { type AstNode, AstUtils } from 'langium';
import * as ast from '../../generated/ast.ts';
import { sure } from '../../model/sure.ts';
import type { Cluster, Group } from '../../model/topology.ts';
import type { Edit, NewGroup } from '../../rules/rule.ts';
import type { BtcDocument } from '../imports.ts';
import { asLineStart, foldName } from '../names.ts';
import { nodeOf, originOf } from '../origin.ts';
import { writtenReference } from '../reach.ts';
import { chooseNearest, named, segmentsOf, type Visible, wantedBy } from '../resolve.ts';
import { type DeclaredSymbol, matchesTarget, type SymbolTable } from '../symbols.ts';
import { applyEdits, type TextEdit } from './apply.ts';
import { replaceDependsOn } from './depends-on.ts';
import { endWithComment, indentAt, startsLine, startWithComments } from './style.ts';
import { type Site, writeDeclaration, writeReference } from './write.ts';

export type Move = Extract<Edit, { verb: 'move' }>;

/** What holds the group that something moves to, or is to hold it: the group itself, or the cluster of a new one. */
export function homeOf(to: Move['to']): Group | Cluster {
  return isNew(to) ? to.cluster : to;
}

function isNew(to: Move['to']): to is NewGroup {
  return 'declaration' in to;
}

const newNodes = new WeakMap<NewGroup, ast.ClusterGroup>();

/** The node of the group; for one that isn't written yet one that stands for it where names are looked up. */
function groupNode(to: Move['to']): AstNode {
  if (!isNew(to)) return nodeOf(to.origin);
  const { name } = to.declaration;
  const $container = nodeOf(to.cluster.origin) as ast.Cluster;
  const node: ast.ClusterGroup = newNodes.get(to) ?? {
    $type: 'ClusterGroup',
    $container,
    name,
    members: [],
    properties: [],
  };
  newNodes.set(to, node);
  return node;
}

/** The new groups that resources move into, each with those. */
export function newGroupsOf(edits: readonly Edit[]): ReadonlyMap<NewGroup, readonly Move[]> {
  const groups = new Map<NewGroup, Move[]>();
  for (const edit of edits) {
    if (edit.verb === 'move' && isNew(edit.to)) groups.set(edit.to, [...(groups.get(edit.to) ?? []), edit]);
  }
  return groups;
}

/** The declaration of a new group, without the indentation of its first line, with what moves into it. */
export function newGroupText(
  { declaration }: NewGroup,
  moves: readonly Move[],
  indent: string,
  text: string,
  site: Site,
): string {
  const moved = (inner: string) => moves.map((move) => movedText(move, inner, text, site));
  return writeDeclaration(declaration, indent, site, false, moved);
}

/** The names as they are when the resources stand in their new groups. */
export function visibleAfter(moves: readonly Move[], visible: Visible): Visible {
  return moves.length === 0 ? visible : visible.map((table) => tableAfter(moves, table));
}

function tableAfter(moves: readonly Move[], table: SymbolTable): SymbolTable {
  const moved = new Map<DeclaredSymbol, DeclaredSymbol>();
  const parents = new Map<Move['to'], DeclaredSymbol>();
  for (const { element, to } of moves) {
    const symbol = table.byNode.get(nodeOf(element.origin));
    const parent = parents.get(to) ?? groupSymbol(to, table);
    if (parent) parents.set(to, parent);
    if (symbol && parent) moved.set(symbol, { ...symbol, parent });
  }
  if (moved.size === 0) return table;
  const now = (symbol: DeclaredSymbol) => moved.get(symbol) ?? symbol;
  return {
    byName: new Map([...table.byName].map(([name, symbols]) => [name, symbols.map(now)])),
    byNode: new Map([...table.byNode].map(([node, symbol]) => [node, now(symbol)])),
    all: table.all.map(now),
    byKind: new Map([...table.byKind].map(([kind, symbols]) => [kind, symbols.map(now)])),
  };
}

function groupSymbol(to: Move['to'], { byNode }: SymbolTable): DeclaredSymbol | undefined {
  const parent = byNode.get(nodeOf(homeOf(to).origin));
  if (!parent || !isNew(to)) return parent;
  const { name } = to.declaration;
  return { node: groupNode(to) as ast.ClusterGroup, name, folded: foldName(name), kind: 'group', parent };
}

/** The declaration as it reads in its new group, without the indentation of its first line. */
export function movedText({ element, to, dependsOn }: Move, indent: string, text: string, site: Site): string {
  const node = nodeOf(element.origin);
  const { offset, end } = sure(node.$cstNode);
  const start = startWithComments(text, offset);
  const group = groupNode(to);
  const references = AstUtils.streamAllContents(node)
    .filter(ast.isReference)
    .filter((reference) => isWhole(reference) && (dependsOn === undefined || !isDependency(reference, node)));
  const edits = [
    ...references.flatMap((reference) => rewritten(reference, group, site.visible)),
    ...(dependsOn
      ? replaceDependsOn(
          node,
          dependsOn.map((item) => writeReference(item, { ...site, from: group })),
          text,
        )
      : []),
  ].map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const outer = indentAt(text, offset);
  return applyEdits(text.slice(start, endWithComment(text, end)), edits)
    .trimEnd()
    .split(/\r?\n/)
    .map((line, index) => {
      if (index === 0) return line;
      return line.trim() === '' ? '' : indent + (line.startsWith(outer) ? line.slice(outer.length) : line.trimStart());
    })
    .join(site.style.lineBreak);
}

/**
 * The references of a document, outside of what moves, that would no longer find what they find now.
 * @param visible what the document sees then
 * @param added what of that it sees only then
 */
export function referencesAfter(
  moves: readonly Move[],
  document: BtcDocument,
  visible: Visible,
  added: Visible,
): readonly TextEdit[] {
  const moved = new Set(moves.map(({ element }) => nodeOf(element.origin)));
  const names = new Set([
    ...moves.map(({ element }) => foldName(element.name)),
    ...added.flatMap(({ byName }) => [...byName.keys()]),
  ]);
  const isInMoved = (reference: AstNode) => {
    for (let at: AstNode | undefined = reference; at; at = at.$container) if (moved.has(at)) return true;
    return false;
  };
  return AstUtils.streamAllContents(document.parseResult.value)
    .filter(ast.isReference)
    .filter((reference) => isWhole(reference) && names.has(foldName(nameWritten(reference))) && !isInMoved(reference))
    .flatMap((reference) => rewritten(reference, reference, visible))
    .toArray();
}

function nameWritten(reference: ast.Reference): string {
  return reference.target?.$refText ?? '';
}

function isWhole(reference: ast.Reference): boolean {
  return reference.$container.$type !== ast.Reference.$type;
}

function isDependency(reference: ast.Reference, node: AstNode): boolean {
  return ast.isAnyResource(node) && node.dependsOn.includes(reference);
}

/** Another way to write the reference, where what is written would find something else; none for what finds nothing now. */
function rewritten(reference: ast.Reference, from: AstNode, visible: Visible): readonly TextEdit[] {
  const target = reference.target?.ref;
  const wanted = wantedBy(reference);
  const cst = reference.$cstNode;
  if (!target || !wanted || !cst) return [];
  const names = segmentsOf(reference).map(nameWritten);
  const found = named(names, visible).filter(({ kind }) => wanted.some((one) => matchesTarget(kind, one)));
  if (chooseNearest(found, from).symbol?.node === target) return [];
  const element = { origin: originOf(target), name: names.at(-1) ?? '' };
  const written = writtenReference(element, from, visible);
  const text = startsLine(cst.root.fullText, cst.offset) ? asLineStart(written) : written;
  return [{ start: cst.offset, end: cst.end, text }];
}
