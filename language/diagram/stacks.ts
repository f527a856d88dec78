/** Several blocks as one: below each other beside one gutter, or below a block those that no line leads to. */
import { sure } from '../model/sure.ts';
import { type Block, betweenColumns, boxesOf, type Drawing, drawing } from './drawing.ts';

const between = betweenColumns;
/** As wide as the hosts of a BizTalk group in three columns; a few more than fit go into the next line. */
const shelfWidth = 864;
/** No block is narrower; a shelf is so many of these wide that very many blocks stand in a square. */
const leastWidth = 208;

/** Blocks below each other. Their connections start at their right edges alone, and run down beside them all. */
export function stackedBlock(blocks: readonly Block[]): Block {
  const [only] = blocks;
  if (only !== undefined && blocks.length === 1) return only;
  const widths = blocks.map((block) => block.width([]));
  const width = Math.max(...widths);
  const { tops, end } = topsOf(blocks.map(({ height }) => height));
  return {
    gutters: 1,
    height: end,
    ports: blocks.flatMap(({ ports }, index) =>
      ports.map(({ port }) => ({
        port: { ...port, y: port.y + sure(tops[index]), inset: port.inset + width - sure(widths[index]) },
        gutter: 0,
      })),
    ),
    width: () => width,
    gutterStart: () => width,
    draw: (x, y) => together(blocks.map((block, index) => block.draw(x, y + sure(tops[index]), []))),
  };
}

/** A block, if any, above others that no connection leads to: they stand in lines, whatever passes above or beside them. */
export function shelvedBlock(top: Block | undefined, quiet: readonly Block[]): Block {
  if (top !== undefined && quiet.length === 0) return top;
  const shelves = shelvesOf(quiet);
  const start = top === undefined ? 0 : top.height + between;
  const { tops, end } = topsOf(shelves.map((shelf) => Math.max(...shelf.map(({ block }) => block.height))));
  const shelved = Math.max(...shelves.flatMap((shelf) => shelf.map(({ x, block }) => x + block.width([]))));
  const width = (lanes: readonly number[]) => Math.max(shelved, top?.width(lanes) ?? 0);
  return {
    gutters: top?.gutters ?? 1,
    height: start + end,
    ports: top?.ports ?? [],
    width,
    gutterStart: (gutter, lanes) => top?.gutterStart(gutter, lanes) ?? width(lanes),
    draw: (x, y, lanes) =>
      together([
        ...(top === undefined ? [] : [top.draw(x, y, lanes)]),
        ...shelves.flatMap((shelf, index) =>
          shelf.map((one) => one.block.draw(x + one.x, y + start + sure(tops[index]), [])),
        ),
      ]),
  };
}

function shelvesOf(blocks: readonly Block[]): readonly (readonly { readonly block: Block; readonly x: number }[])[] {
  const widest = Math.max(shelfWidth, leastWidth * Math.ceil(Math.sqrt(blocks.length)));
  const shelves: { block: Block; x: number }[][] = [];
  let x = 0;
  for (const block of blocks) {
    const width = block.width([]);
    const shelf = shelves.at(-1);
    if (shelf !== undefined && x + width <= widest) {
      shelf.push({ block, x });
    } else {
      x = 0;
      shelves.push([{ block, x }]);
    }
    x += width + between;
  }
  return shelves;
}

function topsOf(heights: readonly number[]): { readonly tops: readonly number[]; readonly end: number } {
  const tops: number[] = [];
  let end = 0;
  for (const [index, height] of heights.entries()) {
    if (index > 0) end += between;
    tops.push(end);
    end += height;
  }
  return { tops, end };
}

function together(drawn: readonly Drawing[]): Drawing {
  return drawing(boxesOf(drawn), drawn);
}
