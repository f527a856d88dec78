/** Writes a generated topology as a `.btc` file. */
import type { Declaration, Property } from './generate.ts';

/** As wide as a declaration on one line may be. */
const width = 100;

export function writeBtc(declarations: readonly Declaration[]): string {
  return `${declarations.map((declaration) => writeDeclaration(declaration, '')).join('\n\n')}\n`;
}

function writeDeclaration({ keyword, name, dependsOn, properties, members }: Declaration, indent: string): string {
  const isHandler = keyword === 'receive' || keyword === 'send';
  const head = [
    `${indent}${keyword}`,
    ...(isHandler ? ['in'] : []),
    ...(name === '' ? [] : [writeName(name)]),
    ...(dependsOn.length === 0 ? [] : [`dependsOn ${dependsOn.map(writeName).join(', ')}`]),
  ].join(' ');
  const written = properties.map(writeProperty);
  const inline = `${head} { ${written.join('  ')} }`;
  const fits = properties.length <= 2 && inline.length <= width;
  if (members.length === 0 && properties.length === 0) return hasOptionalBlock(keyword) ? head : `${head} {}`;
  if (members.length === 0 && fits) return inline;
  const inner = `${indent}  `;
  const lines = [
    ...written.map((property) => inner + property),
    ...members.map((member) => writeDeclaration(member, inner)),
  ];
  return `${head} {\n${lines.join('\n')}\n${indent}}`;
}

function hasOptionalBlock(keyword: string): boolean {
  return !['domain', 'cluster', 'sso', 'biztalkGroup', 'adapter'].includes(keyword);
}

function writeProperty({ key, values, quoted }: Property): string {
  return `${key}: ${values.map((value) => (quoted ? `"${value}"` : writeName(value))).join(', ')}`;
}

/** Words, numbers and addresses stand as they are. */
function writeName(name: string): string {
  return /^(?:[A-Za-z_][A-Za-z0-9_-]*|[0-9][A-Za-z0-9./]*)$/.test(name) ? name : `"${name}"`;
}
