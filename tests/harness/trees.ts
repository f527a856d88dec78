/** Trees as plain data, to compare: by our parser, and by Langium's own from the same grammar. */
import {
  type AstNode,
  type CstNode,
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  DefaultLexer,
  DefaultValueConverter,
  EmptyFileSystem,
  inject,
  isCompositeCstNode,
  type LangiumCoreServices,
  type LexerResult,
} from 'langium';
import { BtcGeneratedModule, BtcGeneratedSharedModule } from '../../language/generated/module.ts';
import { unquote } from '../../language/syntax/names.ts';
import { repair } from '../../language/syntax/repair/repair.ts';
import { type Token, TokenCursor } from '../../language/syntax/repair/tokens.ts';
import { SourceText } from '../../language/syntax/text/source-text.ts';

/** Gives Langium's parser the tokens of our lexer, after repair. */
class RepairedTokens extends DefaultLexer {
  override tokenize(text: string): LexerResult {
    const output: Token[] = [];
    repair(new TokenCursor(SourceText.of(text), () => undefined, undefined, output));
    const tokens = output.map(({ kind, image, offset }) => {
      const tokenType = this.definition[kind];
      if (!tokenType) throw new Error(`Langium knows no token ${kind}.`);
      const place = { startLine: 1, endLine: 1, startColumn: 1, endColumn: 1 };
      const [startOffset, endOffset] = [offset, offset + image.length - 1];
      return { image, startOffset, endOffset, ...place, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0 };
    });
    return { tokens, hidden: [], errors: [], report: { diagnostics: [] } };
  }
}

class Unquoting extends DefaultValueConverter {
  override convert(input: string): string {
    return unquote(input);
  }
}

const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), BtcGeneratedSharedModule);
const { parser } = inject(createDefaultCoreModule({ shared }), BtcGeneratedModule, {
  parser: {
    Lexer: (services: LangiumCoreServices) => new RepairedTokens(services),
    ValueConverter: () => new Unquoting(),
  },
});

export function langiumTree(text: string): unknown {
  const { value, parserErrors } = parser.LangiumParser.parse(text);
  return { tree: treeOf(value), errors: parserErrors.map(({ message }) => message) };
}

/** A node with its features, and where it and what names it stands. */
export function treeOf(node: AstNode): unknown {
  const features = Object.entries(node).filter(([name]) => !name.startsWith('$'));
  return {
    type: node.$type,
    // Langium's parser doesn't get the comments that a file may consist of.
    span: node.$container ? spanOf(node.$cstNode) : [],
    index: node.$containerIndex,
    property: node.$containerProperty,
    ...Object.fromEntries(
      features
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([name, value]) => {
          const plain = plainOf(value, node);
          return plain === undefined ? [] : [[name, plain]];
        }),
    ),
  };
}

function plainOf(value: unknown, parent: AstNode): unknown {
  if (Array.isArray(value)) return value.map((item) => plainOf(item, parent));
  if (typeof value !== 'object' || value === null) return value;
  if ('$refText' in value) {
    const { $refText, $refNode } = value as { $refText: string; $refNode?: CstNode };
    return { refers: $refText, span: spanOf($refNode), of: $refNode?.astNode.$type };
  }
  const node = value as AstNode;
  if (node.$container !== parent) throw new Error(`A ${node.$type} doesn't know its parent.`);
  return treeOf(node);
}

function spanOf(cst: CstNode | undefined): readonly number[] {
  return cst ? [cst.offset, cst.end] : [];
}

/** All tokens and comments of a tree in their order, each with where it stands, as what, and of which node. */
export function leavesOf(cst: CstNode): readonly string[] {
  if (isCompositeCstNode(cst)) return cst.content.flatMap(leavesOf);
  const leaf = cst as CstNode & { readonly tokenType: { readonly name: string } };
  return [`${leaf.offset}-${leaf.end} ${leaf.hidden ? 'hidden ' : ''}${leaf.tokenType.name} of ${leaf.astNode.$type}`];
}
