/** Where the rows and blocks of the picture stand, and where between them each line has its place. */
import { channelLanes, sideLanes } from './channels.ts';
import { type Block, betweenColumns, grid, gutterWidth } from './drawing.ts';
import { type Gutters, guttersOf, type Net, type Terminal } from './nets.ts';
import type { Point } from './picture.ts';

export type Rows = readonly (readonly Block[])[];

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
  /** The net's place left of all rows; undefined for a net that passes no row. */
  readonly sideX: (net: Net) => number | undefined;
}

const margin = 16;
/** From a channel's first and last lane to the boxes above and below. */
const channelMargin = 16;

export function placementOf(rows: Rows, nets: readonly Net[]): Placement {
  const gutters = guttersOf(nets, rows);
  const side = sideOf(nets);
  const left = margin + (side.size === 0 ? 0 : grid * (Math.max(...side.values()) + 2));
  const sideX = (net: Net) => {
    const lane = side.get(net);
    return lane === undefined ? undefined : margin + grid * lane;
  };
  const { lefts, right } = blockLefts(rows, gutters, left);
  const gutterStart = ({ row, block, gutter }: Terminal) =>
    (lefts[row]?.[block] ?? 0) + (rows[row]?.[block]?.gutterStart(gutter, gutters.lanes(row, block)) ?? 0);
  const gutterX = (net: Net, at: Terminal) => gutterStart(at) + gutters.offset(net, at);
  const channels = Array.from({ length: rows.length + 1 }, (_, channel) =>
    lanesOf(
      channel,
      nets.filter((net) => channelsOf(net).includes(channel)),
      gutterX,
      sideX,
    ),
  );
  const lastLane = (channel: number) => Math.max(0, ...(channels[channel]?.values() ?? []));
  const tops = [margin];
  for (const [row, blocks] of rows.entries()) {
    const bottom = (tops[row] ?? 0) + Math.max(...blocks.map(({ height }) => height));
    tops.push(bottom + 2 * channelMargin + grid * lastLane(row + 1));
  }
  const top = (row: number) => tops[row] ?? 0;
  return {
    width: right + margin,
    height: top(rows.length) - 2 * channelMargin + margin,
    gutters,
    blockAt: (row, block) => ({ x: lefts[row]?.[block] ?? 0, y: top(row) }),
    portAt: (at) => ({ x: gutterStart(at) - at.inset, y: top(at.row) + at.y }),
    gutterX,
    channelY: (net, channel) =>
      top(channel) - channelMargin - grid * (lastLane(channel) - (channels[channel]?.get(net) ?? 0)),
    sideX,
  };
}

/** The channels that a net runs through; channel n is above row n. */
function channelsOf(net: Net): readonly number[] {
  return [...net.starts.map(({ at }) => at.row + 1), net.end.row];
}

/** The lanes left of all rows, for nets that pass a row: those that go furthest are outermost, and cross no other there. */
function sideOf(nets: readonly Net[]): ReadonlyMap<Net, number> {
  const passing = nets.filter((net) => new Set(channelsOf(net)).size > 1).toSorted((a, b) => b.end.row - a.end.row);
  const lanes = sideLanes(passing.map((net) => [Math.min(...channelsOf(net)), Math.max(...channelsOf(net))]));
  return new Map(passing.map((net, index) => [net, lanes[index] ?? 0]));
}

function lanesOf(
  channel: number,
  nets: readonly Net[],
  gutterX: Placement['gutterX'],
  sideX: Placement['sideX'],
): ReadonlyMap<Net, number> {
  const runs = nets.map((net) => {
    const side = sideX(net);
    const at = (goes: boolean) => (side !== undefined && goes ? [side] : []);
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
  return new Map(nets.map((net, index) => [net, lanes[index] ?? 0]));
}

/** The left edge of each block, and the right edge of them all with the lines beside them. */
function blockLefts(
  rows: Rows,
  gutters: Gutters,
  left: number,
): { readonly lefts: readonly (readonly number[])[]; readonly right: number } {
  let right = left;
  const lefts = rows.map((blocks, row) => {
    let x = left;
    return blocks.map((block, index) => {
      const start = x;
      const lanes = gutters.lanes(row, index);
      const beside = lanes[block.gutters - 1] ?? 0;
      const end = start + block.width(lanes);
      x = end + gutterWidth(beside, betweenColumns);
      right = Math.max(right, end + (beside === 0 ? 0 : gutterWidth(beside, 0)));
      return start;
    });
  });
  return { lefts, right };
}
