/** A value of the wrong kind reads as absent. */
import { type PropertySchema, propertySchema } from '../../model/schema.ts';
import type { Property, Topology, Value } from '../../model/topology.ts';
import { at, defineRule, type Extra, type Finding, fix, type NewValue, set } from '../rule.ts';
import { firstOfEachKey, holdersIn, type PropertyHolder, someProperties } from './properties.ts';
import { describeType, isOfType, meantBy, takes } from './values.ts';

export default defineRule({
  code: 'invalid-value',
  section: 'language',
  severity: 'error',
  on: 'element',
  summary: "A property has a value that it doesn't take.",
  source: { basis: 'general', lines: [] },
  concerns: (element) =>
    someProperties(element, (properties, schema) =>
      properties.some(({ key, values }) => {
        const row = propertySchema(schema, key);
        return row !== undefined && !takes(row, values);
      }),
    ),
  *check(element, whole) {
    for (const holder of holdersIn(element)) {
      for (const property of firstOfEachKey(holder.properties)) {
        const row = propertySchema(holder.schema, property.key);
        if (row) yield* checkValues(property, row, holder, whole);
      }
    }
  },
});

function* checkValues(
  property: Property,
  { type, list }: PropertySchema,
  { block }: PropertyHolder,
  whole: () => Topology,
): Iterable<Finding> {
  const { key, values } = property;
  const [, second] = values;
  if (second && !list) {
    yield at(
      second,
      'whole',
      `${key} takes one value, not ${values.length}. None of them is read.`,
      ...values.filter((value) => isOfType(value, type)).map((value) => keepOnly(value, property, block)),
    );
    return;
  }
  for (const value of values) {
    if (isOfType(value, type)) continue;
    const fixes = meantBy(value, type, block, whole()).map((meant) =>
      fix(
        `Change to ${wordOf(meant)}`,
        set(block, key, ...values.map((other) => (other === value ? meant : { written: other }))),
      ),
    );
    yield at(
      value,
      'whole',
      `${key} takes ${describeType(type)}, not ${shown(value)}. The value is not read.`,
      ...fixes,
    );
  }
}

function keepOnly(value: Value, { key }: Property, block: PropertyHolder['block']): Extra {
  return fix(`Keep only ${value.text}`, set(block, key, { written: value }));
}

function wordOf(value: NewValue): string {
  return 'word' in value ? value.word : '';
}

function shown({ text, quoted }: Value): string {
  return quoted ? `"${text}"` : text;
}
