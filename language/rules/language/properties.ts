/** Everything that has properties, for the rules that look at properties. */
import { declarationSchemas, type PropertySchema, type SchemaKey } from '../../model/schema.ts';
import type { Element, Property } from '../../model/topology.ts';
import type { Block } from '../rule.ts';

/** An element or its restart policy, with what a message calls it. */
export interface PropertyHolder {
  readonly block: Block;
  readonly schema: SchemaKey;
  /** "cluster SQLCLU", "the restart policy of AppDtc" */
  readonly title: string;
  readonly properties: readonly Property[];
}

/** Whether something holds for the properties of an element, or for those of its restart policy. */
export function someProperties(
  element: Element,
  holds: (properties: readonly Property[], schema: SchemaKey) => boolean,
): boolean {
  const { schema, properties } = element;
  if (properties.length > 0 && holds(properties, schema)) return true;
  return element.kind === 'resource' && element.restart !== undefined && holds(element.restart.properties, 'restart');
}

export function holdersIn(element: Element): readonly PropertyHolder[] {
  const { schema, properties, name } = element;
  const own = { block: element, schema, title: titleWithName(element), properties };
  if (element.kind !== 'resource' || !element.restart) return [own];
  const { restart } = element;
  const ofRestart = `the restart policy of ${name}`;
  return [own, { block: restart, schema: 'restart', title: ofRestart, properties: restart.properties }];
}

/** "cluster SQLCLU", "the FTP receive handler" */
export function titleWithName({ kind, schema, name }: Element): string {
  if (kind === 'sso') return 'the sso block';
  if (kind === 'handler') return `the ${name} handler`;
  if (kind === 'instance') return `the host instance on ${name}`;
  return `${declarationSchemas[schema].title.replace(/^(a|an) /, '')} ${name}`;
}

/** The rows of the table of properties for a holder. */
export function propertiesOf(schema: SchemaKey): Readonly<Record<string, PropertySchema>> {
  return declarationSchemas[schema].properties;
}

/** The first property of each key: that is the one that counts. */
export function firstOfEachKey(properties: readonly Property[]): readonly Property[] {
  const seen = new Set<string>();
  return properties.filter(({ key }) => !seen.has(key) && seen.add(key));
}
