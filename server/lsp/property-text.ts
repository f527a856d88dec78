/** What is said about a property wherever it is offered or pointed at: its values, what it means, what holds without it. */
import { declarationSchemas, type PropertySchema, type SchemaKey, type Target } from '#language';

/** Sentences of the language's own, in which `…` marks code. */
export function propertyText(block: SchemaKey, schema: PropertySchema): readonly string[] {
  return [
    schema.doc,
    ...(schema.required ? [`Required in ${declarationSchemas[block].title}.`] : []),
    ...(schema.default === undefined ? [] : [`By default ${schema.default}.`]),
  ];
}

/** What the property takes, in the words of the language: `yes | no`, `computer, …`. */
export function valuesOf({ type, list }: PropertySchema): string {
  const one = (): string => {
    switch (type.is) {
      case 'enumeration':
        return type.words.join(' | ');
      case 'reference':
        return type.to.map((target) => targetNames[target]).join(' | ');
      case 'text':
        return '"…"';
      case 'address':
        return 'A.B.C.D/N';
      case 'name':
      case 'integer':
      case 'duration':
        return type.is.toUpperCase();
    }
  };
  return list ? `${one()}, …` : one();
}

const targetNames: Readonly<Record<Target, string>> = {
  account: 'ACCOUNT',
  domainGroup: 'DOMAIN-GROUP',
  computer: 'COMPUTER',
  resource: 'RESOURCE',
  entsso: 'ENTSSO',
  sqlServer: 'SQL-SERVER',
  host: 'HOST',
};
