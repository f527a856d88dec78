/** Blocks: a cell on its own, or a frame around rows and columns of cells with gutters between the columns. */
import { sure } from '../model/sure.ts';
import {
  type Block,
  type BlockPort,
  betweenColumns,
  boxesOf,
  type Cell,
  drawing,
  gutterWidth,
  type Port,
} from './drawing.ts';
import type { Box, Rect } from './picture.ts';

/** The box around the cells. */
export interface Frame {
  readonly headHeight: number;
  /** Ports on the frame's own right edge. */
  readonly ports: readonly Port[];
  /** Whether connections come in from above, so that the head's labels have to end before the first of them. */
  readonly crossed: boolean;
  /** `clear` is the width of the head, from the left edge, that no connection crosses. */
  readonly draw: (rect: Rect, clear: number, children: readonly Box[]) => Box;
}

const padding = 16;
const betweenRows = 16;

/** What a picture is wide at most, as long as a single column is not wider: beyond it, things go below each other. */
export const widest = 1200;

/** A cell without a frame. */
export function plainBlock(cell: Cell): Block {
  return {
    gutters: 1,
    height: cell.height,
    ports: cell.ports.map((port) => ({ port, gutter: 0 })),
    width: () => cell.width,
    gutterStart: () => cell.width,
    draw: (x, y) => cell.draw({ x, y, width: cell.width, height: cell.height }),
  };
}

/** Cells in rows of `columns`, in their order. */
export function framedBlock(cells: readonly Cell[], columns: number, emptyWidth: number, frame: Frame): Block {
  const widths = columnWidths(cells, columns, emptyWidth);
  const rows = rowsOf(cells, columns);
  const { tops, end } = stack(
    rows.map((row) => Math.max(...row.map(({ height }) => height))),
    frame.headHeight,
  );
  const lastColumn = widths.length - 1;
  const gutter = (index: number, lanes: readonly number[]) =>
    gutterWidth(lanes[index] ?? 0, index === lastColumn ? padding : betweenColumns);
  const columnStart = (column: number, lanes: readonly number[]) =>
    widths.slice(0, column).reduce((x, width, index) => x + width + gutter(index, lanes), padding);
  const width = (lanes: readonly number[]) => columnStart(widths.length, lanes);
  const gutterStart = (index: number, lanes: readonly number[]) =>
    index > lastColumn ? width(lanes) : columnStart(index, lanes) + sure(widths[index]);
  const height = end + (rows.length === 0 ? 0 : padding);

  const ports: readonly BlockPort[] = [
    ...frame.ports.map((port) => ({ port, gutter: widths.length })),
    ...rows.flatMap((row, index) =>
      row.flatMap((cell, column) =>
        cell.ports.map((port) => ({ port: { ...port, y: port.y + sure(tops[index]) }, gutter: column })),
      ),
    ),
  ];
  return {
    gutters: widths.length + 1,
    height,
    ports,
    width,
    gutterStart,
    draw: (x, y, lanes) => {
      const inner = rows.flatMap((row, index) => {
        const rowHeight = Math.max(...row.map((cell) => cell.height));
        return row.map((cell, column) =>
          cell.draw({
            x: x + columnStart(column, lanes),
            y: y + sure(tops[index]),
            width: sure(widths[column]),
            height: rowHeight,
          }),
        );
      });
      const firstCrossed = widths.findIndex((_, index) => frame.crossed && (lanes[index] ?? 0) > 0);
      const clear = firstCrossed === -1 ? width(lanes) : gutterStart(firstCrossed, lanes);
      const rect = { x, y, width: width(lanes), height };
      return drawing([frame.draw(rect, clear, boxesOf(inner))], inner);
    },
  };
}

/**
 * As many columns as the widest picture allows, at least one. Only the least widths of cells count, so that a longer
 * name or one more connection moves nothing into another row.
 */
export function columnsThatFit(cells: readonly Cell[], most: number): number {
  const narrowest = cells.reduce((least, { width }) => Math.min(least, width), widest);
  // No more than this fit, however long the list is.
  const possible = Math.floor(widest / (narrowest + betweenColumns)) + 1;
  for (let columns = Math.min(most, cells.length, possible); columns > 1; columns -= 1) {
    const widths = columnWidths(cells, columns, 0);
    const gutters = betweenColumns * (columns - 1) + 2 * padding;
    if (widths.reduce((sum, width) => sum + width, gutters) <= widest) return columns;
  }
  return 1;
}

function columnWidths(cells: readonly Cell[], columns: number, emptyWidth: number): readonly number[] {
  return Array.from({ length: columns }, (_, column) =>
    Math.max(emptyWidth, ...cells.filter((_, index) => index % columns === column).map(({ width }) => width)),
  );
}

function rowsOf(cells: readonly Cell[], columns: number): readonly (readonly Cell[])[] {
  return Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) =>
    cells.slice(row * columns, (row + 1) * columns),
  );
}

function stack(heights: readonly number[], start: number): { readonly tops: readonly number[]; readonly end: number } {
  const tops: number[] = [];
  let end = start;
  for (const [index, height] of heights.entries()) {
    if (index > 0) end += betweenRows;
    tops.push(end);
    end += height;
  }
  return { tops, end };
}
