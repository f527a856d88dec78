/** What a misspelt key of a property was probably meant to be. */
import type { SchemaKey } from '../../model/schema.ts';
import type { Element, Property } from '../../model/topology.ts';
import { nearest } from './near.ts';
import { propertiesOf } from './properties.ts';
import { isDeclared, takes } from './values.ts';

/** The near keys that are not given yet, and that take the property's values. */
export function nearKeys(
  { key, values }: Property,
  schema: SchemaKey,
  given: readonly Property[],
  elements: () => readonly Element[],
): readonly string[] {
  const free = Object.entries(propertiesOf(schema)).filter(([known]) => given.every((other) => other.key !== known));
  return nearest(key, free, ([known]) => known)
    .filter(([, row]) => takes(row, values))
    .filter(([, { type }]) => type.is !== 'reference' || values.every((value) => isDeclared(value, elements())))
    .map(([known]) => known);
}
