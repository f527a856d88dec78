/** Where each part of a written topology stands in the printed texts, as the printer noted it. */
import { type Block, isReference, type Part, type Place, type Property } from './written.ts';

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A range of a file. */
export interface Where extends Range {
  readonly file: string;
}

/** A reference or another value; `last` is the last name of a chain. */
export interface ValueSpan extends Range {
  readonly last: Range;
}

export interface PropertySpan extends Range {
  readonly property: Property;
  readonly key: Range;
  readonly values: readonly ValueSpan[];
}

export interface BlockSpans extends Range {
  readonly block: Block;
  readonly file: string;
  readonly keyword: Range;
  readonly name: ValueSpan | undefined;
  readonly dependsOn: readonly ValueSpan[];
  readonly properties: readonly PropertySpan[];
}

export interface Printed {
  /** By path, the root first. */
  readonly texts: ReadonlyMap<string, string>;
  readonly spans: ReadonlyMap<number, BlockSpans>;
  /** The paths of imports, by the file and what it imports. */
  readonly imports: ReadonlyMap<string, ReadonlyMap<string, Range>>;
}

/** @throws Error where the topology has no such place. */
export function whereIs(place: Place, { spans, imports }: Printed): Where {
  if ('file' in place) {
    const path = imports.get(place.file)?.get(place.imported);
    if (!path) throw new Error(`${place.file} doesn't import ${place.imported}.`);
    return { file: place.file, ...path };
  }
  const block = spans.get(place.of);
  const range = block && rangeOf(place.part, block);
  if (!block || !range) throw new Error(`There is no ${JSON.stringify(place)}.`);
  return { file: block.file, start: range.start, end: range.end };
}

function rangeOf(part: Part, spans: BlockSpans): Range | undefined {
  if (part === 'whole') return spans;
  if (part === 'keyword') return spans.keyword;
  if (part === 'name') return spans.name;
  const ofKey = (key: string) => spans.properties.filter(({ property }) => property.key === key);
  if ('property' in part) return ofKey(part.property)[part.nth ?? 0];
  if ('key' in part) return ofKey(part.key)[part.nth ?? 0]?.key;
  if ('value' in part) return ofKey(part.value)[0]?.values[part.index];
  if ('lastName' in part && part.lastName === 'head') return spans.name?.last;
  if ('lastName' in part) return listOf(part.lastName, spans)[(part as { index: number }).index]?.last;
  const references = valuesOf(part.list, spans.block);
  const index = references.findIndex((value) => isReference(value) && 'to' in value && value.to === part.item);
  return listOf(part.list, spans)[index];
}

function listOf(list: string, spans: BlockSpans): readonly ValueSpan[] {
  return list === 'dependsOn'
    ? spans.dependsOn
    : (spans.properties.find(({ property }) => property.key === list)?.values ?? []);
}

function valuesOf(list: string, block: Block) {
  return list === 'dependsOn' ? block.dependsOn : (block.properties.find(({ key }) => key === list)?.values ?? []);
}
