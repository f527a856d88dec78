/** Reads the values of properties; a value of the wrong kind reads as absent, as rules of the language report it. */
import type * as ast from '../../generated/ast.ts';
import { isReference } from '../../generated/ast.ts';
import type { Ipv4, Property, Value } from '../../model/topology.ts';
import { originOf } from '../origin.ts';
import { segmentsOf } from '../resolve.ts';

/** A declaration or block with properties. */
export type Block = { readonly properties: readonly ast.Property[] };

/** The properties as written, in their order. */
export function writtenProperties(block: Block): readonly Property[] {
  return block.properties.map((property) => ({
    origin: originOf(property),
    key: property.key,
    values: valuesOf(property).map(writtenValue),
  }));
}

/** The values that were really written: error recovery puts an empty one where the text lacks one. */
export function valuesOf(property: ast.Property | undefined): readonly ast.Value[] {
  return (property?.values ?? []).filter(({ $cstNode }) => $cstNode !== undefined && $cstNode.length > 0);
}

function writtenValue(value: ast.Value): Value {
  return { origin: originOf(value), text: textOf(value), quoted: value.$cstNode?.text.startsWith('"') ?? false };
}

/** The text of a value, without quotes; the names of a chain are joined by dots. */
function textOf(value: ast.Value): string {
  if (!isReference(value)) return value.text;
  return segmentsOf(value)
    .map((segment) => segment.target?.$refText ?? '')
    .join('.');
}

/** The first property with this key: that is the one that counts where a key is repeated. */
export function propertyOf(block: Block, key: string): ast.Property | undefined {
  return block.properties.find((property) => property.key === key);
}

/** The single value of a property, or undefined where it is absent, a list, or without a value. */
export function singleValue(block: Block, key: string): Value | undefined {
  const values = valuesOf(propertyOf(block, key));
  const [only] = values;
  return only && values.length === 1 ? writtenValue(only) : undefined;
}

export function textValue(block: Block, key: string): string | undefined {
  return singleValue(block, key)?.text;
}

export function textValues(block: Block, key: string): readonly string[] {
  return valuesOf(propertyOf(block, key)).map((value) => writtenValue(value).text);
}

export function yesNo(block: Block, key: string): boolean | undefined {
  return oneOf(block, key, ['yes', 'no']) === undefined ? undefined : textValue(block, key) === 'yes';
}

/** The value where it is one of the words, unquoted and in their spelling. */
export function oneOf<Word extends string>(block: Block, key: string, words: readonly Word[]): Word | undefined {
  const value = singleValue(block, key);
  return value && !value.quoted ? words.find((word) => word === value.text) : undefined;
}

export function integer(block: Block, key: string): number | undefined {
  const text = textValue(block, key);
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

const unitSeconds = { s: 1, m: 60, h: 3600 } as const;

/** A duration such as `900s`, `15m`, `1h`, in seconds. */
export function duration(block: Block, key: string): number | undefined {
  const [, amount, unit] = /^(\d+)([smh])$/.exec(textValue(block, key) ?? '') ?? [];
  return amount === undefined ? undefined : Number(amount) * unitSeconds[unit as keyof typeof unitSeconds];
}

/** An address such as `10.0.0.21/24`; whether its numbers are in range is not looked at here. */
export function address(block: Block, key: string): Ipv4 | undefined {
  const text = textValue(block, key);
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(text ?? '');
  if (!match || text === undefined) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
  return { text, octets: [a, b, c, d], prefix };
}
