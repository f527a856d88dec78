/** The text of new declarations, properties and values. */
import type { AstNode } from 'langium';
import * as ast from '../../generated/ast.ts';
import type { NewDeclaration, NewReference, NewValue } from '../../rules/rule.ts';
import { quote, writeName } from '../names.ts';
import { nodeOf } from '../origin.ts';
import { writtenReference } from '../reach.ts';
import type { Visible } from '../resolve.ts';
import type { Style } from './style.ts';

/** Where new text goes: what names mean there and how the file is laid out. */
export interface Site {
  readonly from: AstNode;
  readonly visible: Visible;
  readonly style: Style;
}

export function writeReference(reference: NewReference, { from, visible }: Site): string {
  return typeof reference === 'string' ? writeName(reference) : writtenReference(reference, from, visible);
}

export function writeValue(value: NewValue, site: Site): string {
  if ('word' in value) return value.word;
  if ('written' in value) return nodeOf(value.written.origin).$cstNode?.text ?? '';
  return 'quoted' in value ? quote(value.quoted) : writeReference(value.reference, site);
}

export function writeProperty(key: string, values: readonly NewValue[], site: Site): string {
  return `${key}: ${values.map((value) => writeValue(value, site)).join(', ')}`;
}

/**
 * A declaration without the indentation of its first line. Properties alone stay on the line, as in
 * `ip Address { address: 10.0.0.21/24 }`; members go on lines of their own.
 * @param further texts that follow the members, given the indentation of their first lines
 */
export function writeDeclaration(
  declaration: NewDeclaration,
  indent: string,
  site: Site,
  isInDomain = ast.isDomain(site.from),
  further: (indent: string) => readonly string[] = () => [],
): string {
  const { keyword, name, dependsOn = [], properties = [], members = [] } = declaration;
  const head = name === '' ? [keyword] : [keyword, writeReference(name, site)];
  if (dependsOn.length > 0) head.push('dependsOn', dependsOn.map((item) => writeReference(item, site)).join(', '));
  const propertyTexts = properties.map(([key, ...values]) => writeProperty(key, values, site));
  // A group of a domain has nothing in it, other than one of a cluster.
  const opensBlock = members.length > 0 || (blockAlways.has(keyword) && !(isInDomain && keyword === 'group'));
  if (!opensBlock && propertyTexts.length === 0) return head.join(' ');
  if (!opensBlock) return `${head.join(' ')} { ${propertyTexts.join('  ')} }`;
  const inner = indent + site.style.indent;
  const written = members.map((member) => writeDeclaration(member, inner, site, keyword === 'domain'));
  const inside = [...written, ...further(inner)];
  // The properties of a group are set off from its resources.
  const gap = keyword === 'group' && propertyTexts.length > 0 && inside.length > 0 ? [''] : [];
  const lines = [...propertyTexts, ...gap, ...inside].map((line) => (line === '' ? line : inner + line));
  return [`${head.join(' ')} {`, ...lines, `${indent}}`].join(site.style.lineBreak);
}

/** Declarations that the grammar wants with a block, and whose block is written on lines of its own. */
const blockAlways: ReadonlySet<string> = new Set(['domain', 'cluster', 'group', 'sso', 'biztalkGroup', 'adapter']);
