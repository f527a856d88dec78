/** What may begin in a block: its properties that aren't written yet, its declarations, and whole blocks of them. */
import { type AstNode, AstUtils } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver';
import {
  ast,
  type BlockKind,
  type DeclarationShape,
  declarationSchemas,
  editsOf,
  foldName,
  membersOfBlock,
  type PropertySchema,
  proposedBlocks,
  type SchemaKey,
  symbolsOf,
} from '#language';
import { withoutMarks } from '../explanation.ts';
import { propertyText, valuesOf } from '../property-text.ts';
import { titleOf } from '../symbols.ts';
import type { Item, Surroundings } from './item.ts';
import { keyOf } from './slot.ts';
import { declarationSnippet, propertySnippet } from './snippets.ts';

export function statements(block: BlockKind, key: SchemaKey | undefined, surroundings: Surroundings): readonly Item[] {
  const { from, beforeColon } = surroundings;
  const properties = key ? missingProperties(key, surroundings) : [];
  const offered = properties.map(([property, schema]): Item => {
    const note = noteOn(schema);
    const base = {
      label: property,
      kind: CompletionItemKind.Property,
      detail: valuesOf(schema),
      ...(note === undefined ? {} : { note }),
      ...(key ? { doc: propertyText(key, schema) } : {}),
    };
    if (beforeColon) return { ...base, text: property };
    return { ...base, text: `${property}: `, snippet: propertySnippet(property, schema) };
  });
  if (beforeColon) return offered;
  return [
    ...offered,
    ...declarations(block, surroundings),
    ...(block === 'file' ? headings(from) : []),
    ...blocks(surroundings),
  ];
}

/** The required ones first. */
function missingProperties(
  key: SchemaKey,
  { from, around }: Surroundings,
): readonly (readonly [string, PropertySchema])[] {
  const written = new Set(propertiesOf(from).map((property) => property.key));
  const cluster = around.find((element) => element.kind === 'cluster');
  const rows: Readonly<Record<string, PropertySchema>> = declarationSchemas[key].properties;
  const missing = Object.entries(rows).filter(
    ([property]) => !written.has(property) && isSettingOn(cluster?.windows, property),
  );
  return [...missing.filter(([, { required }]) => required), ...missing.filter(([, { required }]) => !required)];
}

/** Whether a Windows version has the setting: Kerberos is one on 2003 alone, trying again later came with 2008. */
function isSettingOn(windows: string | undefined, property: string): boolean {
  if (windows === undefined) return true;
  return property === 'kerberos' ? windows === '2003' : property !== 'retryAfter' || windows !== '2003';
}

function noteOn({ required, default: byDefault }: PropertySchema): string | undefined {
  if (required) return 'required';
  return byDefault === undefined ? undefined : `default: ${withoutMarks(byDefault)}`;
}

function declarations(block: BlockKind, { from, files }: Surroundings): readonly Item[] {
  const hasSso = files.some((file) => file.declarations.some(ast.isSso));
  return Object.entries(membersOfBlock[block])
    .filter(([keyword]) => !(keyword === 'sso' && hasSso) && !(keyword === 'restart' && hasRestart(from)))
    .map(([keyword, shape]) => declarationItem(keyword, shape));
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
  const heading = (keyword: string): Item => ({
    label: keyword,
    kind: CompletionItemKind.Keyword,
    text: `${keyword} `,
    snippet: `${keyword} "$1"`,
  });
  const isEmpty = file.imports.length === 0 && file.declarations.length === 0;
  return file.title === undefined && isEmpty ? [heading('topology'), heading('import')] : [heading('import')];
}

/** Those that change no other file: an editor applies a completion to one file. */
function blocks({ from, around, program, files, uri, takesSnippets }: Surroundings): readonly Item[] {
  const [element] = around;
  if (!program || !element || !takesSnippets || ast.isRestart(from)) return [];
  const tables = files.map(symbolsOf);
  const isTaken = (name: string) => tables.some(({ byName }) => byName.has(foldName(name)));
  return proposedBlocks(element, program.topology, isTaken).flatMap((block): readonly Item[] => {
    const edits = editsOf(block, program.editing);
    if ([...edits.keys()].some((other) => other !== uri)) return [];
    return [
      {
        label: `${block.keyword} ${block.title}`,
        kind: CompletionItemKind.Snippet,
        text: block.text.plain,
        snippet: block.text.snippet,
        detail: 'block',
        edits: edits.get(uri) ?? [],
      },
    ];
  });
}

function propertiesOf(node: AstNode): readonly ast.Property[] {
  return (node as { readonly properties?: readonly ast.Property[] }).properties ?? [];
}

function hasRestart(node: AstNode): boolean {
  return ast.isAnyResource(node) && node.restart.length > 0;
}
