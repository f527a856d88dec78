/** What a misspelt key of a property was probably meant to be. */
import type { SchemaKey } from '../../model/schema.ts';
import type { Element, Property } from '../../model/topology.ts';
import { nearest } from './near.ts';
import { propertiesOf } from './properties.ts';
import { isDeclared, takes } from './values.ts';

/** As many as a message names. */
const most = 3;

/** The near keys that are not given yet, and that take the property's values. */
export function nearKeys(
  { key, values }: Property,
  schema: SchemaKey,
  given: readonly Property[],
  elements: () => readonly Element[],
): readonly string[] {
  let all: readonly Element[] | undefined;
  const declared = () => {
    all ??= elements();
    return all;
  };
  // Few keys are near: only of those it is asked whether they are given, which may take a look at thousands.
  return nearest(key, Object.entries(propertiesOf(schema)), ([known]) => known, Number.POSITIVE_INFINITY)
    .filter(([known]) => given.every((other) => other.key !== known))
    .slice(0, most)
    .filter(([, row]) => takes(row, values))
    .filter(([, { type }]) => type.is !== 'reference' || values.every((value) => isDeclared(value, declared())))
    .map(([known]) => known);
}
