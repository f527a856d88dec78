/** What completion offers in each slot, before it is put in the protocol's form. */
import { CompletionItemKind } from 'vscode-languageserver';
import {
  elementsWanted,
  knownAdapters,
  type NameInScope,
  namesInScope,
  propertySchema,
  proposedValues,
  quote,
  rankingAt,
  sameName,
  writeName,
} from '#language';
import { titleOf } from '../symbols.ts';
import { type Item, mostItems, type Surroundings } from './item.ts';
import type { Slot } from './slot.ts';
import { statements } from './statements.ts';

export function itemsFor(slot: Slot, surroundings: Surroundings): readonly Item[] {
  switch (slot.is) {
    case 'statement':
      return statements(slot.block, slot.key, surroundings);
    case 'words':
      return slot.words.map((word) => ({ label: word, kind: CompletionItemKind.Keyword, text: `${word} ` }));
    case 'newName':
      return slot.keyword === 'adapter' ? knownAdapters.map(adapterItem) : [];
    case 'value':
      return values(slot, surroundings);
    case 'reference':
      return names(slot, surroundings);
    case 'importPath':
      return surroundings.importPaths().map((path) => ({
        label: path,
        kind: CompletionItemKind.File,
        text: `"${path}"`,
      }));
  }
}

function adapterItem(name: string): Item {
  return { label: name, kind: CompletionItemKind.Value, text: writeName(name) };
}

/** The likely ones first, then the other words of an enumeration. */
function values(
  { block, property, taken }: Extract<Slot, { is: 'value' }>,
  { around, program }: Surroundings,
): readonly Item[] {
  const type = propertySchema(block, property)?.type;
  const proposed = program ? proposedValues(property, block, around, program.topology) : [];
  const words = type?.is === 'enumeration' ? type.words : type?.is === 'name' ? (type.suggested ?? []) : [];
  const kind = type?.is === 'enumeration' ? CompletionItemKind.EnumMember : CompletionItemKind.Value;
  const isName = type?.is === 'name';
  const items = [
    ...proposed.map(({ text, quoted, why }): Item => {
      const written = quoted ? quote(text) : isName ? writeName(text) : text;
      return { label: written, kind, text: written, note: why };
    }),
    ...words
      .filter((word) => !proposed.some(({ text }) => text === word))
      .map((word): Item => ({ label: word, kind, text: word })),
  ];
  return items.filter(({ label }) => !taken.some((value) => value === label || quote(value) === label));
}

function names(slot: Extract<Slot, { is: 'reference' }>, surroundings: Surroundings): readonly Item[] {
  const { from, files, program, around } = surroundings;
  const elements = program && elementsWanted(slot.wanted, program.topology);
  const rankOf = rankingAt({ role: slot.role, schema: slot.schema, around });
  const found = namesInScope(slot.wanted, from, slot.qualifiers, files, {
    most: mostItems + slot.taken.length + 1,
    rank: (node) => {
      if (node === from) return undefined;
      const element = elements?.get(node);
      return element ? rankOf(element) : 0;
    },
  });
  return found
    .filter(({ symbol, written }) => !slot.taken.some((name) => sameName(name, symbol.name) || sameName(name, written)))
    .map(nameItem);
}

function nameItem({ written, symbol }: NameInScope): Item {
  const around: string[] = [];
  for (let at = symbol.parent; at; at = at.parent) around.unshift(at.name);
  return {
    label: written,
    kind: CompletionItemKind.Reference,
    text: written,
    detail: [titleOf(symbol.kind), around.join('.')].filter((part) => part !== '').join(' in '),
  };
}
