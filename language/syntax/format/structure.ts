/** What the pieces of a text are to each other: blocks, the declarations and properties in them, and what errors have spoilt. */
import { sure } from '../../model/sure.ts';
import type { Pieces } from './pieces.ts';

/** A declaration or a property, from its first piece to its last. */
export interface Item {
  /** Of a property its key's kind, `ID`. */
  readonly keyword: string;
  readonly first: number;
  last: number;
  /** How many blocks are around it. */
  readonly depth: number;
  /** What it stands in; undefined at the top level. */
  readonly around: Item | undefined;
  block?: Block;
  /** An error is in it, or in what it stands in: nobody knows how it was meant. */
  isBroken: boolean;
}

export interface Block {
  readonly items: Item[];
  /** The pieces of its braces; undefined where the text has none. */
  readonly open: number | undefined;
  close: number | undefined;
  /** Its items are on lines of their own. */
  isTall: boolean;
}

/** What a piece does. */
export interface Role {
  /** The innermost declaration or property that it belongs to; undefined for a comment between those of the top level. */
  readonly item: Item | undefined;
  readonly startsItem: boolean;
  /** For a brace, the block that it opens or closes. */
  readonly block?: Block;
}

export interface Structure {
  readonly items: readonly Item[];
  /** For each piece that is a token. */
  readonly roles: ReadonlyMap<number, Role>;
}

/** Keywords that stand within a declaration. */
const innerKeywords: ReadonlySet<string> = new Set(['in', 'isolated', 'dependsOn']);

/** What holds declarations with blocks of their own is never on one line, unless it is empty. */
const alwaysTall: ReadonlySet<string> = new Set(['domain', 'cluster', 'biztalkGroup']);

export function structureOf(pieces: Pieces): Structure {
  const items: Item[] = [];
  const roles = new Map<number, Role>();
  const open: { readonly item: Item; readonly block: Block }[] = [];
  let item: Item | undefined;
  for (const [index, { kind, piece }] of pieces.tokens.entries()) {
    const around = open.at(-1);
    const isKey = kind === 'ID' && pieces.tokens[index + 1]?.kind === ':';
    const startsItem = isKey || (/^[a-z]/i.test(kind) && !innerKeywords.has(kind) && !valueKinds.has(kind));
    if (startsItem) {
      const at = piece ?? 0;
      item = { keyword: kind, first: at, last: at, depth: open.length, around: around?.item, isBroken: false };
      (around?.block.items ?? items).push(item);
    }
    if (kind === '{' && item) {
      const block: Block = { items: [], open: piece, close: undefined, isTall: false };
      item.block = block;
      open.push({ item, block });
      if (piece !== undefined) roles.set(piece, { item, startsItem: false, block });
    } else if (kind === '}' && around) {
      open.pop();
      around.item.last = Math.max(around.item.last, item?.last ?? 0);
      item = around.item;
      around.block.close = piece;
      around.block.isTall = isTall(around.item, around.block, pieces);
      if (piece !== undefined) roles.set(piece, { item, startsItem: false, block: around.block });
    } else if (piece !== undefined) {
      roles.set(piece, { item, startsItem });
    }
    if (item && piece !== undefined) item.last = piece;
  }
  markBroken(items, pieces);
  return { items, roles };
}

const valueKinds: ReadonlySet<string> = new Set(['ID', 'STRING', 'NUMBER', 'ADDRESS']);

function isTall({ keyword, around }: Item, { items, open, close }: Block, pieces: Pieces): boolean {
  const [start, end] = [pieces.all[open ?? -1]?.end, pieces.all[close ?? -1]?.start];
  if (start === undefined || end === undefined) return true;
  if (/[\r\n]/.test(pieces.text.slice(start, end))) return true;
  const isClusterGroup = keyword === 'group' && around?.keyword === 'cluster';
  return items.length > 0 && (alwaysTall.has(keyword) || isClusterGroup);
}

/** An error spoils the declaration of the top level that it is in: what its blocks hold may be meant for others. */
function markBroken(items: readonly Item[], { all, errors }: Pieces): void {
  for (const { offset } of errors) {
    const broken = items.find(({ first, last }) => offset >= sure(all[first]).start && offset < sure(all[last]).end);
    if (broken) markAll(broken);
  }
}

function markAll(item: Item): void {
  item.isBroken = true;
  item.block?.items.forEach(markAll);
}
