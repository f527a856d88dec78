/**
 * Binding: from the linked trees of a file and its imports to the one topology that they mean.
 *
 * This folder alone meets raw nodes, in which error recovery may have left out anything; what comes out of it is sound.
 */
import type { AstNode } from 'langium';
import * as ast from '../../generated/ast.ts';
import type * as model from '../../model/topology.ts';
import { suppressionsOf } from '../comments.ts';
import { importedUri } from '../imports.ts';
import { originOf } from '../origin.ts';
import { markDamage } from './damage.ts';
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
} from './elements.ts';
import { type BoundFile, bindReferences } from './references.ts';

/** Binds files, the root first, into their topology. Never throws: what is unsound in a tree is absent from the topology. */
export function bind(files: readonly BoundFile[]): model.Topology {
  const elements = new Map<AstNode, Draft<model.Element>>();
  const topLevel = files.flatMap(({ document }) => document.parseResult.value.declarations ?? []);
  const drafts = topLevel.flatMap((node) => {
    const element = draftTopLevel(node, elements);
    return element ? [element] : [];
  });
  for (const { document } of files) markDamage(document, elements);
  const ofKind = <Kind extends model.Kind>(kind: Kind) =>
    drafts.filter((element): element is Extract<model.Element, { kind: Kind }> => element.kind === kind);
  const [sso, ...repeatedSso] = ofKind('sso');
  return {
    title: files[0]?.document.parseResult.value.title,
    files: bindFiles(files),
    domains: ofKind('domain'),
    clusters: ofKind('cluster'),
    servers: ofKind('server'),
    sso,
    repeatedSso,
    biztalkGroups: ofKind('biztalkGroup'),
    references: bindReferences(files, elements),
  };
}

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

type Elements = Map<AstNode, Draft<model.Element>>;

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
