/** How the parts of the picture are put together: cells that know their height and ports, blocks of cells, and labels. */
import type { Computer, Element, Group, Resource } from '../model/topology.ts';
import type { Connection } from './connections.ts';
import type { Moment, Tone } from './moment.ts';
import type { Box, Joint, Label, LabelStyle, Line, Rect } from './picture.ts';
import { fonts } from './picture.ts';
import type { Places } from './places.ts';
import { shortenList, shortenName, textWidth } from './text-width.ts';

/** Every width is a multiple of this, so that lines and edges of boxes meet a common grid. */
export const grid = 8;

/**
 * A place on the right edge of a box where a connection starts or ends. `y` counts from the top of the cell or block that
 * the port is in; `inset` is its distance from that part's right edge.
 */
export type Port = { readonly y: number; readonly inset: number } & (
  | { readonly starts: Connection }
  /** Where connections to this element end; to a computer, those of this kind. */
  | { readonly ends: Group | Resource | Computer; readonly kind?: Connection['kind'] }
);

export interface Drawing {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly joints: readonly Joint[];
}

/** A part whose height doesn't depend on where it stands. */
export interface Cell {
  /** The least width; a cell is drawn as wide as its column. */
  readonly width: number;
  readonly height: number;
  readonly ports: readonly Port[];
  readonly draw: (rect: Rect) => Drawing;
}

export interface BlockPort {
  readonly port: Port;
  /** The gutter right of the port: of a column, or the last one, which runs beside the block. */
  readonly gutter: number;
}

/**
 * What stands in a row of the picture: columns of cells, each with a gutter to its right where connections run up and down,
 * and one more gutter beside the block. `lanes` has the number of connections in each gutter.
 */
export interface Block {
  readonly gutters: number;
  readonly height: number;
  readonly ports: readonly BlockPort[];
  readonly width: (lanes: readonly number[]) => number;
  /** Where a gutter starts, counted from the left edge of the block. */
  readonly gutterStart: (gutter: number, lanes: readonly number[]) => number;
  readonly draw: (x: number, y: number, lanes: readonly number[]) => Drawing;
}

/** The width of a gutter, which leaves room for two connections before it has to grow. */
export function gutterWidth(lanes: number, least: number): number {
  return Math.max(least, grid * (lanes + 2));
}
export const betweenColumns = 4 * grid;

export function drawing(boxes: readonly Box[], inner: readonly Drawing[] = []): Drawing {
  return {
    boxes,
    lines: inner.flatMap(({ lines }) => lines),
    joints: inner.flatMap(({ joints }) => joints),
  };
}

export function boxesOf(drawings: readonly Drawing[]): readonly Box[] {
  return drawings.flatMap(({ boxes }) => boxes);
}

/** What a label has to fit into: from `x` to the right, or from `x` to the left where it is anchored at its end. */
export interface Space {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly anchor?: Label['anchor'];
}

/** A label of the product's words followed by a name from the file; shortened to its space, the name first. */
export function label(style: LabelStyle, space: Space, words: string, name = ''): Label {
  return textLabel(style, space, shortenName(words, name, space.width, fonts[style]), `${words}${name}`);
}

/** A label of the product's words followed by names from the file, the last of which are counted where space is short. */
export function listLabel(style: LabelStyle, space: Space, words: string, names: readonly string[]): Label {
  return textLabel(style, space, shortenList(words, names, space.width, fonts[style]), `${words}${names.join(', ')}`);
}

function textLabel(style: LabelStyle, space: Space, text: string, whole: string): Label {
  return {
    style,
    text,
    whole,
    remark: '',
    x: space.x,
    y: space.y,
    anchor: space.anchor ?? 'start',
    width: Math.min(space.width, textWidth(text, fonts[style])),
  };
}

/** What drawing any part needs to know. */
export interface Context {
  readonly places: Places;
  /** Undefined for the topology as it starts. */
  readonly moment: Moment | undefined;
}

/** What there is to say of an element at this moment: the words for its labels, and the tone for its box. */
export function conditionIn(
  { moment }: Context,
  element: Element,
): { readonly words: readonly string[]; readonly tone: Tone | undefined } {
  const condition = moment?.conditionOf(element);
  return condition ? { words: [condition.words], tone: condition.tone } : { words: [], tone: undefined };
}
