/** Which connections share a line, and which gutters each line runs through. */
import { sure } from '../model/sure.ts';
import type { Connection } from './connections.ts';
import { type Block, grid } from './drawing.ts';

/** A port and where it is: the row of the picture, the block in it, the gutter of the block. */
export interface Terminal {
  readonly row: number;
  readonly block: number;
  readonly gutter: number;
  /** From the top of its block. */
  readonly y: number;
  /** From the port to the gutter. */
  readonly inset: number;
}

/** Connections of one kind with the same end: they meet on their way and arrive as one line. */
export interface Net {
  readonly kind: Connection['kind'];
  readonly starts: readonly { readonly connection: Connection; readonly at: Terminal }[];
  readonly end: Terminal;
}

/** The nets, in the order of their first starting points. A connection whose end is not in the picture has none. */
export function netsOf(rows: readonly (readonly Block[])[]): readonly Net[] {
  const ends = new Map<Connection['to'], { kind: Connection['kind'] | undefined; at: Terminal }[]>();
  const starts: { connection: Connection; at: Terminal }[] = [];
  for (const [row, blocks] of rows.entries()) {
    for (const [block, { ports }] of blocks.entries()) {
      for (const { port, gutter } of ports) {
        const at = { row, block, gutter, y: port.y, inset: port.inset };
        if ('starts' in port) starts.push({ connection: port.starts, at });
        else ends.set(port.ends, [...(ends.get(port.ends) ?? []), { kind: port.kind, at }]);
      }
    }
  }
  const nets = new Map<Terminal, { kind: Connection['kind']; starts: Net['starts'][number][]; end: Terminal }>();
  for (const start of starts) {
    const { kind, to } = start.connection;
    const end = ends.get(to)?.find((candidate) => candidate.kind === undefined || candidate.kind === kind)?.at;
    if (end === undefined) continue;
    const net = nets.get(end);
    if (net === undefined) nets.set(end, { kind, starts: [start], end });
    else net.starts.push(start);
  }
  return [...nets.values()];
}

/** The lines in the gutters of a picture. */
export interface Gutters {
  /** The number of lines in each gutter of a block. */
  readonly lanes: (row: number, block: number) => readonly number[];
  /** The distance of a net's line from the start of the terminal's gutter. */
  readonly offset: (net: Net, at: Terminal) => number;
}

/**
 * Gives each net a lane in every gutter that it needs, so that lines leaving a gutter sideways don't cross those that go on.
 * Lines that go up to the channel above a row and lines that come down to the one below it are half a grid apart: two of
 * them are never on top of each other, whatever the channel between them does.
 */
export function guttersOf(nets: readonly Net[], rows: readonly (readonly Block[])[]): Gutters {
  const gutters = new Map<string, { net: Net; y: number }[]>();
  const enter = (net: Net, at: Terminal, y: number) => {
    const key = keyOf(at);
    const others = gutters.get(key) ?? [];
    gutters.set(key, others);
    const known = others.find((other) => other.net === net);
    if (known === undefined) others.push({ net, y });
    else known.y = Math.min(known.y, y);
  };
  for (const net of nets) {
    enter(net, net.end, net.end.y);
    // The lowest starting point gets the nearest lane, the topmost end does: hence the sign.
    for (const { at } of net.starts) enter(net, at, -at.y);
  }
  for (const lines of gutters.values()) lines.sort((a, b) => a.y - b.y);

  return {
    lanes: (row, block) =>
      Array.from(
        { length: sure(rows[row]?.[block]).gutters },
        (_, gutter) => gutters.get(keyOf({ row, block, gutter }))?.length ?? 0,
      ),
    offset: (net, at) => {
      const lane = sure(gutters.get(keyOf(at))).findIndex((line) => line.net === net);
      return grid * (lane + 1) + (at === net.end ? grid / 2 : 0);
    },
  };
}

function keyOf({ row, block, gutter }: Pick<Terminal, 'row' | 'block' | 'gutter'>): string {
  return `${row}/${block}/${gutter}`;
}
