/** Which values a property takes, and what a value that it doesn't take was probably meant to be. */
import { resourcesOf } from '../../model/queries.ts';
import type { PropertySchema, ValueType } from '../../model/schema.ts';
import type { Element, Topology, Value } from '../../model/topology.ts';
import type { Block, NewValue } from '../rule.ts';
import { isSameName, nearest } from './near.ts';

const address = /^\d+\.\d+\.\d+\.\d+\/\d+$/;
const duration = /^\d+[smh]$/;

/** Whether a value is of the property's kind. Whether a reference finds something is another question. */
export function isOfType({ text, quoted }: Value, type: ValueType): boolean {
  switch (type.is) {
    case 'enumeration':
      return !quoted && type.words.includes(text);
    case 'reference':
      return quoted || /^[A-Za-z_]/.test(text);
    case 'integer':
      return !quoted && /^\d+$/.test(text);
    case 'address':
      return !quoted && address.test(text);
    case 'duration':
      return !quoted && duration.test(text);
    case 'name':
    case 'text':
      // What is written can only mean itself, with quotes or without.
      return true;
  }
}

/** Whether a property could have these values. */
export function takes({ type, list }: PropertySchema, values: readonly Value[]): boolean {
  return (list === true || values.length === 1) && values.every((value) => isOfType(value, type));
}

/** What a property takes, for a message: "yes or no", "a duration such as 900s". */
export function describeType(type: ValueType): string {
  switch (type.is) {
    case 'enumeration':
      return type.words.length > 2
        ? `${type.words.slice(0, -1).join(', ')} or ${type.words.at(-1)}`
        : type.words.join(' or ');
    case 'reference':
      return 'a name';
    case 'integer':
      return 'a whole number';
    case 'address':
      return 'an address with its prefix length, such as 10.0.0.21/24';
    case 'duration':
      return 'a duration, such as 900s, 15m or 1h';
    case 'name':
    case 'text':
      return 'a text';
  }
}

/** Values that were probably meant, the likeliest first. */
export function meantBy(value: Value, type: ValueType, block: Block, topology: Topology): readonly NewValue[] {
  const { text } = value;
  switch (type.is) {
    case 'enumeration':
      return wordsMeantBy(text, type.words).map((word) => ({ word }));
    case 'integer':
      return /^\d+$/.test(text) ? [{ word: text }] : [];
    case 'address':
      return addressesMeantBy(text, block, topology).map((word) => ({ word }));
    case 'duration':
      return durationsMeantBy(text).map((word) => ({ word }));
    default:
      return [];
  }
}

const synonyms: Readonly<Record<string, string>> = {
  true: 'yes',
  false: 'no',
  on: 'yes',
  off: 'no',
  1: 'yes',
  0: 'no',
};

function wordsMeantBy(text: string, words: readonly string[]): readonly string[] {
  const exact = words.filter((word) => isSameName(word, text) || word === synonyms[text.toLowerCase()]);
  if (exact.length > 0) return exact;
  const near = nearest(text, words, (word) => word);
  return near.length > 0 || words.length > 2 ? near : words;
}

/** Without its prefix length, or in quotes; the prefix length is that of the cluster's other addresses. */
function addressesMeantBy(text: string, block: Block, topology: Topology): readonly string[] {
  if (address.test(text)) return [text];
  if (!/^\d+\.\d+\.\d+\.\d+\/?$/.test(text)) return [];
  const cluster = 'kind' in block && block.kind === 'resource' ? block.group.cluster : undefined;
  const prefixes = topology.clusters
    .filter((other) => cluster === undefined || other === cluster)
    .flatMap(({ groups }) => groups.flatMap((group) => resourcesOf(group, 'ip')))
    .flatMap((ip) => ip.address?.prefix ?? []);
  return prefixes.slice(0, 1).map((prefix) => `${text.replace('/', '')}/${prefix}`);
}

/** In quotes, without a unit, or with the unit in full. */
function durationsMeantBy(text: string): readonly string[] {
  const [, amount, unit = ''] = /^(\d+)\s*([a-z]*)$/i.exec(text) ?? [];
  if (amount === undefined) return [];
  if (unit === '') return [`${amount}s`, `${amount}m`];
  const letter = unit[0]?.toLowerCase() ?? '';
  return ['s', 'm', 'h'].includes(letter) ? [amount + letter] : [];
}

/** Whether some declaration has the name that a value refers to. */
export function isDeclared({ text }: Value, elements: readonly Element[]): boolean {
  const name = text.split('.').at(-1) ?? '';
  return elements.some((element) => isSameName(element.name, name));
}
