/** What all that is declared has in common: which nodes that are, what every element says, and in what it is. */
import type * as ast from '../../generated/ast.ts';
import { type ResourceType, resourceTypes } from '../../model/schema.ts';
import type * as model from '../../model/topology.ts';
import { originOf } from '../origin.ts';
import { nameOf } from '../symbols.ts';
import { type Block, writtenProperties } from './values.ts';

/** What becomes an element where it says enough. */
export type Declaring = ast.Declaration | ast.Sso | ast.Instance | ast.Handler;

/** All but what it is in. */
export type Own<Of> = Of extends { readonly kind: keyof typeof holders } ? Omit<Of, (typeof holders)[Of['kind']]> : Of;

/** Under which key elements say what they are in. */
export const holders = {
  domainGroup: 'domain',
  account: 'domain',
  node: 'cluster',
  group: 'cluster',
  resource: 'group',
  host: 'biztalkGroup',
  adapter: 'biztalkGroup',
  instance: 'host',
  handler: 'adapter',
} as const;

export const noReferences: model.References<never> = { written: false, items: [], complete: true };

/** Undefined where error recovery left a resource without its keyword. */
export function typeNamed(word: string | undefined): ResourceType | undefined {
  return resourceTypes.find((known) => known === word);
}

/** @param name empty in the model where it is undefined */
export function declared<Kind extends model.Kind>(kind: Kind, node: Declaring & Block, name: string | undefined) {
  return {
    kind,
    origin: originOf(node),
    schema: kind,
    name: name ?? '',
    properties: writtenProperties(node),
    damaged: false,
  };
}

/** The name of a declaration; empty where error recovery left it out. */
export function named<Kind extends model.Kind, More extends object>(kind: Kind, node: ast.Declaration, more?: More) {
  return { ...declared(kind, node, nameOf(node)), ...(more as More) };
}
