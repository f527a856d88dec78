/** Questions about a placed picture that the tests ask. */
import {
  type Box,
  type Label,
  type Line,
  labelRect,
  type Picture,
  type Point,
  type Rect,
} from '../../../language/diagram/picture.ts';

export interface PlacedBox {
  readonly box: Box;
  readonly parent: Box | undefined;
  /** From the outermost box to the parent. */
  readonly ancestors: readonly Box[];
}

export function allBoxes(picture: Picture): readonly PlacedBox[] {
  const walk = (boxes: readonly Box[], ancestors: readonly Box[]): readonly PlacedBox[] =>
    boxes.flatMap((box) => [{ box, parent: ancestors.at(-1), ancestors }, ...walk(box.children, [...ancestors, box])]);
  return walk(picture.boxes, []);
}

/** Whether they have an area in common; touching edges are none. */
export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether `inner` is inside `outer` with so much room on every side. */
export function isInside(inner: Rect, outer: Rect, room: number): boolean {
  return (
    inner.x >= outer.x + room &&
    inner.y >= outer.y + room &&
    inner.x + inner.width <= outer.x + outer.width - room &&
    inner.y + inner.height <= outer.y + outer.height - room
  );
}

export function describeRect({ x, y, width, height }: Rect): string {
  return `${x},${y} ${width}x${height}`;
}

export function piecesOf(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  return points.slice(1).map((end, index) => [points[index] ?? end, end] as const);
}

/** Whether a horizontal or vertical piece goes through the inside of a rectangle; along its edge is not through it. */
export function crosses([a, b]: readonly [Point, Point], rect: Rect): boolean {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  return left < rect.x + rect.width && right > rect.x && top < rect.y + rect.height && bottom > rect.y;
}

/** The rectangle with so much room around it. */
export function grown({ x, y, width, height }: Rect, room: number): Rect {
  return { x: x - room, y: y - room, width: width + 2 * room, height: height + 2 * room };
}

export function edgesOf({ x, y, width, height }: Rect): readonly (readonly [Point, Point])[] {
  const [right, bottom] = [x + width, y + height];
  return piecesOf([
    { x, y },
    { x: right, y },
    { x: right, y: bottom },
    { x, y: bottom },
    { x, y },
  ]);
}

/** Whether a piece runs beside an edge at less than three pixels; what crosses it doesn't. */
export function runsAlong(piece: readonly [Point, Point], edge: readonly [Point, Point]): boolean {
  const [a, b] = edge;
  const vertical = a.x === b.x;
  if (vertical !== (piece[0].x === piece[1].x)) return false;
  const room = vertical ? { x: 3, y: 0 } : { x: 0, y: 3 };
  return crosses(piece, {
    x: Math.min(a.x, b.x) - room.x,
    y: Math.min(a.y, b.y) - room.y,
    width: Math.abs(a.x - b.x) + 2 * room.x,
    height: Math.abs(a.y - b.y) + 2 * room.y,
  });
}

/** The pieces of one pixel's length that a way consists of. */
export function stepsOf(points: readonly Point[]): readonly string[] {
  return piecesOf(points).flatMap(([a, b]) => {
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
    const direction = a.y === b.y ? 'right' : 'down';
    return Array.from({ length }, (_, step) =>
      direction === 'right' ? `${x + step},${y} ${direction}` : `${x},${y + step} ${direction}`,
    );
  });
}

/** Lines of a kind with the same end may run together. */
export function netOf({ kind, to }: Line): string {
  return `${kind} ${to}`;
}

export function labelsOf(
  boxes: readonly PlacedBox[],
): readonly { readonly label: Label; readonly rect: Rect; readonly of: Box }[] {
  return boxes.flatMap(({ box }) => box.labels.map((label) => ({ label, rect: labelRect(label), of: box })));
}
