/** A line of a file with a stretch of it underlined, cut to the width of the terminal. */
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

/**
 * @param line without its line break
 * @param start offset of the stretch in the line
 * @param end offset behind the stretch, at most the line's length; an empty stretch is underlined one column wide
 * @param available in columns
 */
export function underlined(line: string, start: number, end: number, available: number): SourceLine {
  const before = layOut(line.slice(0, start), 0);
  const from = widthOf(before);
  const marked = layOut(line.slice(start, end), from);
  const to = Math.max(from + 1, widthOf(marked, from));
  const cells = [...before, ...marked, ...layOut(line.slice(end), widthOf(marked, from))];
  const width = widthOf(cells);
  if (width <= available) return draw(cells, from, to, 0, false);

  // Two columns are kept for the ellipses. What precedes the stretch fills a third where the stretch is at the right.
  const room = Math.max(1, available - 2);
  const lead = Math.min(Math.floor(room / 3), Math.max(0, room - (to - from)));
  const left = to <= room ? 0 : Math.max(0, Math.min(from - lead, width - room));
  const shown = cells.filter(({ column, width: own }) => column >= left && column + own <= left + room);
  const first = shown[0]?.column ?? left;
  return draw(shown, Math.max(from, first), Math.min(to, left + room), first, left > 0, widthOf(shown, first) < width);
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
  cutRight = false,
): SourceLine {
  const head = cutLeft ? ellipsis : '';
  return {
    text: `${head}${cells.map(({ text }) => text).join('')}${cutRight ? ellipsis : ''}`.trimEnd(),
    padding: ' '.repeat(head.length + from - first),
    underline: '~'.repeat(Math.max(1, to - from)),
  };
}
