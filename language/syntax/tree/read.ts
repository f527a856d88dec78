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
import type { Earlier } from '../repair/earlier.ts';
import { repair } from '../repair/repair.ts';
import type { BlockKind } from '../repair/shape.ts';
import { type OpenUnit, TokenCursor } from '../repair/tokens.ts';
import { TreeBuilder } from './builder.ts';
import type { Unit } from './unit.ts';

/** What a parse result tells besides its tree. */
export interface ReadReport {
  readonly diagnostics: [];
  readonly unit: Unit;
  readonly text: string;
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
 * @param earlier what was read from an earlier state of the text. It is used up: its nodes move into the new tree, and the old one
 *   must not be used any more.
 */
export function readText(text: string, earlier?: ParseResult<ast.File>): ParseResult<ast.File> {
  const report = earlier && reportOf(earlier);
  const cursor = new TokenCursor(text, (unit, kind) => build(unit, kind, text), report && changeOf(report, text));
  const unit = repair(cursor);
  const lexerReport: ReadReport = { diagnostics: [], unit, text };
  return { value: unit.node as ast.File, parserErrors: [], lexerErrors: [], lexerReport };
}

/** What was told when the tree was read; undefined for a tree that was made in another way. */
export function reportOf({ lexerReport }: ParseResult): ReadReport | undefined {
  return lexerReport && 'unit' in lexerReport ? (lexerReport as ReadReport) : undefined;
}

function build({ unit, offset, pieces }: OpenUnit, kind: BlockKind, text: string): void {
  unit.node =
    kind === 'file'
      ? parseFile(new TreeBuilder(unit, offset, pieces, text))
      : parsers[kind](new TreeBuilder(unit, offset, pieces));
}

/** The one stretch in which two texts differ. */
function changeOf({ unit, text: old }: ReadReport, text: string): Earlier {
  const most = Math.min(old.length, text.length);
  const start = commonStart(old, text, most);
  const tail = commonEnd(old, text, most - start);
  return { file: unit, start, oldEnd: old.length - tail, newEnd: text.length - tail };
}

/** Whole stretches are compared at once, which is many times faster than character by character. */
const stretch = 4096;

function commonStart(a: string, b: string, most: number): number {
  let at = 0;
  while (at + stretch <= most && a.slice(at, at + stretch) === b.slice(at, at + stretch)) at += stretch;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonEnd(a: string, b: string, most: number): number {
  const piece = (text: string, from: number): string => text.slice(text.length - from - stretch, text.length - from);
  let length = 0;
  while (length + stretch <= most && piece(a, length) === piece(b, length)) length += stretch;
  while (length < most && a.charCodeAt(a.length - length - 1) === b.charCodeAt(b.length - length - 1)) length++;
  return length;
}
