/** What a word of the language means, and what a name refers to. */
import { type AstNode, AstUtils } from 'langium';
import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import {
  ast,
  declarationSchemas,
  nameOf,
  type PropertySchema,
  propertySchema,
  type SchemaKey,
  schemaOf,
  type Target,
} from '#language';
import { type AtCursor, atCursor, placeOf } from './at-cursor.ts';
import type { Session } from './session.ts';

export function hover(params: HoverParams, session: Session): Hover | null {
  const place = placeOf(params, session);
  const found = place && atCursor(place.document, place.offset);
  const parts = found && describe(found);
  if (!found || !parts) return null;
  const value = session.client.takesMarkdownHover ? toMarkdown(parts) : toPlainText(parts);
  const kind = session.client.takesMarkdownHover ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value }, range: found.leaf.range };
}

/** Text of the user's file stands only in `code`, which is shown as it is. */
export interface Parts {
  readonly code: string;
  /** Sentences of the language's own, in which `…` marks code. */
  readonly text: readonly string[];
}

function describe(found: AtCursor): Parts | undefined {
  switch (found.is) {
    case 'reference':
      return found.target && describeDeclaration(found.target);
    case 'name':
      return describeDeclaration(found.node);
    case 'key':
    case 'value':
      return describeProperty(found.property);
    case 'keyword':
      return describeKeyword(found.leaf.text, found.node);
    case 'importPath':
      return undefined;
  }
}

function describeDeclaration(node: ast.Declaration): Parts | undefined {
  const key = schemaOf(node);
  if (!key) return undefined;
  const around = AstUtils.getContainerOfType(node.$container, ast.isDeclaration);
  return {
    code: [headOf(node), ...(around ? [`in ${headOf(around)}`] : [])].join('\n'),
    text: [declarationSchemas[key].doc],
  };
}

/** The declaration without its block, on one line. */
function headOf(node: ast.Declaration): string {
  const [head = ''] = (node.$cstNode?.text ?? nameOf(node) ?? '').split('{', 1);
  return head.replace(/\s+/g, ' ').trim();
}

function describeProperty(property: ast.Property): Parts | undefined {
  const block = schemaOf(property.$container);
  const schema = block && propertySchema(block, property.key);
  if (!block || !schema) return undefined;
  return { code: `${property.key}: ${valuesOf(schema)}`, text: propertyText(block, schema) };
}

export function propertyText(block: SchemaKey, { doc, required }: PropertySchema): readonly string[] {
  return required ? [doc, `Required in ${declarationSchemas[block].title}.`] : [doc];
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

/** Keywords that begin no declaration. */
const otherKeywords: Readonly<Record<string, string>> = {
  topology: 'The title of the topology; at most once, at the beginning of the file.',
  import: 'Makes the declarations of another file visible in this one; the path is relative to this file.',
  dependsOn:
    'What has to be online before this resource comes online. Where the list is written, it is the whole list.',
  isolated: 'An isolated host: its processes run outside of BizTalk Server, as in IIS. It has no service to cluster.',
  in: 'The host in which the adapter receives or sends.',
};

function describeKeyword(keyword: string, node: AstNode): Parts | undefined {
  const key = schemaOf(node);
  const own = Object.hasOwn(otherKeywords, keyword) ? otherKeywords[keyword] : undefined;
  if (own !== undefined) return { code: keyword, text: [own] };
  if (!key) return undefined;
  const properties = Object.keys(declarationSchemas[key].properties);
  const listed = properties.map((property) => `\`${property}\``).join(', ');
  return {
    code: keyword,
    text: [declarationSchemas[key].doc, ...(listed === '' ? [] : [`Properties: ${listed}.`])],
  };
}

export function toMarkdown({ code, text }: Parts): string {
  // A fence has to be longer than any row of backticks in it.
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((row) => row.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}btc\n${code}\n${fence}`, ...text].join('\n\n');
}

export function toPlainText({ code, text }: Parts): string {
  return [code, ...text.map((sentence) => sentence.replaceAll('`', ''))].join('\n\n');
}
