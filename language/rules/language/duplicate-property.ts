/** A property that is given twice: only the first counts. */
import { propertySchema } from '../../model/schema.ts';
import type { Property } from '../../model/topology.ts';
import { at, defineRule, fix, related, remove } from '../rule.ts';
import { firstOfEachKey, holdersIn, someProperties } from './properties.ts';

export default defineRule({
  code: 'duplicate-property',
  section: 'language',
  severity: 'error',
  on: 'element',
  summary: 'A property is given twice.',
  source: { basis: 'general', lines: [] },
  fixAll: true,
  concerns: (element) => someProperties(element, (properties) => firstOfEachKey(properties).length < properties.length),
  *check(element) {
    for (const { schema, title, properties } of holdersIn(element)) {
      const first = new Map<string, Property>();
      for (const property of properties) {
        const original = first.get(property.key);
        if (!original) first.set(property.key, property);
        if (!original || !propertySchema(schema, property.key)) continue;
        yield at(
          property,
          'name',
          `${property.key} is given twice for ${title}. Only the first counts.`,
          related(original, 'whole', `The first ${property.key}.`),
          fix(`Remove the repeated ${property.key}`, remove(property)),
        );
      }
    }
  },
});
