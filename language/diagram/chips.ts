/** Small boxes that follow each other like words on lines: host instances and adapter handlers. */
import type { Tone } from './moment.ts';
import { type Box, type BoxKind, fonts, type Icon, type Point } from './picture.ts';
import { shorten, textWidth } from './text-width.ts';

export interface Chip {
  readonly kind: BoxKind;
  readonly key: string;
  readonly icon: Icon;
  readonly name: string;
  /** What is said after the name; empty for nothing. */
  readonly remark: string;
  /** What a tooltip says after name and remark. */
  readonly more: string;
  readonly broken: boolean;
  readonly tone?: Tone | undefined;
}

const height = 24;
const gap = 6;
const textStart = 26;
const padding = 8;

interface Placed {
  readonly chip: Chip;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly text: string;
}

/** The chips from left to right and top to bottom in lines of a width; none is wider than a line. */
export function chipLines(
  chips: readonly Chip[],
  lineWidth: number,
): { readonly height: number; readonly draw: (at: Point) => readonly Box[] } {
  const placed: Placed[] = [];
  let x = 0;
  let y = 0;
  for (const chip of chips) {
    const remark = chip.remark === '' ? 0 : textWidth(` ${chip.remark}`, fonts.caption);
    const text = shorten(chip.name, lineWidth - textStart - remark - padding, fonts.value);
    const width = textStart + textWidth(text, fonts.value) + remark + padding;
    if (x > 0 && x + width > lineWidth) {
      x = 0;
      y += height + gap;
    }
    placed.push({ chip, x, y, width, text });
    x += width + gap;
  }
  return {
    height: chips.length === 0 ? 0 : y + height,
    draw: (at) => placed.map((one) => chipBox(one, { x: at.x + one.x, y: at.y + one.y })),
  };
}

function chipBox({ chip, width, text }: Placed, { x, y }: Point): Box {
  return {
    kind: chip.kind,
    key: chip.key,
    x,
    y,
    width,
    height,
    more: [chip.more],
    icons: [{ icon: chip.icon, x: x + 6, y: y + 4 }],
    labels: [
      {
        style: 'value',
        text,
        whole: chip.name,
        remark: chip.remark,
        x: x + textStart,
        y: y + 16,
        anchor: 'start',
        width: width - textStart - padding,
      },
    ],
    children: [],
    broken: chip.broken,
    tone: chip.tone,
  };
}
