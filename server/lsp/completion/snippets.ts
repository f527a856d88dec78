/** The text of new properties and declarations, with stops at what the user has to fill in. */
import { type DeclarationShape, declarationSchemas, type PropertySchema, type SchemaKey } from '#language';
import { keyOf } from './slot.ts';

export function propertySnippet(property: string, schema: PropertySchema): string {
  return `${property}: ${valueAt(1, schema)}`;
}

/** The words to choose from, quotes for a text, else an empty stop. */
function valueAt(stop: number, { type }: PropertySchema): string {
  if (type.is === 'enumeration') return `\${${stop}|${type.words.join(',')}|}`;
  return type.is === 'text' ? `"$${stop}"` : `$${stop}`;
}

/** Resources that stand on nothing else. */
const foundations: ReadonlySet<string> = new Set(['disk', 'ip']);

/** The declaration with all that has to be in it; its block where it has to have one. */
export function declarationSnippet(keyword: string, shape: DeclarationShape): string {
  let stop = 0;
  const next = (): number => {
    stop++;
    return stop;
  };
  const head = [keyword];
  if (shape.head === 'inReference') head.push('in');
  if (shape.head !== 'nothing') head.push(shape.head === 'name' ? `\${${next()}:NAME}` : `$${next()}`);
  if (shape.dependsOn && shape.head === 'name' && !foundations.has(keyword)) head.push(`dependsOn $${next()}`);
  const key = keyOf(shape, keyword);
  const required = requiredOf(key).map(([property, schema]) => `${property}: ${valueAt(next(), schema)}`);
  if (shape.block === 'required') {
    const lines = required.map((property) => `\t${property}\n`).join('');
    return `${head.join(' ')} {\n${lines}\t$0\n}`;
  }
  return required.length > 0 ? `${head.join(' ')} { ${required.join('  ')} }` : head.join(' ');
}

function requiredOf(key: SchemaKey | undefined): readonly (readonly [string, PropertySchema])[] {
  const properties: Readonly<Record<string, PropertySchema>> = key ? declarationSchemas[key].properties : {};
  return Object.entries(properties).filter(([, { required }]) => required);
}
