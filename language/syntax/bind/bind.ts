/**
 * Binding: from the linked trees of a file and its imports to the one topology that they mean.
 *
 * This folder alone meets raw nodes, in which error recovery may have left out anything; what comes out of it is sound.
 */
import type { AstNode } from 'langium';
import type * as ast from '../../generated/ast.ts';
import { difference } from '../../model/difference.ts';
import { keepTopology, type TopologyParts } from '../../model/kept-topology.ts';
import { sure } from '../../model/sure.ts';
import type * as model from '../../model/topology.ts';
import { suppressionsOf } from '../comments.ts';
import { importedUri } from '../imports.ts';
import { linkingOf } from '../linker.ts';
import { originOf } from '../origin.ts';
import { referencesIn } from '../references.ts';
import { KeptCandidates } from './candidates.ts';
import { KeptTies } from './changed.ts';
import { damagedIn } from './damage.ts';
import { becomesElement, draftBlock, type Elements } from './drafts.ts';

import { type BoundFile, bindStale, describerOf, failAlike, failuresIn } from './references.ts';

/** What binding has made, to be bound on from after an edit. */
export interface Binding {
  readonly topology: model.Topology;
  /** What became of each declaration of the top level, in the order of the files. */
  readonly blocks: readonly Block[];
  /** The declarations themselves. */
  readonly nodes: readonly ast.TopLevel[];
  readonly byNode: Map<ast.TopLevel, Block>;
  readonly elements: Elements;
  readonly ties: KeptTies;
  readonly candidates: KeptCandidates;
}

/** A declaration of the top level with everything in it; the same object as long as nothing of it has changed. */
export interface Block {
  readonly node: ast.TopLevel;
  /** Each element before what is in it; the same list as long as it is the same elements. */
  readonly elements: readonly model.Element[];
  /** All references, described when somebody wants them. */
  readonly references: () => readonly model.Reference[];
  /** Those that find nothing, or not one thing alone. */
  readonly failures: readonly model.Reference[];
  /** Of the elements, in their order. */
  readonly nodes: readonly AstNode[];
  readonly linking: number;
  readonly damaged: ReadonlySet<AstNode>;
}

/**
 * Binds files, the root first, into their topology. Never throws: what is unsound in a tree is absent from the topology.
 *
 * Elements never change. Where a declaration of the top level was edited, or means something else by what was edited elsewhere, it
 * is bound anew, and with it all that refers to it; the others keep their elements.
 * @param earlier what was bound of the same root before. It is used up: its topology stays what it was, but can't be bound on again.
 */
export function bind(files: readonly BoundFile[], earlier?: Binding): Binding {
  const damaged = new Map(files.flatMap(({ document }) => [...damagedIn(document, becomesElement)]));
  const nodes = files.flatMap(({ document }) => document.parseResult.value.declarations);
  const { byNode, elements, ties, candidates } = earlier ?? nothingYet();
  const moved = difference(earlier?.nodes ?? [], nodes);
  const come = new Set(moved.come);
  const gone = moved.gone.filter((node) => !come.has(node));
  const changed = nodes.filter((node) => hasChanged(node, byNode.get(node), damaged.get(node)));
  const stale = ties.update(gone, changed);
  // In the order of the files, which is that of all lists.
  const anew = stale.size === 0 ? [] : nodes.filter((node) => stale.has(node));
  const drafted = new Map(anew.map((node) => [node, draftBlock(node, damaged.get(node), elements)]));
  for (const node of [...gone, ...stale]) forgetElements(byNode.get(node), elements);
  for (const node of gone) byNode.delete(node);
  bindStale([...drafted.values()].flat(), elements);
  const blocks = files.flatMap(({ document, visible }) => {
    const describe = describerOf(visible, candidates.of(document, visible), elements);
    return document.parseResult.value.declarations.map((node) => {
      const known = byNode.get(node);
      const draft = drafted.get(node);
      if (known && !draft && known.failures.length === 0) return known;
      const failures = describe(failuresIn(node));
      if (known && !draft && failAlike(known.failures, failures)) return known;
      const block: Block = {
        node,
        elements: draft ? draft.map(([, element]) => element) : sure(known).elements,
        references: whenWanted(() => describe(referencesIn(node))),
        failures,
        nodes: draft ? draft.map(([inner]) => inner) : sure(known).nodes,
        linking: linkingOf(node),
        damaged: damaged.get(node) ?? undamaged,
      };
      byNode.set(node, block);
      return block;
    });
  });
  const failures = blocks.flatMap((block) => block.failures);
  candidates.update(
    blocks.map((block) => block.elements),
    failures.length > 0,
  );
  const topology = topologyOf(files, blocks, failures, earlier?.topology);
  return { topology, blocks, nodes, byNode, elements, ties, candidates };
}

function nothingYet(): Pick<Binding, 'byNode' | 'elements' | 'ties' | 'candidates'> {
  return { byNode: new Map(), elements: new Map(), ties: new KeptTies(), candidates: new KeptCandidates() };
}

/** What has become of a node that was drafted again stays. */
function forgetElements(block: Block | undefined, elements: Elements): void {
  block?.nodes.forEach((node, index) => {
    if (elements.get(node) === block.elements[index]) elements.delete(node);
  });
}

/** Whether a declaration is new, refers to something else than before, or has other syntax errors in it. */
function hasChanged(node: ast.TopLevel, known: Block | undefined, damaged: ReadonlySet<AstNode> = undamaged): boolean {
  if (known?.linking !== linkingOf(node)) return true;
  const before = known.damaged;
  return before.size !== damaged.size || (damaged.size > 0 && [...before].some((inner) => !damaged.has(inner)));
}

function topologyOf(
  files: readonly BoundFile[],
  blocks: readonly Block[],
  failures: readonly model.Reference[],
  earlier?: model.Topology,
): model.Topology {
  const declared = blocks.flatMap(({ node, elements: [first] }) =>
    first && first.origin === originOf(node) ? first : [],
  );
  const ofKind = <Kind extends model.Kind>(kind: Kind) =>
    declared.filter((element): element is Extract<model.Element, { kind: Kind }> => element.kind === kind);
  const [sso, ...repeatedSso] = ofKind('sso');
  const parts: TopologyParts = {
    title: files[0]?.document.parseResult.value.title,
    files: bindFiles(files),
    domains: ofKind('domain'),
    clusters: ofKind('cluster'),
    servers: ofKind('server'),
    sso,
    repeatedSso,
    biztalkGroups: ofKind('biztalkGroup'),
    references: whenWanted(() => blocks.flatMap((block) => block.references())),
    failures,
  };
  return keepTopology(parts, earlier);
}

/** Makes something when it is first wanted. */
function whenWanted<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const undamaged: ReadonlySet<AstNode> = new Set();

/** An import that found a file has it among the files of the topology. */
function bindFiles(files: readonly BoundFile[]): readonly model.SourceFile[] {
  const uris = new Set(files.map(({ document }) => document.uri.toString()));
  return files.map(({ document }) => ({
    origin: originOf(document.parseResult.value),
    uri: document.uri.toString(),
    imports: document.parseResult.value.imports.flatMap((declaration) => {
      const { path } = declaration;
      if (path === undefined) return [];
      const uri = importedUri(document, declaration)?.toString();
      return [{ origin: originOf(declaration), path, found: uri !== undefined && uris.has(uri) }];
    }),
    suppressions: suppressionsOf(document),
  }));
}
