/** What completion offers in each slot, before it is put in the protocol's form. */
import { type AstNode, AstUtils } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver';
import {
  ast,
  type BlockKind,
  type DeclarationShape,
  declarationSchemas,
  knownAdapters,
  membersOfBlock,
  type NameInScope,
  namesInScope,
  type PropertySchema,
  propertySchema,
  type SchemaKey,
  sameName,
  writeName,
} from '#language';
import { propertyText, valuesOf } from '../property-text.ts';
import { titleOf } from '../symbols.ts';
import { keyOf, type Slot } from './slot.ts';
import { declarationSnippet, propertySnippet } from './snippets.ts';

/** In the order in which they are shown. */
export interface Item {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What goes into the text; where it differs, with the stops of a snippet in `snippet`. */
  readonly text: string;
  readonly snippet?: string;
  readonly detail?: string;
  /** Sentences of the language's own. */
  readonly doc?: readonly string[];
}

/** Where the cursor is, besides the slot. */
export interface Surroundings {
  /** The innermost declaration or block around the cursor; the file at the top level. */
  readonly from: AstNode;
  /** What the file sees: itself and its imports. */
  readonly files: readonly ast.File[];
  /** Paths of the files that an import could mean. */
  readonly importPaths: readonly string[];
  /** A colon follows already. */
  readonly beforeColon: boolean;
}

export function itemsFor(slot: Slot, surroundings: Surroundings): readonly Item[] {
  switch (slot.is) {
    case 'statement':
      return statements(slot.block, slot.key, surroundings);
    case 'words':
      return slot.words.map((word) => ({ label: word, kind: CompletionItemKind.Keyword, text: `${word} ` }));
    case 'newName':
      return slot.keyword === 'adapter' ? knownAdapters.map((name) => plain(name, CompletionItemKind.Value)) : [];
    case 'value':
      return values(slot.block, slot.property, slot.taken);
    case 'reference':
      return names(slot, surroundings);
    case 'importPath':
      return surroundings.importPaths.map((path) => ({
        label: path,
        kind: CompletionItemKind.File,
        text: `"${path}"`,
      }));
  }
}

function plain(name: string, kind: CompletionItemKind): Item {
  return { label: name, kind, text: writeName(name) };
}

function statements(block: BlockKind, key: SchemaKey | undefined, surroundings: Surroundings): readonly Item[] {
  const { from, files, beforeColon } = surroundings;
  const written = new Set(propertiesOf(from).map((property) => property.key));
  const properties: readonly (readonly [string, PropertySchema])[] = key
    ? Object.entries(declarationSchemas[key].properties)
    : [];
  const missing = properties.filter(([property]) => !written.has(property));
  const required = missing.filter(([, schema]) => schema.required);
  const optional = missing.filter(([, schema]) => !schema.required);
  const offered = [...required, ...optional].map(([property, schema]): Item => {
    const doc = key ? { doc: propertyText(key, schema) } : {};
    const base = { label: property, kind: CompletionItemKind.Property, detail: valuesOf(schema), ...doc };
    if (beforeColon) return { ...base, text: property };
    return { ...base, text: `${property}: `, snippet: propertySnippet(property, schema) };
  });
  if (beforeColon) return offered;
  const hasSso = files.some(({ declarations }) => declarations.some(ast.isSso));
  const declarations = Object.entries(membersOfBlock[block])
    .filter(([keyword]) => !(keyword === 'sso' && hasSso) && !(keyword === 'restart' && hasRestart(from)))
    .map(([keyword, shape]) => declarationItem(keyword, shape));
  return [...offered, ...declarations, ...(block === 'file' ? headings(from) : [])];
}

function declarationItem(keyword: string, shape: DeclarationShape): Item {
  const key = keyOf(shape, keyword);
  const schema = key && declarationSchemas[key];
  return {
    label: keyword,
    kind: CompletionItemKind.Keyword,
    text: shape.head === 'nothing' ? `${keyword} {` : `${keyword} `,
    snippet: declarationSnippet(keyword, shape),
    ...(key && schema ? { detail: titleOf(key), doc: [schema.doc] } : {}),
  };
}

function headings(from: AstNode): readonly Item[] {
  const file = AstUtils.getDocument(from).parseResult.value as ast.File;
  const topology: Item = {
    label: 'topology',
    kind: CompletionItemKind.Keyword,
    text: 'topology ',
    snippet: 'topology "$1"',
  };
  const importing: Item = {
    label: 'import',
    kind: CompletionItemKind.Keyword,
    text: 'import ',
    snippet: 'import "$1"',
  };
  const isEmpty = file.imports.length === 0 && file.declarations.length === 0;
  return file.title === undefined && isEmpty ? [topology, importing] : [importing];
}

function propertiesOf(node: AstNode): readonly ast.Property[] {
  return (node as { readonly properties?: readonly ast.Property[] }).properties ?? [];
}

function hasRestart(node: AstNode): boolean {
  return ast.isAnyResource(node) && node.restart.length > 0;
}

function values(block: SchemaKey, property: string, taken: readonly string[]): readonly Item[] {
  const type = propertySchema(block, property)?.type;
  const words = type?.is === 'enumeration' ? type.words : type?.is === 'name' ? (type.suggested ?? []) : [];
  const kind = type?.is === 'enumeration' ? CompletionItemKind.EnumMember : CompletionItemKind.Value;
  return words.filter((word) => !taken.includes(word)).map((word) => ({ label: word, kind, text: word }));
}

function names(slot: Extract<Slot, { is: 'reference' }>, { from, files }: Surroundings): readonly Item[] {
  return namesInScope(slot.wanted, from, slot.qualifiers, files)
    .filter(({ symbol }) => symbol.node !== from && isNearEnough(symbol.node, slot.list, from))
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

/** A resource depends on resources of its own group, and groups and resources run on nodes of their own cluster. */
function isNearEnough(target: AstNode, list: string | undefined, from: AstNode): boolean {
  if (list === 'dependsOn') return groupOf(target) === groupOf(from);
  if (list === 'possibleOwners' || list === 'preferredOwners') return clusterOf(target) === clusterOf(from);
  return true;
}

function groupOf(node: AstNode): AstNode | undefined {
  return AstUtils.getContainerOfType(node, ast.isClusterGroup);
}

function clusterOf(node: AstNode): AstNode | undefined {
  return AstUtils.getContainerOfType(node, ast.isCluster);
}
