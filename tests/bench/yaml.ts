/** Writes a generated topology as YAML and as JSON, and the JSON schema that says as much of it as a schema can. */
import { declarationSchemas, type PropertySchema, resourceTypes, type SchemaKey } from '#language';
import type { Declaration } from './generate.ts';

type Yaml = string | boolean | readonly Yaml[] | { readonly [key: string]: Yaml };
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export function writeYaml(declarations: readonly Declaration[]): string {
  return `${writeMap(groupMembers(declarations), '')}\n`;
}

/** The same as JSON. */
export function writeJson(declarations: readonly Declaration[]): string {
  return `${JSON.stringify(groupMembers(declarations), null, 2)}\n`;
}

/** The list that holds each kind of declaration; a resource keeps its type as a property, a handler its direction. */
const lists = {
  domain: 'domains',
  group: 'groups',
  account: 'accounts',
  cluster: 'clusters',
  node: 'nodes',
  biztalkGroup: 'biztalkGroups',
  host: 'hosts',
  instance: 'instances',
  adapter: 'adapters',
  receive: 'handlers',
  send: 'handlers',
} as const satisfies Readonly<Record<string, string>>;

function listOf(keyword: string): string {
  return new Map<string, string>(Object.entries(lists)).get(keyword) ?? 'resources';
}

function isResource(keyword: string): boolean {
  return resourceTypes.some((type) => type === keyword);
}

function groupMembers(members: readonly Declaration[]): { readonly [key: string]: Yaml } {
  const groups: Record<string, Yaml[]> = {};
  const singles: Record<string, Yaml> = {};
  for (const member of members) {
    if (member.keyword === 'sso') singles['sso'] = toYaml(member);
    else {
      const list = listOf(member.keyword);
      groups[list] = [...(groups[list] ?? []), toYaml(member)];
    }
  }
  return { ...groups, ...singles };
}

function toYaml({ keyword, name, dependsOn, properties, members }: Declaration): Yaml {
  const list = listOf(keyword);
  return {
    ...(isResource(keyword) ? { type: keyword } : {}),
    ...(list === 'handlers' ? { direction: keyword } : {}),
    ...(name === '' ? {} : { name }),
    ...(dependsOn.length === 0 ? {} : { dependsOn }),
    ...Object.fromEntries(
      properties.map(({ key, values }) => [keyIn(keyword, key), isList(key) ? values : scalar(values[0] ?? '')]),
    ),
    ...groupMembers(members),
  };
}

/** The name on the network and the name of the resource are one property in YAML, where every declaration has a `name`. */
function keyIn(keyword: string, key: string): string {
  return keyword === 'networkName' && key === 'name' ? 'networkName' : key;
}

function isList(key: string): boolean {
  return Object.values(declarationSchemas).some(({ properties }) => {
    const schemas: Readonly<Record<string, PropertySchema>> = properties;
    return schemas[key]?.list === true;
  });
}

function scalar(value: string): Yaml {
  return value === 'yes' || value === 'no' ? value === 'yes' : value;
}

function writeMap(map: { readonly [key: string]: Yaml }, indent: string): string {
  return Object.entries(map)
    .map(([key, value]) => `${indent}${key}:${writeValue(value, indent)}`)
    .join('\n');
}

/** What stands behind a key's colon. */
function writeValue(value: Yaml, indent: string): string {
  if (typeof value === 'string') return ` ${writeString(value)}`;
  if (typeof value === 'boolean') return ` ${value}`;
  if (!isArray(value)) return `\n${writeMap(value, `${indent}  `)}`;
  if (value.every((item) => typeof item === 'string')) return ` [${value.map(writeString).join(', ')}]`;
  return value.map((item) => `\n${indent}  - ${writeItem(item, `${indent}    `)}`).join('');
}

function writeItem(item: Yaml, indent: string): string {
  return typeof item === 'object' && !isArray(item)
    ? writeMap(item, indent).trimStart()
    : writeValue(item, indent).trimStart();
}

function isArray(value: Yaml): value is readonly Yaml[] {
  return Array.isArray(value);
}

function writeString(text: string): string {
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(text) ? text : JSON.stringify(text);
}

/** The schema of the whole file, from the same table of properties that the language works from. */
export function yamlSchema(): Json {
  const group = object('group', { resources: arrayOf({ oneOf: resourceTypes.map(resourceSchema) }) });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    additionalProperties: false,
    properties: {
      domains: arrayOf(
        object('domain', { groups: arrayOf(object('domainGroup', {})), accounts: arrayOf(object('account', {})) }),
      ),
      clusters: arrayOf(object('cluster', { nodes: arrayOf(object('node', {})), groups: arrayOf(group) })),
      sso: object('sso', {}, false),
      biztalkGroups: arrayOf(
        object('biztalkGroup', {
          hosts: arrayOf(object('host', { instances: arrayOf(object('instance', {})) })),
          adapters: arrayOf(
            object('adapter', { handlers: arrayOf(object('handler', { direction: { enum: ['receive', 'send'] } })) }),
          ),
        }),
      ),
    },
  };
}

function resourceSchema(type: (typeof resourceTypes)[number]): Json {
  return object(type, { type: { const: type }, dependsOn: arrayOf({ type: 'string' }) });
}

/** @param named whether it has a name of its own */
function object(schemaKey: SchemaKey, others: Readonly<Record<string, Json>>, named = true): Json {
  const { doc, properties } = declarationSchemas[schemaKey];
  const table: Readonly<Record<string, PropertySchema>> = properties;
  const required = Object.entries(table).flatMap(([key, property]) => (property.required ? [key] : []));
  return {
    type: 'object',
    description: doc,
    additionalProperties: false,
    required: [
      ...new Set([...(named ? ['name'] : []), ...Object.keys(others).filter((key) => key === 'type'), ...required]),
    ],
    properties: {
      ...(named ? { name: { type: 'string' } } : {}),
      ...Object.fromEntries(
        Object.entries(table).map(([key, property]) => [keyIn(schemaKey, key), propertySchema(property)]),
      ),
      ...others,
    },
  };
}

function propertySchema({ type, list, doc }: PropertySchema): Json {
  return { description: doc, ...(list ? arrayOf(valueSchema(type)) : valueSchema(type)) };
}

function valueSchema(type: PropertySchema['type']): { readonly [key: string]: Json } {
  switch (type.is) {
    case 'enumeration':
      return type.words.includes('yes') ? { type: 'boolean' } : { enum: type.words };
    case 'integer':
      return { type: 'integer' };
    case 'address':
      return { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+\\.\\d+/\\d+$' };
    case 'duration':
      return { type: 'string', pattern: '^\\d+[smh]$' };
    default:
      return { type: 'string' };
  }
}

function arrayOf(items: Json): { readonly [key: string]: Json } {
  return { type: 'array', items };
}
