/** Where the rows and blocks of the picture stand, and where between them each line has its place. */
import { sure } from '../model/sure.ts';
import type { Arrangement } from './arrangement.ts';
import { channelLanes, sideLanes } from './channels.ts';
import { betweenColumns, grid, gutterWidth } from './drawing.ts';
import { type Gutters, guttersOf, type Net, type Terminal } from './nets.ts';
import type { Point } from './picture.ts';

export interface Placement {
  readonly width: number;
  readonly height: number;
  readonly gutters: Gutters;
  readonly blockAt: (row: number, block: number) => Point;
  readonly portAt: (at: Terminal) => Point;
  /** The net's place in the gutter of one of its terminals. */
  readonly gutterX: (net: Net, at: Terminal) => number;
  /** The net's place in the channel above a row. */
  readonly channelY: (net: Net, channel: number) => number;
  /** The net's place in the aisle where it passes rows; undefined for a net that passes none. */
  readonly aisleX: (net: Net) => number | undefined;
}

const margin = 16;
/** From a channel's first and last lane to the boxes above and below. */
const channelMargin = 16;

export function placementOf(arrangement: Arrangement, nets: readonly Net[]): Placement {
  const { rows } = arrangement;
  const gutters = guttersOf(nets, rows);
  const aisles = aislesOf(nets, arrangement);
  const { lefts, aisleStarts, right } = across(arrangement, gutters, aisles);
  const aisleX = (net: Net) => {
    const at = aisles.get(net);
    return at === undefined ? undefined : sure(aisleStarts[at.aisle]) + grid * at.lane;
  };
  const gutterStart = ({ row, block, gutter }: Terminal) =>
    sure(lefts[row]?.[block]) + sure(rows[row]?.[block]).gutterStart(gutter, gutters.lanes(row, block));
  const gutterX = (net: Net, at: Terminal) => gutterStart(at) + gutters.offset(net, at);
  const channels = Array.from({ length: rows.length + 1 }, (_, channel) =>
    lanesOf(
      channel,
      nets.filter((net) => channelsOf(net).includes(channel)),
      gutterX,
      aisleX,
    ),
  );
  const lastLane = (channel: number) => Math.max(0, ...sure(channels[channel]).values());
  const tops = [margin];
  for (const [row, blocks] of rows.entries()) {
    const bottom = sure(tops[row]) + Math.max(...blocks.map(({ height }) => height));
    tops.push(bottom + 2 * channelMargin + grid * lastLane(row + 1));
  }
  const top = (row: number) => sure(tops[row]);
  return {
    width: right + margin,
    // Lines may run below the last row, too.
    height: top(rows.length) - (sure(channels[rows.length]).size > 0 ? 1 : 2) * channelMargin + margin,
    gutters,
    blockAt: (row, block) => ({ x: sure(lefts[row]?.[block]), y: top(row) }),
    portAt: (at) => ({ x: gutterStart(at) - at.inset, y: top(at.row) + at.y }),
    gutterX,
    channelY: (net, channel) =>
      top(channel) - channelMargin - grid * (lastLane(channel) - sure(channels[channel]?.get(net))),
    aisleX,
  };
}

/** The channels that a net runs through; channel n is above row n. */
function channelsOf(net: Net): readonly number[] {
  return [...net.starts.map(({ at }) => at.row + 1), net.end.row];
}

interface InAisle {
  /** An aisle is left of the column with its number; rows that stand for themselves have the one left of them all. */
  readonly aisle: number;
  readonly lane: number;
}

/**
 * Where nets pass a row: in the aisle that makes them shortest. Those that go furthest are outermost, and cross no other in
 * an aisle.
 */
function aislesOf(nets: readonly Net[], { columns }: Arrangement): ReadonlyMap<Net, InAisle> {
  const passing = nets.filter((net) => new Set(channelsOf(net)).size > 1).toSorted((a, b) => b.end.row - a.end.row);
  const byAisle = new Map<number, Net[]>();
  for (const net of passing) {
    const aisle = columns === undefined ? 0 : nearestAisle(net, columns);
    byAisle.set(aisle, [...(byAisle.get(aisle) ?? []), net]);
  }
  return new Map(
    [...byAisle].flatMap(([aisle, inAisle]) => {
      const lanes = sideLanes(inAisle.map((net) => [Math.min(...channelsOf(net)), Math.max(...channelsOf(net))]));
      return inAisle.map((net, index) => [net, { aisle, lane: sure(lanes[index]) }] as const);
    }),
  );
}

/** Counted in columns, not in pixels, so that no width decides. */
function nearestAisle({ starts, end }: Net, columns: readonly (readonly number[])[]): number {
  // A gutter is right of the middle of its column: of two aisles that are as near, the one to the right is nearer.
  const needed = [end, ...starts.map(({ at }) => at)].map(({ row, block }) => sure(columns[row]?.[block]) + 0.6);
  const length = (aisle: number) => needed.reduce((sum, at) => sum + Math.abs(at - aisle), 0);
  const all = Array.from({ length: Math.max(...columns.flat()) + 1 }, (_, aisle) => aisle);
  return all.reduce((best, aisle) => (length(aisle) < length(best) ? aisle : best), 0);
}

function lanesOf(
  channel: number,
  nets: readonly Net[],
  gutterX: Placement['gutterX'],
  aisleX: Placement['aisleX'],
): ReadonlyMap<Net, number> {
  const runs = nets.map((net) => {
    const aisle = aisleX(net);
    const at = (goes: boolean) => (aisle !== undefined && goes ? [aisle] : []);
    const starts = net.starts.filter((start) => start.at.row + 1 === channel);
    return {
      above: [...starts.map((start) => gutterX(net, start.at)), ...at(Math.min(...channelsOf(net)) < channel)],
      below: [
        ...(net.end.row === channel ? [gutterX(net, net.end)] : []),
        ...at(Math.max(...channelsOf(net)) > channel),
      ],
    };
  });
  const lanes = channelLanes(runs);
  return new Map(nets.map((net, index) => [net, sure(lanes[index])]));
}

interface Across {
  /** The left edge of each block. */
  readonly lefts: readonly (readonly number[])[];
  readonly aisleStarts: readonly number[];
  /** The right edge of everything, with the lines beside it. */
  readonly right: number;
}

function across({ rows, columns }: Arrangement, gutters: Gutters, aisles: ReadonlyMap<Net, InAisle>): Across {
  const sized = rows.map((blocks, row) =>
    blocks.map((block, index) => {
      const lanes = gutters.lanes(row, index);
      const beside = sure(lanes[block.gutters - 1]);
      const width = block.width(lanes);
      return {
        column: columns?.[row]?.[index] ?? index,
        inner: width + (beside === 0 ? 0 : gutterWidth(beside, 0)),
        whole: width + gutterWidth(beside, betweenColumns),
      };
    }),
  );
  const aisleWidths: number[] = [];
  for (const { aisle, lane } of aisles.values()) {
    aisleWidths[aisle] = Math.max(aisleWidths[aisle] ?? 0, grid * (lane + 2));
  }
  const edgesOf = (blocks: readonly { readonly column: number; readonly whole: number }[]) => {
    const widths: number[] = [];
    for (const { column, whole } of blocks) widths[column] = Math.max(widths[column] ?? 0, whole);
    const aisleStarts: number[] = [];
    const lefts: number[] = [];
    let x = margin;
    for (let column = 0; column < widths.length; column += 1) {
      aisleStarts.push(x);
      x += aisleWidths[column] ?? 0;
      lefts.push(x);
      x += widths[column] ?? 0;
    }
    return { aisleStarts, lefts };
  };
  const common = columns && edgesOf(sized.flat());
  const lefts = sized.map((blocks) => {
    const edges = common ?? edgesOf(blocks);
    return blocks.map(({ column }) => sure(edges.lefts[column]));
  });
  const rights = sized.flatMap((blocks, row) => blocks.map(({ inner }, index) => sure(lefts[row]?.[index]) + inner));
  return { lefts, aisleStarts: common?.aisleStarts ?? [margin], right: Math.max(margin, ...rights) };
}
