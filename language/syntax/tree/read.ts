/**
 * Reads a text into its tree. Read again after a change, only what the change touches is cut into tokens, repaired and parsed anew:
 * every declaration that was read from text which is still the same is taken over, and only its place is set.
 */
import type { ParseResult } from 'langium';
import type * as ast from '../../generated/ast.ts';
import {
  parseAccount,
  parseAdapter,
  parseAnyResource,
  parseBiztalkGroup,
  parseCluster,
  parseClusterGroup,
  parseDomain,
  parseDomainGroup,
  parseFile,
  parseHandler,
  parseHost,
  parseInstance,
  parseNode,
  parseRestart,
  parseServer,
  parseSso,
} from '../generated/parser.ts';
import { repair } from '../repair/repair.ts';
import type { BlockKind } from '../repair/shape.ts';
import { type OpenUnit, TokenCursor } from '../repair/tokens.ts';
import type { SourceText } from '../text/source-text.ts';
import { type RootOf, TreeBuilder } from './builder.ts';
import type { Unit } from './unit.ts';

/** What a parse result tells besides its tree. */
export interface ReadReport {
  readonly diagnostics: [];
  readonly unit: Unit;
  readonly source: SourceText;
}

const parsers: Readonly<
  Record<Exclude<BlockKind, 'file'>, (tree: TreeBuilder) => ast.BtcAstType[keyof ast.BtcAstType]>
> = {
  domain: parseDomain,
  domainGroup: parseDomainGroup,
  account: parseAccount,
  cluster: parseCluster,
  node: parseNode,
  server: parseServer,
  group: parseClusterGroup,
  resource: parseAnyResource,
  restart: parseRestart,
  sso: parseSso,
  biztalkGroup: parseBiztalkGroup,
  host: parseHost,
  instance: parseInstance,
  adapter: parseAdapter,
  handler: parseHandler,
};

/**
 * @param earlier what was told when an earlier state of the text was read. That is used up: its nodes move into the new tree, and the
 *   old one must not be used any more.
 */
export function readSource(source: SourceText, earlier?: ReadReport): ParseResult<ast.File> {
  const change = earlier && { file: earlier.unit, ...source.changeFrom(earlier.source) };
  const root = { source, earlier: earlier?.unit.node as ast.File | undefined };
  const unit = repair(new TokenCursor(source, (open, kind) => build(open, kind, root), change));
  const lexerReport: ReadReport = { diagnostics: [], unit, source };
  return { value: unit.node as ast.File, parserErrors: [], lexerErrors: [], lexerReport };
}

/** What was told when the tree was read; undefined for a tree that was made in another way. */
export function reportOf({ lexerReport }: ParseResult): ReadReport | undefined {
  return lexerReport && 'unit' in lexerReport ? (lexerReport as ReadReport) : undefined;
}

function build({ unit, offset, pieces }: OpenUnit, kind: BlockKind, root: RootOf): void {
  unit.node =
    kind === 'file'
      ? parseFile(new TreeBuilder(unit, offset, pieces, root))
      : parsers[kind](new TreeBuilder(unit, offset, pieces));
}
