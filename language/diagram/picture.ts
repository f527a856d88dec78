/** The placed picture as plain data: boxes in boxes, labels, lines; all coordinates are whole pixels from the top left. */
import type { ResourceType } from '../model/schema.ts';
import type { FindingSeverity } from './findings.ts';
import type { Tone } from './moment.ts';
import type { Font } from './text-width.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

export type BoxKind =
  | 'cluster'
  | 'node'
  | 'server'
  | 'group'
  | 'resource'
  | 'sso'
  | 'biztalkGroup'
  | 'host'
  | 'instance'
  | 'handler'
  | 'adapter'
  /** Holds the handlers whose host isn't declared; the only kind of box that stands for no element. */
  | 'hostless';

export type Icon =
  | ResourceType
  | Exclude<BoxKind, 'resource' | 'handler' | 'hostless'>
  | 'disabled'
  | 'receive'
  | 'send';

/** `heading` names a box, `name` a part in it, `value` what a line leads to; `detail` and `caption` explain in small print. */
export type LabelStyle = 'heading' | 'name' | 'value' | 'detail' | 'caption';

export const fonts: Readonly<Record<LabelStyle, Font>> = {
  heading: { size: 13, bold: true },
  name: { size: 12, bold: false },
  value: { size: 11, bold: false },
  detail: { size: 11, bold: false },
  caption: { size: 11, bold: false },
};

export interface Label {
  readonly style: LabelStyle;
  /** As it is shown. */
  readonly text: string;
  /** What it is shortened from; the text itself where it isn't. */
  readonly whole: string;
  /** What follows the text in the style of a caption; empty for nothing. */
  readonly remark: string;
  /** The start of the text's baseline, or its end where the text is anchored at its end. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  /** What the text takes at most. */
  readonly width: number;
}

export interface Box extends Rect {
  readonly kind: BoxKind;
  /** The key of the element that the box stands for. */
  readonly key: string | undefined;
  /** What a tooltip and a screen reader say after everything that the labels say. */
  readonly more: readonly string[];
  /** At the icon's top left; every icon is 16 by 16. */
  readonly icons: readonly (Point & { readonly icon: Icon })[];
  readonly labels: readonly Label[];
  readonly children: readonly Box[];
  /** Something is switched off or not declared: the box is drawn broken, and its text says which. */
  readonly broken: boolean;
  /** How it is at the moment that is drawn, which its text says too; undefined where it is as it should be. */
  readonly tone?: Tone | undefined;
  /** What was found at it; undefined where nothing was. */
  readonly badge?: Badge | undefined;
}

/** A sign with a number on the edge of a box. */
export interface Badge extends Rect {
  /** The strongest of what was found. */
  readonly severity: FindingSeverity;
  /** How much was found. */
  readonly text: string;
  /** What a tooltip and a screen reader say of it. */
  readonly description: string;
  /** The name of what it is on, whole. */
  readonly of: string;
}

export type LineKind = 'dependency' | 'database' | 'masterSecret' | 'clustered';

/** From what needs to what is needed, with an arrow head at the end; horizontal and vertical pieces only. */
export interface Line {
  readonly kind: LineKind;
  /** Keys of boxes. */
  readonly from: string;
  readonly to: string;
  /** The whole way. */
  readonly points: readonly Point[];
  /** The way up to where it meets an earlier line to the same end: what has to be drawn of it. */
  readonly branch: readonly Point[];
  readonly description: string;
}

/** Where lines to the same end meet. Lines that cross without one have nothing to do with each other. */
export interface Joint extends Point {
  readonly kind: LineKind;
}

/** A sign as the picture has it, without what it stands for. */
export type Sample =
  | { readonly is: 'box'; readonly kind: BoxKind; readonly broken: boolean; readonly tone: Tone | undefined }
  | { readonly is: 'icon'; readonly icon: Icon }
  | { readonly is: 'line'; readonly kind: LineKind }
  | { readonly is: 'badge'; readonly severity: FindingSeverity };

/** A sign and what it means. */
export interface LegendEntry extends Rect {
  readonly sample: Sample;
  readonly sampleRect: Rect;
  readonly label: Label;
}
export type Legend = readonly LegendEntry[];

export interface Picture {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly joints: readonly Joint[];
  /** Below everything else. */
  readonly legend: Legend;
}

/**
 * What a tooltip and a screen reader say of a box: the labels as they read, whole, and more. That the labels come first and
 * unchanged lets people who speak to their computer say what they see.
 */
export function descriptionOf({ labels, more }: Box): string {
  const parts = labels.map(({ style, whole, remark }, index) => {
    const follows = index === 0 ? '' : style === 'value' ? ' ' : ', ';
    return `${follows}${whole}${remark === '' ? '' : ` ${remark}`}`;
  });
  return [parts.join(''), ...more].join(', ');
}

/** The space that a label's text takes, with room for accents and descenders. */
export function labelRect(label: Label): Rect {
  const { size } = fonts[label.style];
  const x = label.anchor === 'start' ? label.x : label.x - label.width;
  return { x, y: label.y - size, width: label.width, height: size + Math.ceil(size / 4) };
}
