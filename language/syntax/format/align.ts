/** Columns: the blocks of neighbouring declarations of a kind, and the comments behind neighbouring lines, stand below each other. */
import { sure } from '../../model/sure.ts';
import type { Gap } from './gaps.ts';
import { isComment, type Pieces } from './pieces.ts';
import type { Item, Structure } from './structure.ts';

/** Something whose column is to be that of its neighbours. */
interface Cell {
  /** The gap before it, which grows. */
  readonly gap: number;
  /** How many characters stand on its line before that gap, from where its neighbours begin as well. */
  readonly width: number;
  /** Only what has the same key is aligned. */
  readonly key: string;
}

/** Widens gaps, so that columns are straight. */
export function align(pieces: Pieces, { items }: Structure, gaps: Gap[]): void {
  alignBlocks(items, pieces, gaps);
  alignComments(pieces, gaps);
}

function alignBlocks(items: readonly Item[], pieces: Pieces, gaps: Gap[]): void {
  let run: Cell[] = [];
  let before: Item | undefined;
  for (const item of items) {
    const cell = blockCell(item, pieces, gaps);
    const isNext = before !== undefined && isDense(before.last + 1, item.first, gaps);
    if (!cell || !isNext || run[0]?.key !== cell.key) {
      straighten(run, gaps);
      run = [];
    }
    if (cell) run.push(cell);
    before = item;
    if (item.block) alignBlocks(item.block.items, pieces, gaps);
  }
  straighten(run, gaps);
}

/**
 * The block of a declaration that has its line to itself and depends on nothing: lists of any length make no columns. The `isolated`
 * of a host is a column of its own, and the block comes behind it.
 */
function blockCell(item: Item, pieces: Pieces, gaps: readonly Gap[]): Cell | undefined {
  const { keyword, first, last, block, isBroken } = item;
  if (isBroken || !block || block.open === undefined || block.items.length === 0) return undefined;
  if (sum(first + 1, last, gaps, ({ breaks }) => breaks) > 0 || (first > 0 && gaps[first]?.breaks === 0))
    return undefined;
  let end = last + 1;
  while (gaps[end]?.breaks === 0 && isComment(pieces.all[end])) end++;
  if (gaps[end]?.breaks === 0) return undefined;
  if (pieces.all.slice(first + 1, block.open).some(({ kind }) => kind === 'dependsOn')) return undefined;
  const isolated = pieces.all[block.open - 1]?.kind === 'isolated' ? block.open - 1 : undefined;
  const gap = isolated ?? block.open;
  return { gap, width: widthOf(first, gap, pieces, gaps), key: `${keyword} ${isolated === undefined}` };
}

function isDense(from: number, to: number, gaps: readonly Gap[]): boolean {
  return gaps.slice(from, to + 1).every(({ breaks }) => breaks < 2);
}

/** Lines that hold nothing but comments are passed over: one that comes between two others must not move them. */
function alignComments(pieces: Pieces, gaps: Gap[]): void {
  let run: Cell[] = [];
  for (let first = 0; first < pieces.all.length; ) {
    let next = first + 1;
    while (next < pieces.all.length && gaps[next]?.breaks === 0) next++;
    const cell = commentCell(first, next - 1, pieces, gaps);
    const isPassedOver = isComment(pieces.all[first]);
    if (gaps[first]?.breaks === 2 || (!isPassedOver && run[0]?.key !== cell?.key)) {
      straighten(run, gaps);
      run = [];
    }
    if (cell) run.push(cell);
    first = next;
  }
  straighten(run, gaps);
}

/** The comment at the end of a line. What stands behind the brace of a block is about the block, and stays there. */
function commentCell(first: number, last: number, pieces: Pieces, gaps: readonly Gap[]): Cell | undefined {
  const before = pieces.all[last - 1];
  if (first === last || !isComment(pieces.all[last]) || isComment(pieces.all[first]) || isComment(before))
    return undefined;
  if (before?.kind === '{') return undefined;
  const indent = sure(gaps[first]).spaces;
  return { gap: last, width: widthOf(first, last, pieces, gaps), key: String(indent) };
}

/** Of the pieces from `first` to the one before `end`, with the spaces between them. */
function widthOf(first: number, end: number, { all }: Pieces, gaps: readonly Gap[]): number {
  const characters = all.slice(first, end).reduce((width, { text }) => width + [...text].length, 0);
  return characters + sum(first + 1, end - 1, gaps, ({ spaces }) => spaces);
}

function sum(from: number, to: number, gaps: readonly Gap[], of: (gap: Gap) => number): number {
  return gaps.slice(from, to + 1).reduce((total, gap) => total + of(gap), 0);
}

function straighten(run: readonly Cell[], gaps: Gap[]): void {
  const width = Math.max(...run.map((cell) => cell.width));
  for (const cell of run) {
    const gap = gaps[cell.gap];
    if (gap) gap.spaces += width - cell.width;
  }
}
