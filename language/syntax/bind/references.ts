/** Second pass of binding: what each element refers to, and every reference with what it found. */
import { type AstNode, AstUtils } from 'langium';
import * as ast from '../../generated/ast.ts';
import { say } from '../../model/living.ts';
import { declarationSchemas, type PropertySchema, type SchemaKey } from '../../model/schema.ts';
import type * as model from '../../model/topology.ts';
import type { BtcDocument } from '../imports.ts';
import { writeName } from '../names.ts';
import { originOf } from '../origin.ts';
import { referencesIn } from '../references.ts';
import { resolve, segmentsOf, type Visible, wantedBy } from '../resolve.ts';
import { noReferences } from './declared.ts';
import { type Block, propertyOf } from './values.ts';

/** A file of the topology, with the names that it sees. */
export interface BoundFile {
  readonly document: BtcDocument;
  readonly visible: Visible;
}

/** The element of each declaration's node. */
export type ElementsByNode = Pick<ReadonlyMap<AstNode, model.Element>, 'get' | 'has'>;

/** Describes references with what they found; those alone that were written where one is wanted. */
export function describerOf(
  visible: Visible,
  candidates: model.Candidates,
  elements: ElementsByNode,
): (references: readonly ast.Reference[]) => readonly model.Reference[] {
  return (references) => references.flatMap((whole) => describeReference(whole, visible, candidates, elements) ?? []);
}

/** The references in a declaration of which some segment was not resolved. */
export function failuresIn(node: ast.TopLevel): readonly ast.Reference[] {
  return referencesIn(node).filter((whole) => !isResolved(whole));
}

function isResolved(whole: ast.Reference): boolean {
  for (let segment: ast.Reference | undefined = whole; segment; segment = segment.qualifier) {
    if (!segment.target?.ref) return false;
  }
  return true;
}

/** The element that a chain was linked to. */
function targetOf(reference: ast.Value | undefined, elements: ElementsByNode): model.Element | undefined {
  const target = ast.isReference(reference) ? reference.target?.ref : undefined;
  return target && elements.get(target);
}

/**
 * Lets an element say what it refers to: properties that refer carry their name in the model, so the table of properties says where
 * each goes.
 */
export function bindReferring(node: AstNode, element: model.Element, elements: ElementsByNode): void {
  const isComplete = !element.damaged;
  const listOf = (values: readonly ast.Value[]): model.References<model.Element> => {
    if (values.length === 0 && isComplete) return noReferences;
    const items = values.flatMap((value) => targetOf(value, elements) ?? []);
    return {
      written: values.length > 0,
      items: items.length > 1 ? [...new Set(items)] : items,
      complete: isComplete && items.length === values.length,
    };
  };
  for (const [key, isList] of referringKeys(element.schema)) {
    const values = propertyOf(node as AstNode & Block, key)?.values ?? [];
    say(element, key, isList ? listOf(values) : values.length === 1 ? targetOf(values[0], elements) : undefined);
  }
  if (element.kind === 'resource') {
    const { dependsOn = [] } = node as ast.AnyResource;
    say(element, 'dependsOn', listOf(dependsOn));
  }
}

/** What the head of an element refers to, which knows of it in turn. */
export function headOf(
  node: AstNode,
  { kind }: model.Element,
  elements: ElementsByNode,
): model.Host | model.Computer | undefined {
  const { host, computer } = node as { readonly host?: ast.Reference; readonly computer?: ast.Reference };
  const found = targetOf(kind === 'instance' ? computer : host, elements);
  if (kind === 'instance') return found?.kind === 'node' || found?.kind === 'server' ? found : undefined;
  return found?.kind === 'host' ? found : undefined;
}

const keysBySchema = new Map<SchemaKey, readonly (readonly [key: string, isList: boolean])[]>();

/** The properties of a declaration that refer, and whether they take a list. */
export function referringKeys(schema: SchemaKey): readonly (readonly [key: string, isList: boolean])[] {
  let keys = keysBySchema.get(schema);
  if (!keys) {
    const properties: Readonly<Record<string, PropertySchema>> = declarationSchemas[schema].properties;
    keys = Object.entries(properties).flatMap(([key, { type, list }]) =>
      type.is === 'reference' ? [[key, list === true] as const] : [],
    );
    keysBySchema.set(schema, keys);
  }
  return keys;
}

function describeReference(
  whole: ast.Reference,
  visible: Visible,
  candidates: model.Candidates,
  elements: ElementsByNode,
): model.Reference | undefined {
  const wanted = wantedBy(whole);
  // Most words that refer to nothing are values of other kinds.
  if (!wanted) return undefined;
  const from = elementAround(whole, elements);
  const segments = segmentsOf(whole);
  if (!from || segments.some(({ target }) => !target?.$refText)) return undefined;
  const failure = isResolved(whole) ? undefined : resolve(whole, wanted, visible)?.failure;
  return {
    origin: originOf(whole),
    text: segments.map((segment) => writeName(segment.target?.$refText ?? '')).join('.'),
    wanted: failure && failure.segment !== whole ? 'container' : wanted,
    from,
    found: failure ? undefined : targetOf(whole, elements),
    failure: failure && {
      reason: failure.reason,
      name: failure.segment.target?.$refText ?? '',
      origin: originOf(failure.segment),
      found: failure.reason === 'ambiguous' ? failure.found.flatMap(({ node }) => elements.get(node) ?? []) : [],
      candidates,
    },
  };
}

/** The element that a node stands in. */
function elementAround(node: AstNode, elements: ElementsByNode): model.Element | undefined {
  const holder = AstUtils.getContainerOfType(node, (at): at is AstNode => elements.has(at));
  return holder && elements.get(holder);
}
