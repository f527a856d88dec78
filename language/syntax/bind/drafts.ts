/** First pass of binding, over a declaration of the top level: which of its nodes become elements, and what is in what. */
import type { AstNode } from 'langium';
import * as ast from '../../generated/ast.ts';
import type * as model from '../../model/topology.ts';
import { nameOf } from '../symbols.ts';
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

/** The element of each node that has become one. */
export type Elements = Map<AstNode, Draft<model.Element>>;

/** What nodes have become, each before what is in it. */
type Drafts = (readonly [AstNode, Draft<model.Element>])[];

/** The elements of a declaration of the top level, by their nodes. */
export function draftBlock(node: ast.TopLevel, damaged: ReadonlySet<AstNode> | undefined, all: Elements): Drafts {
  const own: Drafts = [];
  draftTopLevel(node, own);
  for (const [inner, element] of own) {
    if (damaged?.has(inner)) element.damaged = true;
    all.set(inner, element);
  }
  return own;
}

/** Remembers the element of a node and returns it. */
function keep<T extends model.Element>(drafts: Drafts, node: AstNode, element: Draft<T>): Draft<T> {
  drafts.push([node, element as Draft<model.Element>]);
  return element;
}

function draftTopLevel(node: ast.TopLevel, drafts: Drafts): model.Element | undefined {
  switch (node.$type) {
    case ast.Domain.$type:
      return domain(node, drafts);
    case ast.Cluster.$type:
      return cluster(node, drafts);
    case ast.Server.$type:
      return node.name ? keep(drafts, node, draftServer(node)) : undefined;
    case ast.Sso.$type:
      return keep(drafts, node, draftSso(node));
    case ast.BiztalkGroup.$type:
      return biztalkGroup(node, drafts);
    default:
      return undefined;
  }
}

/** Whether a node becomes an element of the topology. */
export function becomesElement(node: AstNode): boolean {
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

function domain(node: ast.Domain, drafts: Drafts): model.Domain {
  const draft = keep(drafts, node, draftDomain(node));
  const { members } = node;
  draft.groups = members
    .filter(ast.isDomainGroup)
    .filter(hasName)
    .map((member) => keep(drafts, member, draftDomainGroup(member, draft)));
  draft.accounts = members
    .filter(ast.isAccount)
    .filter(hasName)
    .map((member) => keep(drafts, member, draftAccount(member, draft)));
  return draft;
}

function cluster(node: ast.Cluster, drafts: Drafts): model.Cluster {
  const draft = keep(drafts, node, draftCluster(node));
  const { members } = node;
  draft.nodes = members
    .filter(ast.isNode)
    .filter(hasName)
    .map((member) => keep(drafts, member, draftNode(member, draft)));
  draft.groups = members.filter(ast.isClusterGroup).map((member) => group(member, draft, drafts));
  return draft;
}

function group(node: ast.ClusterGroup, parent: model.Cluster, drafts: Drafts): model.Group {
  const draft = keep(drafts, node, draftGroup(node, parent));
  draft.resources = node.members.flatMap((member) => {
    const resource = draftResource(member, draft);
    return resource?.name ? [keep(drafts, member, resource)] : [];
  });
  return draft;
}

function biztalkGroup(node: ast.BiztalkGroup, drafts: Drafts): model.BiztalkGroup {
  const draft = keep(drafts, node, draftBiztalkGroup(node));
  const { members } = node;
  draft.hosts = members.filter(ast.isHost).map((member) => host(member, draft, drafts));
  draft.adapters = members.filter(ast.isAdapter).map((member) => adapter(member, draft, drafts));
  return draft;
}

function host(node: ast.Host, parent: model.BiztalkGroup, drafts: Drafts): model.Host {
  const draft = keep(drafts, node, draftHost(node, parent));
  draft.instances = node.members.flatMap((member) => {
    const instance = draftInstance(member, draft);
    return instance.name ? [keep(drafts, member, instance)] : [];
  });
  return draft;
}

function adapter(node: ast.Adapter, parent: model.BiztalkGroup, drafts: Drafts): model.Adapter {
  const draft = keep(drafts, node, draftAdapter(node, parent));
  draft.handlers = node.members.map((member) => keep(drafts, member, draftHandler(member, draft)));
  return draft;
}
