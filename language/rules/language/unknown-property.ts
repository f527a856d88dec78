/** A property that its declaration doesn't have: nothing reads it. */
import { allElements } from '../../model/queries.ts';
import { declarationSchemas, propertySchema } from '../../model/schema.ts';
import { at, defineRule, fix, remove, rename } from '../rule.ts';
import { nearKeys } from './keys.ts';
import { holdersIn, propertiesOf, someProperties } from './properties.ts';

export default defineRule({
  code: 'unknown-property',
  section: 'language',
  severity: 'error',
  on: 'element',
  summary: "A property is given that the declaration doesn't have.",
  source: { basis: 'general', lines: [] },
  concerns: (element) =>
    someProperties(element, (properties, schema) => properties.some(({ key }) => !propertySchema(schema, key))),
  *check(element, whole) {
    for (const { schema, properties } of holdersIn(element)) {
      for (const property of properties) {
        if (propertySchema(schema, property.key)) continue;
        const near = nearKeys(property, schema, properties, () => [...allElements(whole())]);
        yield at(
          property,
          'name',
          `${sentence(declarationSchemas[schema].title)} has no property ${property.key}. Nothing reads it.`,
          ...near.map((key) => fix(`Change to ${key}`, rename(property, key))),
          // Without a property that the declaration must have, the next finding would be that it is missing.
          ...(near.some((key) => propertiesOf(schema)[key]?.required)
            ? []
            : [fix(`Remove ${property.key}`, remove(property))]),
        );
      }
    }
  },
});

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
