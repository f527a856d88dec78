/** The declarations of a file as an outline, and those of the workspace as a list to search. */
import { type AstNode, AstUtils, UriUtils } from 'langium';
import {
  type CancellationToken,
  type DocumentSymbol,
  type DocumentSymbolParams,
  type SymbolInformation,
  SymbolKind,
  type WorkspaceSymbol,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import {
  ast,
  type BtcDocument,
  type DeclaredSymbol,
  declarationSchemas,
  nameNode,
  nameOf,
  type SchemaKey,
  schemaOf,
  symbolsOf,
} from '#language';
import { documentAt } from './convert.ts';
import type { Session } from './session.ts';

const kinds: Readonly<Partial<Record<SchemaKey, SymbolKind>>> = {
  domain: SymbolKind.Namespace,
  domainGroup: SymbolKind.Array,
  account: SymbolKind.Key,
  cluster: SymbolKind.Module,
  node: SymbolKind.Object,
  server: SymbolKind.Object,
  group: SymbolKind.Package,
  sso: SymbolKind.Interface,
  biztalkGroup: SymbolKind.Module,
  host: SymbolKind.Class,
  instance: SymbolKind.Object,
  adapter: SymbolKind.Interface,
  handler: SymbolKind.Event,
};

function kindOf(key: SchemaKey): SymbolKind {
  return kinds[key] ?? SymbolKind.Field;
}

/** What a declaration is, in a word or two: "cluster", "Network Name". */
export function titleOf(key: SchemaKey): string {
  return declarationSchemas[key].title.replace(/^(an?|the) /, '');
}

export function documentSymbols(
  { textDocument }: DocumentSymbolParams,
  session: Session,
): DocumentSymbol[] | SymbolInformation[] {
  const document = documentAt(session.shared, UriUtils.normalize(textDocument.uri));
  if (!document) return [];
  const symbols = (document.parseResult.value.declarations ?? []).flatMap(outline);
  return session.client.nestsDocumentSymbols ? symbols : flatten(symbols, undefined, textDocument.uri);
}

function outline(node: AstNode): readonly DocumentSymbol[] {
  const key = schemaOf(node);
  const whole = node.$cstNode;
  if (!key || !whole || ast.isRestart(node)) return [];
  const written = nameNode(node);
  return [
    {
      name: outlineName(node, key),
      detail: titleOf(key),
      kind: kindOf(key),
      range: whole.range,
      selectionRange: written?.range ?? whole.range,
      children: AstUtils.streamContents(node).toArray().flatMap(outline),
    },
  ];
}

/** Never empty, as the protocol wants it: a half-typed declaration is called by its keyword. */
function outlineName(node: AstNode, key: SchemaKey): string {
  if (ast.isHandler(node)) return `${node.direction} in ${node.host?.$cstNode?.text ?? '…'}`;
  const name = ast.isInstance(node)
    ? node.computer?.$cstNode?.text
    : ast.isDeclaration(node)
      ? nameOf(node)
      : undefined;
  return name || key;
}

function flatten(
  symbols: readonly DocumentSymbol[],
  containerName: string | undefined,
  uri: string,
): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children }) => [
    {
      name,
      kind,
      location: { uri, range },
      ...(containerName === undefined ? {} : { containerName }),
    },
    ...flatten(children ?? [], name, uri),
  ]);
}

/** Declarations whose name holds the letters of the query in their order, in all files of the workspace. */
export function workspaceSymbols(
  { query }: WorkspaceSymbolParams,
  { shared }: Session,
  token: CancellationToken,
): WorkspaceSymbol[] {
  const found: WorkspaceSymbol[] = [];
  for (const document of shared.workspace.LangiumDocuments.all) {
    if (token.isCancellationRequested) return [];
    const { all } = symbolsOf((document as BtcDocument).parseResult.value);
    for (const symbol of all) {
      const name = nameNode(symbol.node);
      if (!name || !holdsInOrder(symbol.name.toLowerCase(), query.toLowerCase())) continue;
      found.push({
        name: symbol.name,
        kind: kindOf(symbol.kind),
        location: { uri: document.uri.toString(), range: name.range },
        containerName: containerOf(symbol),
      });
    }
  }
  return found;
}

function containerOf({ kind, parent }: DeclaredSymbol): string {
  const path: string[] = [];
  for (let at = parent; at; at = at.parent) path.unshift(at.name);
  return [titleOf(kind), path.join('.')].filter((part) => part !== '').join(' in ');
}

function holdsInOrder(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
