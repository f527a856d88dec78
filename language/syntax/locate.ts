/** Finds where something of the topology was written: the only way from an origin back to text. */
import { type AstNode, AstUtils, type CstNode, CstUtils, type LeafCstNode } from 'langium';
import * as ast from '../generated/ast.ts';
import type * as model from '../model/topology.ts';
import type { Part, Place } from '../rules/rule.ts';
import { isCommentNode } from './comments.ts';
import type { BtcDocument } from './imports.ts';
import { nodeOf } from './origin.ts';
import { leafOf } from './tree/cst.ts';

/** A stretch of a file's text, as offsets in UTF-16 units; `end` is behind the last character. */
export interface Span {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}

/** The document that an origin is in. */
export function documentOf(origin: model.Origin): BtcDocument {
  return AstUtils.getDocument(nodeOf(origin)) as BtcDocument;
}

/** Where a place is. Falls back from a missing part to the name, then to the keyword, so that there is always a span. */
export function locate(place: Place): Span {
  const node = nodeOf(place.of.origin);
  const cst = partOf(node, place.part) ?? partOf(node, 'name') ?? partOf(node, 'keyword') ?? node.$cstNode;
  const uri = AstUtils.getDocument(node).uri.toString();
  return { uri, start: cst?.offset ?? 0, end: cst?.end ?? 0 };
}

/** The written text of a whole declaration, property, value or reference. */
export function locateWhole(origin: model.Origin): Span {
  return locate({ of: { origin }, part: 'whole' });
}

/** The written name of a declaration, or what stands for it. */
export function locateName(origin: model.Origin): Span {
  return locate({ of: { origin }, part: 'name' });
}

/** The reference to an element in `dependsOn` or in a property's list; the name of the declaration where it isn't written. */
export function locateItem(origin: model.Origin, list: string, item: model.Element): Span {
  return locate({ of: { origin }, part: { list, item } });
}

function partOf(node: AstNode, part: Part): CstNode | undefined {
  if (part === 'whole') return node.$type === ast.File.$type ? undefined : node.$cstNode;
  if (part === 'name') return nameNode(node);
  if (part === 'keyword') return firstLeaf(node);
  if ('property' in part) return propertyNode(node, part.property)?.$cstNode;
  return itemNode(node, part.list, part.item)?.$cstNode;
}

/** What names a declaration: its name, or what it refers to where that stands for a name. */
export function nameNode(node: AstNode): CstNode | undefined {
  if (isCommentNode(node)) return node.$cstNode;
  if (ast.isReference(node)) return node.target?.$refNode;
  if (ast.isProperty(node)) return leafOf(node, 'key');
  if (ast.isBiztalkHostResource(node) || ast.isHandler(node)) return node.host?.$cstNode;
  if (ast.isInstance(node)) return node.computer?.$cstNode;
  if (ast.isImport(node)) return leafOf(node, 'path');
  return leafOf(node, 'name');
}

function firstLeaf(node: AstNode): CstNode | undefined {
  return leavesOf(node)[0];
}

/** The tokens that a node itself consists of, comments left out; those of nodes inside it included. */
export function leavesOf(node: AstNode): readonly LeafCstNode[] {
  return node.$cstNode
    ? CstUtils.flattenCst(node.$cstNode)
        .filter((leaf) => !leaf.hidden)
        .toArray()
    : [];
}

/** The written property with this key; the first, where it is repeated. */
export function propertyNode(node: AstNode, key: string): ast.Property | undefined {
  return (node as { properties?: readonly ast.Property[] }).properties?.find((property) => property.key === key);
}

/** The references of `dependsOn`, or of a property's list. */
export function listNodes(node: AstNode, list: string): readonly ast.Reference[] {
  const values = list === 'dependsOn' && ast.isAnyResource(node) ? node.dependsOn : propertyNode(node, list)?.values;
  return (values ?? []).filter(ast.isReference);
}

/** The reference to `item` in a list. */
export function itemNode(node: AstNode, list: string, item: model.Element): ast.Reference | undefined {
  return listNodes(node, list).find((reference) => reference.target?.ref === nodeOf(item.origin));
}
