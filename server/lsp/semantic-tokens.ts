/** Colours by meaning: what a name refers to, which only the linked tree can tell. */
import { type CstNode, isCompositeCstNode, isLeafCstNode, type LeafCstNode, UriUtils } from 'langium';
import {
  type Range,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { type BtcDocument, type SchemaKey, schemaOf } from '#language';
import { describeWord } from './at-cursor.ts';
import { tokenTypes } from './capabilities.ts';
import { documentAt } from './convert.ts';
import type { Session } from './session.ts';

type TokenType = (typeof tokenTypes)[number];

const typesByKind: Readonly<Partial<Record<SchemaKey, TokenType>>> = {
  domain: 'namespace',
  cluster: 'namespace',
  biztalkGroup: 'namespace',
  group: 'class',
  domainGroup: 'class',
  node: 'struct',
  server: 'struct',
  account: 'parameter',
  host: 'function',
  biztalkHost: 'function',
  adapter: 'interface',
};

const nothing: SemanticTokens = { data: [] };

export function semanticTokens({ textDocument }: SemanticTokensParams, session: Session): SemanticTokens {
  const uri = UriUtils.normalize(textDocument.uri);
  const document = documentAt(session.shared, uri);
  if (!document) return nothing;
  const builder = session.sentTokens.builderFor(uri);
  builder.previousResult('');
  push(document, builder);
  return builder.build();
}

/** What differs from the result that the client has; all of it where that isn't the last one. */
export function semanticTokensDelta(
  { textDocument, previousResultId }: SemanticTokensDeltaParams,
  session: Session,
): SemanticTokens | SemanticTokensDelta {
  const uri = UriUtils.normalize(textDocument.uri);
  const document = documentAt(session.shared, uri);
  if (!document) return nothing;
  const builder = session.sentTokens.builderFor(uri);
  if (builder.id !== previousResultId) return semanticTokens({ textDocument }, session);
  builder.previousResult(previousResultId);
  push(document, builder);
  return builder.buildEdits();
}

export function semanticTokensIn({ textDocument, range }: SemanticTokensRangeParams, session: Session): SemanticTokens {
  const document = documentAt(session.shared, UriUtils.normalize(textDocument.uri));
  if (!document) return nothing;
  const builder = new SemanticTokensBuilder();
  push(document, builder, range);
  return { data: builder.build().data };
}

function push({ parseResult, textDocument }: BtcDocument, builder: SemanticTokensBuilder, range?: Range): void {
  const root = parseResult.value.$cstNode;
  if (!root) return;
  const [start, end] = range
    ? [textDocument.offsetAt(range.start), textDocument.offsetAt(range.end)]
    : [0, Number.POSITIVE_INFINITY];
  forEachWord(root, start, end, (leaf) => {
    const token = tokenOf(leaf);
    if (!token) return;
    const { line, character } = leaf.range.start;
    builder.push(line, character, leaf.length, tokenTypes.indexOf(token.type), token.declares ? 1 : 0);
  });
}

/** Goes into what lies between the offsets alone; a walk through the whole tree takes far longer than colouring what is seen. */
function forEachWord(node: CstNode, start: number, end: number, visit: (leaf: LeafCstNode) => void): void {
  if (node.end < start || node.offset > end) return;
  if (isCompositeCstNode(node)) {
    for (const child of node.content) forEachWord(child, start, end, visit);
  } else if (isLeafCstNode(node) && !node.hidden && /^[A-Za-z_"]/.test(node.text)) {
    visit(node);
  }
}

/** Keywords, texts, numbers, addresses and names that lead nowhere have their colours from the TextMate grammar. */
function tokenOf(leaf: LeafCstNode): { readonly type: TokenType; readonly declares: boolean } | undefined {
  const word = describeWord(leaf);
  switch (word?.is) {
    case 'reference':
      return word.target && { type: typeOf(schemaOf(word.target)), declares: false };
    case 'name':
      return { type: typeOf(schemaOf(word.node)), declares: true };
    case 'key':
      return { type: 'property', declares: false };
    case 'value':
      return leaf.text.startsWith('"') ? undefined : { type: 'enumMember', declares: false };
    default:
      return undefined;
  }
}

/** What isn't listed is a resource. */
function typeOf(kind: SchemaKey | undefined): TokenType {
  return (kind && typesByKind[kind]) ?? 'variable';
}
