/**
 * The white space that the style wants between the pieces of a text. Where lines break within blocks and lists is its author's choice,
 * which is kept; all else follows from what stands on both sides.
 */
import { isComment, lineComment, type Pieces, type Space } from './pieces.ts';
import type { Block, Item, Role, Structure } from './structure.ts';

export interface Gap {
  /** 2 is an empty line. */
  breaks: 0 | 1 | 2;
  /** How many spaces stand before the piece, on its line or as its indentation. */
  spaces: number;
}

/** One level of indentation, in spaces. */
export const indentation = 2;
/** How much further a line is indented that goes on with a declaration or a property. */
export const continuation = 2 * indentation;
/** Between what stands side by side on a line: properties, and a comment behind them. */
const apart = 2;

/** What stands on both sides of the white space and comments between two tokens. */
type Kind = 'start' | 'end' | 'tight' | 'word' | 'list' | 'empty' | 'open' | 'close' | 'item' | 'top';

interface Between {
  readonly kind: Kind;
  /** The gaps between the two tokens: before each comment, and before the second of them. */
  readonly gaps: readonly number[];
  /** Whether each side has to be on a line of its own. */
  readonly mustBreak: boolean;
  /** The indentation of a line that begins here with a comment, and with the second token. */
  readonly inner: number;
  readonly outer: number;
}

/** A gap before each piece, and one before the end of the text. */
export function gapsOf(pieces: Pieces, structure: Structure): Gap[] {
  const gaps: Gap[] = pieces.spaces.map(() => ({ breaks: 0, spaces: 0 }));
  const betweens = [...betweenTokens(pieces, structure)];
  for (const between of betweens) fill(between, pieces, gaps);
  for (const between of betweens) if (between.kind === 'top') separate(between, pieces, structure, gaps);
  return gaps;
}

function* betweenTokens(pieces: Pieces, { roles }: Structure): Generator<Between> {
  const { all } = pieces;
  let before: number | undefined;
  for (let index = 0; index <= all.length; index++) {
    if (isComment(all[index])) continue;
    const first = before === undefined ? 0 : before + 1;
    const gaps = Array.from({ length: index - first + 1 }, (_, offset) => first + offset);
    yield { ...sides(before, index < all.length ? index : undefined, pieces, roles), gaps };
    before = index;
  }
}

function sides(
  before: number | undefined,
  after: number | undefined,
  { all }: Pieces,
  roles: Structure['roles'],
): Omit<Between, 'gaps'> {
  const [left, right] = [roleAt(roles, before), roleAt(roles, after)];
  const [a, b] = [all[before ?? -1]?.kind, all[after ?? -1]?.kind];
  if (after === undefined) return { kind: 'end', mustBreak: true, inner: 0, outer: 0 };
  const depth = right?.item?.depth ?? 0;
  const own = depth * indentation;
  const inside = own + indentation;
  const isTall = (block: Block | undefined) => block?.isTall ?? false;
  if (before === undefined) return { kind: 'start', mustBreak: false, inner: own, outer: own };
  if (b === '}' && right?.block) {
    const kind = a === '{' ? 'empty' : 'close';
    return { kind, mustBreak: isTall(right.block), inner: inside, outer: own };
  }
  if (a === '{' && left?.block) return { kind: 'open', mustBreak: isTall(left.block), inner: own, outer: own };
  if (right?.startsItem) {
    if (depth === 0) return { kind: 'top', mustBreak: true, inner: own, outer: own };
    return { kind: 'item', mustBreak: isTall(right.item?.around?.block), inner: own, outer: own };
  }
  const further = own + continuation;
  const outer = b === '{' ? own : further;
  if (b === ':' || b === ',' || b === '.' || a === '.')
    return { kind: 'tight', mustBreak: false, inner: further, outer };
  return { kind: a === ',' ? 'list' : 'word', mustBreak: false, inner: further, outer };
}

function roleAt(roles: Structure['roles'], index: number | undefined): Role | undefined {
  return index === undefined ? undefined : roles.get(index);
}

function fill(between: Between, { all, spaces }: Pieces, gaps: Gap[]): void {
  const { kind, mustBreak, inner, outer } = between;
  const [first, last] = [between.gaps[0] ?? 0, between.gaps.at(-1) ?? 0];
  for (const index of between.gaps) {
    const space = spaces[index];
    if (!space || index === 0) continue;
    const breaks = breaksAt(index, between, all[index - 1]?.kind === lineComment, space);
    const indent = index === last ? outer : inner;
    gaps[index] = { breaks, spaces: breaks > 0 ? indent : spacesAt(between, isComment(all[index - 1])) };
  }
  if (!mustBreak || between.gaps.some((index) => (gaps[index]?.breaks ?? 0) > 0)) return;
  // A comment goes along with what follows it; before the end of a block there is nothing but what it follows.
  const at = kind === 'close' ? last : first;
  if (at > 0 && !spaces[at]?.pinned) gaps[at] = { breaks: 1, spaces: at === last ? outer : inner };
}

/** The line breaks of the text where they may stand. */
function breaksAt(index: number, { kind, gaps }: Between, isBehindLineComment: boolean, space: Space): Gap['breaks'] {
  const { breaks, frozen, pinned } = space;
  const [isFirst, isLast] = [index === gaps[0], index === gaps.at(-1)];
  if (kind === 'end' && isLast) return 1;
  if (frozen) return breaks === 2 ? 2 : 1;
  const kept = isBehindLineComment && breaks === 0 ? 1 : breaks;
  const isWithin = kind === 'tight' || kind === 'word' || kind === 'list';
  // Without a comment in it, a declaration or a property is on one line but for its lists.
  if (isWithin && gaps.length === 1 && kind !== 'list' && !pinned) return 0;
  const isAtBrace = kind === 'empty' || (kind === 'open' && isFirst) || (kind === 'close' && isLast);
  return (isWithin || isAtBrace) && kept === 2 ? 1 : kept;
}

function spacesAt({ kind, gaps }: Between, isBehindComment: boolean): number {
  const isAlone = gaps.length === 1;
  if (isBehindComment) return 1;
  if (kind === 'item' || kind === 'top') return apart;
  if (kind === 'tight' || kind === 'empty') return isAlone ? 0 : 1;
  return !isAlone && (kind === 'close' || kind === 'end') ? apart : 1;
}

/**
 * An empty line before and behind a declaration of the top level that has several lines, and between imports and what isn't one.
 * It stands before the comments that are about what follows.
 */
function separate({ gaps: between }: Between, { spaces }: Pieces, { items }: Structure, gaps: Gap[]): void {
  const [first = 0] = between;
  const last = between.at(-1) ?? first;
  const before = items.findLast((item) => item.last < last);
  const after = items.find((item) => item.first === last);
  if (!before || !after || between.some((index) => gaps[index]?.breaks === 2)) return;
  const isTall = (item: Item) => gaps.slice(item.first + 1, item.last + 1).some(({ breaks }) => breaks > 0);
  if (classOf(before) === classOf(after) && !isTall(before) && !isTall(after)) return;
  const at = between.find((index) => (gaps[index]?.breaks ?? 0) > 0);
  const gap = gaps[at ?? -1];
  if (gap && at !== undefined && !spaces[at]?.frozen) gap.breaks = 2;
}

function classOf({ keyword }: Item): string {
  return keyword === 'topology' || keyword === 'import' ? keyword : 'declaration';
}
