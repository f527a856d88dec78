/**
 * Binding: from the linked trees of a file and its imports to the one topology that they mean.
 *
 * This folder alone meets raw nodes, in which error recovery may have left out anything; what comes out of it is sound.
 */
import type { AstNode } from 'langium';
import * as ast from '../../generated/ast.ts';
import { difference } from '../../model/difference.ts';
import { keepTopology, type TopologyParts } from '../../model/kept-topology.ts';
import type * as model from '../../model/topology.ts';
import { suppressionsOf } from '../comments.ts';
import { importedUri } from '../imports.ts';
import { linkingOf } from '../linker.ts';
import { originOf } from '../origin.ts';
import { nameOf } from '../symbols.ts';
import { KeptTies } from './changed.ts';
import { damagedIn } from './damage.ts';
import {
  type Draft,
  draftAccount,
  draftAdapter,
  draftBiztalkGroup,
  draftCluster,
  draftDomain,
  draftDomainGroup,
  draftGroup,
  draftHandler,
  draftHost,
  draftInstance,
  draftNode,
  draftResource,
  draftServer,
  draftSso,
  resourceTypeOf,
} from './elements.ts';

import { type BoundFile, bindStale, describerOf } from './references.ts';

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
}

/** A declaration of the top level with everything in it; the same object as long as nothing of it has changed. */
export interface Block {
  readonly node: ast.TopLevel;
  /** Each element before what is in it; the same list as long as it is the same elements. */
  readonly elements: readonly model.Element[];
  readonly references: readonly model.Reference[];
  /** Whether one of the references finds nothing: what it could have meant is declared anywhere. */
  readonly fails: boolean;
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
  const nodes = files.flatMap(({ document }) => document.parseResult.value.declarations ?? []);
  const { byNode, elements, ties } = earlier ?? { byNode: new Map(), elements: new Map(), ties: new KeptTies() };
  const moved = difference(earlier?.nodes ?? [], nodes);
  const come = new Set(moved.come);
  const gone = moved.gone.filter((node) => !come.has(node));
  const changed = nodes.filter((node) => hasChanged(node, byNode.get(node), damaged.get(node)));
  const stale = ties.update(gone, changed);
  for (const node of [...gone, ...stale]) for (const inner of byNode.get(node)?.nodes ?? []) elements.delete(inner);
  for (const node of gone) byNode.delete(node);
  // In the order of the files, which is that of all lists.
  const anew = stale.size === 0 ? [] : nodes.filter((node) => stale.has(node));
  const drafted = new Map(anew.map((node) => [node, draftBlock(node, damaged.get(node), elements)]));
  bindStale([...drafted.values()].flat(), elements);
  const blocks = files.flatMap(({ document, visible }) => {
    const describe = describerOf(visible, elements);
    return (document.parseResult.value.declarations ?? []).map((node) => {
      const known = byNode.get(node);
      const draft = drafted.get(node);
      if (known && !draft && !known.fails) return known;
      const references = describe(node);
      const block: Block = {
        node,
        elements: draft?.map(([, element]) => element) ?? known?.elements ?? [],
        references,
        fails: references.some(({ failure }) => failure),
        nodes: draft?.map(([inner]) => inner) ?? known?.nodes ?? [],
        linking: linkingOf(node),
        damaged: damaged.get(node) ?? undamaged,
      };
      byNode.set(node, block);
      return block;
    });
  });
  return { topology: topologyOf(files, blocks, earlier?.topology), blocks, nodes, byNode, elements, ties };
}

/** Whether a declaration is new, refers to something else than before, or has other syntax errors in it. */
function hasChanged(node: ast.TopLevel, known: Block | undefined, damaged: ReadonlySet<AstNode> = undamaged): boolean {
  if (known?.linking !== linkingOf(node)) return true;
  const before = known.damaged;
  return before.size !== damaged.size || (damaged.size > 0 && [...before].some((inner) => !damaged.has(inner)));
}

function topologyOf(files: readonly BoundFile[], blocks: readonly Block[], earlier?: model.Topology): model.Topology {
  const declared = blocks.flatMap(({ node, elements: [first] }) =>
    first && first.origin === originOf(node) ? first : [],
  );
  const ofKind = <Kind extends model.Kind>(kind: Kind) =>
    declared.filter((element): element is Extract<model.Element, { kind: Kind }> => element.kind === kind);
  const [sso, ...repeatedSso] = ofKind('sso');
  let references: readonly model.Reference[] | undefined;
  const parts: TopologyParts = {
    title: files[0]?.document.parseResult.value.title,
    files: bindFiles(files),
    domains: ofKind('domain'),
    clusters: ofKind('cluster'),
    servers: ofKind('server'),
    sso,
    repeatedSso,
    biztalkGroups: ofKind('biztalkGroup'),
    references() {
      references ??= blocks.flatMap((block) => block.references);
      return references;
    },
  };
  return keepTopology(parts, earlier);
}

/** The elements of a declaration of the top level, by their nodes. */
function draftBlock(
  node: ast.TopLevel,
  damaged: ReadonlySet<AstNode> | undefined,
  all: Elements,
): readonly (readonly [AstNode, Draft<model.Element>])[] {
  const own: Elements = new Map();
  draftTopLevel(node, own);
  for (const [inner, element] of own) {
    if (damaged?.has(inner)) element.damaged = true;
    all.set(inner, element);
  }
  return [...own];
}

const undamaged: ReadonlySet<AstNode> = new Set();

/** An import that found a file has it among the files of the topology. */
function bindFiles(files: readonly BoundFile[]): readonly model.SourceFile[] {
  const uris = new Set(files.map(({ document }) => document.uri.toString()));
  return files.map(({ document }) => ({
    origin: originOf(document.parseResult.value),
    uri: document.uri.toString(),
    imports: (document.parseResult.value.imports ?? []).flatMap((declaration) => {
      const { path } = declaration;
      if (path === undefined) return [];
      const uri = importedUri(document, declaration)?.toString();
      return [{ origin: originOf(declaration), path, found: uri !== undefined && uris.has(uri) }];
    }),
    suppressions: suppressionsOf(document),
  }));
}

/** The element of each node that has become one. */
export type Elements = Map<AstNode, Draft<model.Element>>;

/** Remembers the element of a node and returns it. */
function keep<T extends model.Element>(elements: Elements, node: AstNode, element: Draft<T>): Draft<T> {
  elements.set(node, element as Draft<model.Element>);
  return element;
}

function draftTopLevel(node: ast.TopLevel, elements: Elements): model.Element | undefined {
  switch (node.$type) {
    case ast.Domain.$type:
      return domain(node, elements);
    case ast.Cluster.$type:
      return cluster(node, elements);
    case ast.Server.$type:
      return node.name ? keep(elements, node, draftServer(node)) : undefined;
    case ast.Sso.$type:
      return keep(elements, node, draftSso(node));
    case ast.BiztalkGroup.$type:
      return biztalkGroup(node, elements);
    default:
      return undefined;
  }
}

/** Whether a node becomes an element of the topology. */
function becomesElement(node: AstNode): boolean {
  switch (node.$type) {
    case ast.Node.$type:
    case ast.Server.$type:
    case ast.DomainGroup.$type:
    case ast.Account.$type:
      return hasName(node as ast.Node);
    case ast.Resource.$type:
    case ast.BiztalkHostResource.$type:
      return isResource(node as ast.AnyResource);
    case ast.Instance.$type:
      return Boolean((node as ast.Instance).computer?.target?.$refText);
    default:
      return wholeBlocks.has(node.$type);
  }
}

/** What becomes an element also without a name. */
const wholeBlocks: ReadonlySet<string> = new Set([
  ast.Domain.$type,
  ast.Cluster.$type,
  ast.ClusterGroup.$type,
  ast.Sso.$type,
  ast.BiztalkGroup.$type,
  ast.Host.$type,
  ast.Adapter.$type,
  ast.Handler.$type,
]);

function isResource(node: ast.AnyResource): boolean {
  return nameOf(node) !== undefined && resourceTypeOf(node) !== undefined;
}

/** Leaves without a name are half-typed and say nothing; blocks without one still hold sound declarations. */
function hasName(node: { readonly name: string }): boolean {
  return Boolean(node.name);
}

function domain(node: ast.Domain, elements: Elements): model.Domain {
  const draft = keep(elements, node, draftDomain(node));
  const members = node.members ?? [];
  draft.groups = members
    .filter(ast.isDomainGroup)
    .filter(hasName)
    .map((member) => keep(elements, member, draftDomainGroup(member, draft)));
  draft.accounts = members
    .filter(ast.isAccount)
    .filter(hasName)
    .map((member) => keep(elements, member, draftAccount(member, draft)));
  return draft;
}

function cluster(node: ast.Cluster, elements: Elements): model.Cluster {
  const draft = keep(elements, node, draftCluster(node));
  const members = node.members ?? [];
  draft.nodes = members
    .filter(ast.isNode)
    .filter(hasName)
    .map((member) => keep(elements, member, draftNode(member, draft)));
  draft.groups = members.filter(ast.isClusterGroup).map((member) => group(member, draft, elements));
  return draft;
}

function group(node: ast.ClusterGroup, parent: model.Cluster, elements: Elements): model.Group {
  const draft = keep(elements, node, draftGroup(node, parent));
  draft.resources = (node.members ?? []).flatMap((member) => {
    const resource = draftResource(member, draft);
    return resource?.name ? [keep(elements, member, resource)] : [];
  });
  return draft;
}

function biztalkGroup(node: ast.BiztalkGroup, elements: Elements): model.BiztalkGroup {
  const draft = keep(elements, node, draftBiztalkGroup(node));
  const members = node.members ?? [];
  draft.hosts = members.filter(ast.isHost).map((member) => host(member, draft, elements));
  draft.adapters = members.filter(ast.isAdapter).map((member) => adapter(member, draft, elements));
  return draft;
}

function host(node: ast.Host, parent: model.BiztalkGroup, elements: Elements): model.Host {
  const draft = keep(elements, node, draftHost(node, parent));
  draft.instances = (node.members ?? []).flatMap((member) => {
    const instance = draftInstance(member, draft);
    return instance.name ? [keep(elements, member, instance)] : [];
  });
  return draft;
}

function adapter(node: ast.Adapter, parent: model.BiztalkGroup, elements: Elements): model.Adapter {
  const draft = keep(elements, node, draftAdapter(node, parent));
  draft.handlers = (node.members ?? []).map((member) => keep(elements, member, draftHandler(member, draft)));
  return draft;
}
