/** Writes a generated topology in the language of LikeC4: an element for each declaration, a relation for each dependency. */
import { resourceTypes } from '#language';
import type { Declaration } from './generate.ts';

/** Those that relations name, by names that are unique in their group. */
const resources: ReadonlySet<string> = new Set([...resourceTypes, 'biztalkHost']);

/** What relations of the edited kind lead to, as the enumeration's word is in the other languages. */
const mode = 'incomingCaller';

export function writeLikeC4(declarations: readonly Declaration[]): string {
  const kinds = [...new Set(declarations.flatMap(kindsIn)), 'kMode'].sort();
  const specification = kinds.map((kind) => `  element ${kind}\n`).join('');
  const model = declarations.map((declaration, index) => write(declaration, index, '  ')).join('\n');
  return `specification {\n${specification}}\nmodel {\n  ${mode} = kMode\n${model}\n}\n`;
}

function kindsIn({ keyword, members }: Declaration): readonly string[] {
  return [kindOf(keyword), ...members.flatMap(kindsIn)];
}

/** No word of the language. */
function kindOf(keyword: string): string {
  return `k${keyword.charAt(0).toUpperCase()}${keyword.slice(1)}`;
}

/** @param index among its siblings, of which two may have one name in our language */
function write({ keyword, name, properties, members }: Declaration, index: number, indent: string): string {
  const own = resources.has(keyword) ? idOf(name) : `${keyword}${index}_${idOf(name)}`;
  const inner = `${indent}  `;
  const modes = properties.filter(({ key }) => key === 'authentication');
  const metadata = properties.filter(({ key }) => key !== 'authentication');
  const lines = [
    ...(metadata.length === 0 ? [] : [`${inner}metadata {`]),
    ...metadata.map(({ key, values }) => `${inner}  ${key} '${values.join(', ').replaceAll('\\', '/')}'`),
    ...(metadata.length === 0 ? [] : [`${inner}}`]),
    ...members.map((member, place) => write(member, place, inner)),
    ...members.flatMap((member) => member.dependsOn.map((to) => `${inner}${idOf(member.name)} -> ${idOf(to)}`)),
    ...modes.map(() => `${inner}-> ${mode}`),
  ];
  return `${indent}${own} = ${kindOf(keyword)} '${name}' {\n${lines.join('\n')}\n${indent}}`;
}

function idOf(name: string): string {
  return name.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=\d)/, '_');
}
