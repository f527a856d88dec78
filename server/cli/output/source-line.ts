/** A line of a file with a stretch of it underlined, cut to the columns that there are. */
import { columnsOf, safeText } from './safe-text.ts';

export interface SourceLine {
  readonly text: string;
  /** As wide as the text up to the stretch. */
  readonly padding: string;
  readonly underline: string;
}

/** A character of the line as it is shown. */
interface Cell {
  readonly text: string;
  /** The column that it begins in, from 0. */
  readonly column: number;
  readonly width: number;
}

const tabSize = 4;
const ellipsis = '…';

/** Offsets in a text, in this order: a line without its line break, and a stretch in it. */
export interface Stretch {
  readonly lineStart: number;
  readonly start: number;
  readonly end: number;
  readonly lineEnd: number;
}

/**
 * Takes a time that depends on the columns alone, not on the length of the line, which can be the whole file for each of
 * its problems: what is further from the start of the stretch than can ever be shown is not looked at. In such a line the
 * stops of tabs count from where the looking begins.
 * @param stretch an empty one is underlined one column wide
 * @param available in columns
 */
export function underlined(text: string, stretch: Stretch, available: number): SourceLine {
  const { lineStart, start, end, lineEnd } = stretch;
  const reach = available * unitsPerColumn;
  const first = Math.max(lineStart, afterPair(text, start - reach));
  const last = Math.min(lineEnd, afterPair(text, start + reach));
  const before = layOut(text.slice(first, start), 0);
  const from = widthOf(before);
  const marked = layOut(text.slice(start, Math.min(end, last)), from);
  const behindMarked = widthOf(marked, from);
  const to = Math.max(from + 1, behindMarked);
  const cells = [...before, ...marked, ...layOut(text.slice(end, last), behindMarked)];
  const width = widthOf(cells);
  const missesLeft = first > lineStart;
  const missesRight = last < lineEnd;
  if (width <= available && !missesLeft && !missesRight) return draw(cells, from, to, 0, false, false);

  // Two columns are kept for the ellipses. What precedes the stretch fills a third where the stretch is at the right.
  const room = Math.max(1, available - 2);
  const lead = Math.min(Math.floor(room / 3), Math.max(0, room - (to - from)));
  const left = to <= room ? 0 : Math.max(0, Math.min(from - lead, width - room));
  const cutLeft = missesLeft || left > 0;
  const inside = cells.filter(({ column, width: own }) => column >= left && column + own <= left + room);
  // A mark whose character is cut off would stand on the ellipsis.
  const shown = cutLeft
    ? inside.slice(
        Math.max(
          0,
          inside.findIndex(({ width: own }) => own > 0),
        ),
      )
    : inside;
  const column = shown[0]?.column ?? left;
  const cutRight = missesRight || widthOf(shown, column) < width;
  return draw(shown, Math.max(from, column), Math.min(to, left + room), column, cutLeft, cutRight);
}

/** The most UTF-16 characters that fill a column, marks aside. */
const unitsPerColumn = 2;

/** The offset, or where it is within a character of two UTF-16 characters, the one behind it. */
function afterPair(text: string, offset: number): number {
  const isWithin = /^[\ud800-\udbff][\udc00-\udfff]$/.test(
    text.slice(Math.max(0, offset - 1), Math.max(0, offset + 1)),
  );
  return isWithin ? offset + 1 : offset;
}

function layOut(text: string, column: number): readonly Cell[] {
  const cells: Cell[] = [];
  let at = column;
  for (const character of text) {
    const shown = character === '\t' ? ' '.repeat(tabSize - (at % tabSize)) : safeText(character);
    const width = columnsOf(shown);
    cells.push({ text: shown, column: at, width });
    at += width;
  }
  return cells;
}

/** The column behind the last cell. */
function widthOf(cells: readonly Cell[], otherwise = 0): number {
  const last = cells.at(-1);
  return last ? last.column + last.width : otherwise;
}

function draw(
  cells: readonly Cell[],
  from: number,
  to: number,
  first: number,
  cutLeft: boolean,
  cutRight: boolean,
): SourceLine {
  const head = cutLeft ? ellipsis : '';
  return {
    text: `${head}${cells.map(({ text }) => text).join('')}${cutRight ? ellipsis : ''}`.trimEnd(),
    padding: ' '.repeat(head.length + from - first),
    underline: '~'.repeat(Math.max(1, to - from)),
  };
}
