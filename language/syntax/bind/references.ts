/** Second pass of binding: puts into each element what it refers to, and lists every reference with what it found. */
import { type AstNode, AstUtils } from 'langium';
import * as ast from '../../generated/ast.ts';
import { sameItems } from '../../model/difference.ts';
import { once } from '../../model/memo.ts';
import { declarationSchemas, type PropertySchema, type SchemaKey } from '../../model/schema.ts';
import type * as model from '../../model/topology.ts';
import type { BtcDocument } from '../imports.ts';
import { writeName } from '../names.ts';
import { originOf } from '../origin.ts';
import { referencesIn } from '../references.ts';
import { resolve, segmentsOf, type Visible, wantedBy } from '../resolve.ts';
import { schemaOf } from '../symbols.ts';
import type { Draft } from './elements.ts';
import { type Block, propertyOf } from './values.ts';

/** A file of the topology, with the names that it sees. */
export interface BoundFile {
  readonly document: BtcDocument;
  readonly visible: Visible;
}

/** The element of each declaration's node. */
export type ElementsByNode = ReadonlyMap<AstNode, Draft<model.Element>>;

/** Fills in what the elements refer to. */
export function bindStale(
  stale: readonly (readonly [AstNode, Draft<model.Element>])[],
  elements: ElementsByNode,
): void {
  for (const [node, element] of stale) bindProperties(node, element, elements);
  for (const [node, element] of stale) bindNamed(node, element, elements);
}

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

/** Whether references fail in the same way as those that were described before: other elements may be found by now. */
export function failAlike(a: readonly model.Reference[], b: readonly model.Reference[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ origin, failure }, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        origin === other.origin &&
        failure?.reason === other.failure?.reason &&
        failure?.origin === other.failure?.origin &&
        failure?.candidates === other.failure?.candidates &&
        sameItems(failure?.found ?? [], other.failure?.found ?? [])
      );
    })
  );
}

function isResolved(whole: ast.Reference): boolean {
  for (let segment: ast.Reference | undefined = whole; segment; segment = segment.qualifier) {
    if (!segment.target?.ref) return false;
  }
  return true;
}

/** The element that a chain was linked to. */
function targetOf(reference: ast.Value | undefined, elements: ElementsByNode): Draft<model.Element> | undefined {
  const target = ast.isReference(reference) ? reference.target?.ref : undefined;
  return target && elements.get(target);
}

function listOf(
  written: readonly ast.Value[] | undefined,
  { damaged }: Draft<model.Element>,
  elements: ElementsByNode,
): model.References<Draft<model.Element>> {
  const values = written ?? [];
  const items = values.flatMap((value) => targetOf(value, elements) ?? []);
  return {
    written: values.length > 0,
    items: items.length > 1 ? [...new Set(items)] : items,
    complete: !damaged && items.length === values.length,
  };
}

/** Properties that refer carry their name in the model, so the table of properties says where each goes. */
function bindProperties(node: AstNode, element: Draft<model.Element>, elements: ElementsByNode): void {
  const bound = element as unknown as Record<string, unknown>;
  // In one that is damaged no list is complete, also where it isn't written.
  for (const { key, isList, values } of element.damaged ? referringIn(node, element.schema) : writtenIn(node)) {
    if (isList) bound[key] = listOf(values, element, elements);
    else bound[key] = values.length === 1 ? targetOf(values[0], elements) : undefined;
  }
}

interface Referring {
  readonly key: string;
  readonly isList: boolean;
  readonly values: readonly ast.Value[];
}

/** The properties of a node that may refer, also those that it could have. */
function referringIn(node: AstNode, schema: SchemaKey): readonly Referring[] {
  const block = node as AstNode & Block;
  return referringKeys(schema).map(([key, isList]) => ({ key, isList, values: propertyOf(block, key)?.values ?? [] }));
}

const writtenIn = once((node: AstNode): readonly Referring[] => {
  const schema = schemaOf(node);
  const written = schema ? referringIn(node, schema).filter(({ values }) => values.length > 0) : [];
  return written.length > 0 ? written : nothing;
});

const nothing: readonly Referring[] = [];

const keysBySchema = new Map<SchemaKey, readonly (readonly [key: string, isList: boolean])[]>();

/** The properties of a declaration that refer, and whether they take a list. */
function referringKeys(schema: SchemaKey): readonly (readonly [key: string, isList: boolean])[] {
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

/** What refers outside of properties, and the other direction of it. */
function bindNamed(node: AstNode, element: Draft<model.Element>, elements: ElementsByNode): void {
  if (element.kind === 'resource' && ast.isAnyResource(node)) {
    if (node.dependsOn?.length > 0 || element.damaged) {
      element.dependsOn = listOf(node.dependsOn, element, elements) as model.References<model.Resource>;
    }
    if (element.type !== 'biztalkHost' || !ast.isBiztalkHostResource(node)) return;
    const host = targetOf(node.host, elements);
    if (host?.kind !== 'host') return;
    element.host = host;
    listed(host.clusteredAs).push(element);
  } else if (element.kind === 'instance' && ast.isInstance(node)) {
    const computer = targetOf(node.computer, elements);
    if (computer?.kind !== 'node' && computer?.kind !== 'server') return;
    element.computer = computer;
    listed(computer.instances).push(element);
  } else if (element.kind === 'handler' && ast.isHandler(node)) {
    const host = targetOf(node.host, elements);
    if (host?.kind !== 'host') return;
    element.host = host;
    listed(host.handlers).push(element);
  }
}

/** A draft's own list, which nobody has seen yet: a copy for each new item would take time in proportion to their square. */
function listed<T>(list: readonly T[]): T[] {
  return list as T[];
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
function elementAround(node: AstNode, elements: ElementsByNode): Draft<model.Element> | undefined {
  const holder = AstUtils.getContainerOfType(node, (at): at is AstNode => elements.has(at));
  return holder && elements.get(holder);
}
