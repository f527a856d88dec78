/** The pieces that the SVG of picture and legend are made of: labels, corners of boxes, ways of lines and their arrow heads. */
import { classNames } from './class-names.ts';
import { type BoxKind, fonts, type Label, type Point } from './picture.ts';
import { isMeasured } from './text-width.ts';
import { escapeXml } from './visible.ts';

/** The radius of the corners of each kind of box. */
export const corners: Readonly<Record<BoxKind, number>> = {
  cluster: 8,
  biztalkGroup: 8,
  node: 6,
  server: 6,
  sso: 6,
  group: 4,
  host: 6,
  hostless: 6,
  resource: 3,
  instance: 12,
  handler: 3,
  adapter: 3,
};

/** Text whose width could only be estimated is held to the estimate. */
export function labelElement({ style, text, remark, x, y, anchor, width }: Label): string {
  const end = anchor === 'end' ? ' text-anchor="end"' : '';
  const after = remark === '' ? '' : `<tspan class="${classNames.label.caption}"> ${escapeXml(remark)}</tspan>`;
  const held = isMeasured(text) || width === 0 ? '' : ` textLength="${width}" lengthAdjust="spacingAndGlyphs"`;
  return (
    `<text class="${classNames.label[style]}" x="${x}" y="${y}" font-size="${fonts[style].size}"${end}${held} aria-hidden="true">` +
    `${escapeXml(text)}${after}</text>`
  );
}

const rounding = 4;

/** Straight pieces with their corners rounded off. */
export function path(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (before === undefined) return `M${point.x} ${point.y}`;
      if (after === undefined) return `L${point.x} ${point.y}`;
      const start = towards(point, before);
      const end = towards(point, after);
      return `L${start.x} ${start.y}Q${point.x} ${point.y} ${end.x} ${end.y}`;
    })
    .join('');
}

/** From a corner a little towards another point, at most halfway. */
function towards(corner: Point, point: Point): Point {
  const [dx, dy] = [point.x - corner.x, point.y - corner.y];
  const step = Math.min(rounding, Math.floor((Math.abs(dx) + Math.abs(dy)) / 2));
  return { x: corner.x + Math.sign(dx) * step, y: corner.y + Math.sign(dy) * step };
}

/** A triangle whose tip is the end of the line. */
export function arrowHead(before: Point, tip: Point): string {
  const [dx, dy] = [Math.sign(tip.x - before.x), Math.sign(tip.y - before.y)];
  const back = { x: tip.x - 6 * dx, y: tip.y - 6 * dy };
  return `M${tip.x} ${tip.y}L${back.x - 3 * dy} ${back.y - 3 * dx}L${back.x + 3 * dy} ${back.y + 3 * dx}Z`;
}
