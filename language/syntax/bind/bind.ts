/**
 * Binding: from the linked trees of a file and its imports to the one topology that they mean.
 *
 * This folder alone meets raw nodes, in which error recovery may have left out anything; what comes out of it is sound.
 */
import { type AstNode, AstUtils } from 'langium';
import type * as ast from '../../generated/ast.ts';
import { alike } from '../../model/alike.ts';
import { sameItems } from '../../model/difference.ts';
import { beginEdit } from '../../model/kept.ts';
import { keepTopology, type TopologyParts } from '../../model/kept-topology.ts';
import { say } from '../../model/living.ts';
import type * as model from '../../model/topology.ts';
import { suppressionsOf } from '../comments.ts';
import { type BtcDocument, importedUri } from '../imports.ts';
import { blockOf, linksOf } from '../linker.ts';
import { originOf } from '../origin.ts';
import { referencesIn } from '../references.ts';
import { Acquaintances, isKnowing } from './acquaintances.ts';
import { KeptCandidates } from './candidates.ts';
import { damagedIn } from './damage.ts';
import { becomesElement } from './elements.ts';
import { type Changes, elementsFrom, Population } from './population.ts';
import { type BoundFile, bindReferring, describerOf, failuresIn, headOf } from './references.ts';

/** What binding has made, to be bound on from after an edit. */
export interface Binding {
  readonly topology: model.Topology;
  /** What became of each declaration of the top level, in the order of the files. */
  readonly blocks: readonly Block[];
  readonly declared: Declared;
  readonly files: readonly FileState[];
  readonly damaged: ReadonlySet<AstNode>;
  readonly population: Population;
  readonly acquaintances: Acquaintances;
  readonly candidates: KeptCandidates;
}

/** How a file was when it was bound. */
interface FileState {
  readonly document: BtcDocument;
  readonly declarations: readonly ast.TopLevel[];
  /** Of the links of its references. */
  readonly revision: number;
}

/** A declaration of the top level with everything in it; the same object as long as nothing of that is another. */
export interface Block {
  readonly node: ast.TopLevel;
  /** Each element before what is in it; the same list as long as it is the same elements. */
  readonly elements: readonly model.Element[];
  /** All references, described when somebody wants them. */
  readonly references: () => readonly model.Reference[];
  /** Those that find nothing, or not one thing alone. */
  readonly failures: readonly model.Reference[];
}

/**
 * Binds files, the root first, into their topology. Never throws: what is unsound in a tree is absent from the topology.
 *
 * An element lives on as long as its declaration is there. After an edit those are bound again that were read anew, or in which a
 * reference means something else; who asked for what they say is told of what is another by that.
 * @param isFollowed whether it may be bound on
 * @param earlier what was bound of the same root before. It is used up: its elements say what they say now, and what is asked of it is kept
 * by nobody.
 */
export function bind(files: readonly BoundFile[], isFollowed: boolean, earlier?: Binding): Binding {
  const before = earlier && isOfSameFiles(earlier.files, files) ? earlier : undefined;
  if (before) beginEdit();
  const { population, candidates } = before ?? nothingYet(isFollowed);
  const damaged = new Set(files.flatMap(({ document }) => [...damagedIn(document, becomesElement)]));
  const states = files.map(({ document }) => stateOf(document));
  const changes = population.update(declarationsIn(before?.files ?? []), declarationsIn(states));
  const relinked = states.flatMap((state, index) => relinkedIn(state, before?.files[index]));
  const bound = {
    files: states,
    damaged,
    population,
    candidates,
    acquaintances: before?.acquaintances ?? new Acquaintances(),
  };
  bindReferences(changes, relinked, bound, before?.damaged ?? nothing);
  const blocks = bindBlocks(files, bound, new Set(relinked.map(blockOf)), before?.blocks ?? []);
  const failures = blocks.flatMap((block) => block.failures);
  candidates.update(
    blocks.map((block) => block.elements),
    failures.length > 0,
  );
  const declared = declaredIn(blocks, before?.declared);
  return {
    ...bound,
    blocks,
    declared,
    topology: topologyOf(files, blocks, declared, failures, isFollowed, before?.topology),
  };
}

type Bound = Omit<Binding, 'topology' | 'blocks' | 'declared'>;

function nothingYet(isFollowed: boolean): Pick<Binding, 'population' | 'candidates'> {
  return { population: new Population(isFollowed), candidates: new KeptCandidates() };
}

function isOfSameFiles(states: readonly FileState[], files: readonly BoundFile[]): boolean {
  return states.length === files.length && states.every(({ document }, at) => document === files[at]?.document);
}

function stateOf(document: BtcDocument): FileState {
  const { declarations } = document.parseResult.value;
  return { document, declarations, revision: linksOf(document).revision };
}

function declarationsIn(files: readonly FileState[]): readonly ast.TopLevel[] {
  return files.flatMap(({ declarations }) => declarations);
}

/** The references that mean something else than when the file was bound last, without those that are new. */
function relinkedIn({ document, declarations }: FileState, before: FileState | undefined): readonly ast.Reference[] {
  if (!before) return [];
  return linksOf(document).changedSince(before.revision) ?? declarations.flatMap(referencesIn);
}

/** Says of the elements that an edit has touched what they refer to, and to these who refers to them. */
function bindReferences(
  { anew, moved, gone }: Changes,
  relinked: readonly ast.Reference[],
  { files, damaged, population, acquaintances }: Bound,
  damagedBefore: ReadonlySet<AstNode>,
): void {
  const touched = new Map<AstNode, model.Element>(anew);
  const touch = (node: AstNode | undefined) => {
    const element = node && population.get(node);
    if (element) touched.set(node, element);
  };
  for (const reference of relinked)
    touch(AstUtils.getContainerOfType(reference, (at): at is AstNode => population.has(at)));
  for (const node of [...damagedBefore, ...damaged]) touch(node);
  for (const element of gone) if (isKnowing(element)) acquaintances.set(element, undefined);
  for (const element of moved.flatMap((each) => [...elementsFrom(each)])) {
    if (isKnowing(element)) acquaintances.touch(element);
  }
  for (const [node, element] of touched) {
    say(element, 'damaged', damaged.has(node));
    bindReferring(node, element, population);
    if (!isKnowing(element)) continue;
    const head = headOf(node, element, population);
    say(element, element.kind === 'instance' ? 'computer' : 'host', head);
    acquaintances.set(element, head);
  }
  acquaintances.tell(files.map(({ document }) => document.uri.toString()));
}

/** What the declarations of the top level have become. */
function bindBlocks(
  files: readonly BoundFile[],
  { candidates, population }: Bound,
  relinked: ReadonlySet<ast.TopLevel>,
  before: readonly Block[],
): readonly Block[] {
  const byNode = whenWanted(() => new Map(before.map((block) => [block.node, block])));
  const byElement = whenWanted(() => new Map(before.map((block) => [block.elements[0], block])));
  let index = 0;
  return files.flatMap(({ document, visible }) => {
    const describe = describerOf(visible, candidates.of(document, visible), population);
    return document.parseResult.value.declarations.map((node) => {
      const inPlace = before[index++];
      const same = inPlace?.node === node ? inPlace : byNode().get(node);
      if (same && same.failures.length === 0 && !relinked.has(node)) return same;
      const element = population.get(node);
      const known = same ?? (inPlace?.elements[0] === element ? inPlace : byElement().get(element));
      const elements = same?.elements ?? (element ? [...elementsFrom(element)] : []);
      const failures = describe(failuresIn(node));
      return {
        node,
        elements: known && sameItems(known.elements, elements) ? known.elements : elements,
        references: describedIn(node, describe),
        failures: known && alike(known.failures, failures) ? known.failures : failures,
      };
    });
  });
}

/** A function of its own, which keeps nothing else: a block must not keep those that were before it. */
function describedIn(node: ast.TopLevel, describe: ReturnType<typeof describerOf>): Block['references'] {
  return whenWanted(() => describe(referencesIn(node)));
}

/** The elements of the top level, by kind. */
interface Declared extends Pick<model.Topology, 'domains' | 'clusters' | 'servers' | 'biztalkGroups'> {
  readonly all: readonly (model.Element | undefined)[];
  readonly ssos: readonly model.Sso[];
}

function declaredIn(blocks: readonly Block[], before: Declared | undefined): Declared {
  const all = blocks.map(({ elements }) => elements[0]);
  if (before && sameItems(all, before.all)) return before;
  const ofKind = <Kind extends model.Kind>(kind: Kind) =>
    all.filter((element): element is Extract<model.Element, { kind: Kind }> => element?.kind === kind);
  return {
    all,
    domains: ofKind('domain'),
    clusters: ofKind('cluster'),
    servers: ofKind('server'),
    biztalkGroups: ofKind('biztalkGroup'),
    ssos: ofKind('sso'),
  };
}

function topologyOf(
  files: readonly BoundFile[],
  blocks: readonly Block[],
  { domains, clusters, servers, biztalkGroups, ssos }: Declared,
  failures: readonly model.Reference[],
  isFollowed: boolean,
  earlier?: model.Topology,
): model.Topology {
  const [sso, ...repeatedSso] = ssos;
  const parts: TopologyParts = {
    title: files[0]?.document.parseResult.value.title,
    files: bindFiles(files, earlier?.files ?? []),
    domains,
    clusters,
    servers,
    sso,
    repeatedSso,
    biztalkGroups,
    references: whenWanted(() => blocks.flatMap((block) => block.references())),
    failures,
  };
  return keepTopology(parts, isFollowed, earlier);
}

/** Makes something when it is first wanted. */
function whenWanted<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const nothing: ReadonlySet<AstNode> = new Set();

/** An import that found a file has it among the files of the topology. What says the same as before is the same object. */
function bindFiles(files: readonly BoundFile[], before: readonly model.SourceFile[]): readonly model.SourceFile[] {
  const uris = new Set(files.map(({ document }) => document.uri.toString()));
  return files.map(({ document }, index) => {
    const file: model.SourceFile = {
      origin: originOf(document.parseResult.value),
      uri: document.uri.toString(),
      imports: document.parseResult.value.imports.flatMap((declaration) => {
        const { path } = declaration;
        if (path === undefined) return [];
        const uri = importedUri(document, declaration)?.toString();
        return [{ origin: originOf(declaration), path, found: uri !== undefined && uris.has(uri) }];
      }),
      suppressions: suppressionsOf(document),
    };
    const known = before[index];
    return known && alike(known, file) ? known : file;
  });
}
