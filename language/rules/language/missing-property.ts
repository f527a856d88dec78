/** A property that its declaration can't do without. */
import { allElements } from '../../model/queries.ts';
import type { SchemaKey } from '../../model/schema.ts';
import type { Property } from '../../model/topology.ts';
import { at, defineRule, fix, type NewValue, set } from '../rule.ts';
import { nearKeys } from './keys.ts';
import { likelyValue } from './likely-values.ts';
import { propertiesOf, titleWithName } from './properties.ts';

export default defineRule({
  code: 'missing-property',
  section: 'language',
  severity: 'error',
  on: 'element',
  summary: 'A declaration lacks a property that it must have.',
  source: { basis: 'general', lines: [] },
  fixAll: true,
  concerns: ({ schema, properties }) => missingIn(schema, properties).length > 0,
  *check(element, whole) {
    const { schema, properties } = element;
    const missing = missingIn(schema, properties);
    const misspelt = properties
      .filter(({ key }) => !Object.hasOwn(propertiesOf(schema), key))
      .flatMap((property) => nearKeys(property, schema, properties, () => [...allElements(whole())]));
    for (const key of missing.filter((name) => !misspelt.includes(name))) {
      const value = likelyValue(element, key, whole());
      const title = titleWithName(element);
      yield at(
        element,
        'name',
        `${title.charAt(0).toUpperCase()}${title.slice(1)} has no ${key}. ${reasons[`${schema}.${key}`] ?? ''}`.trimEnd(),
        ...(value ? [fix(`Insert ${key}: ${textOf(value)}`, set(element, key, value))] : []),
      );
    }
  },
});

function missingIn(schema: SchemaKey, properties: readonly Property[]): readonly string[] {
  return requiredBy(schema).filter((key) => properties.every((property) => property.key !== key));
}

const required = new Map<SchemaKey, readonly string[]>();

function requiredBy(schema: SchemaKey): readonly string[] {
  const known = required.get(schema);
  if (known) return known;
  const rows = Object.entries(propertiesOf(schema));
  const keys = rows.flatMap(([key, row]) => (row.required ? [key] : []));
  required.set(schema, keys);
  return keys;
}

const reasons: Readonly<Record<string, string>> = {
  'cluster.windows': 'What is supported on its nodes, and how it is set up, depends on the version.',
  'ip.address': "The resource can't come online without one.",
  'fileShare.share': 'Clients open the share by that name.',
  'fileShare.path': 'The share needs a folder on the disk that it depends on.',
  'biztalkGroup.version': 'What is supported, and how it is set up, depends on it.',
  'biztalkGroup.edition': 'Whether its hosts can be clustered depends on it.',
  'resource.type': 'The cluster creates a resource of that type.',
};

function textOf(value: NewValue): string {
  if ('word' in value) return value.word;
  return 'quoted' in value ? value.quoted : '';
}
