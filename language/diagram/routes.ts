/** What a line's points say: the corners that it needs, and where lines of one net meet. */
import { sure } from '../model/sure.ts';
import type { Joint, Line, Point } from './picture.ts';

/** The points without repetitions and without those on a straight piece. */
export function straightened(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last !== undefined && last.x === point.x && last.y === point.y) continue;
    const straight =
      before !== undefined &&
      last !== undefined &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (straight) kept.pop();
    kept.push(point);
  }
  return kept;
}

/**
 * What has to be drawn of each way, so that no piece is drawn twice: the first goes to the end, each other one to where it
 * meets one before it. The ways have the same end, and once they meet they stay together.
 */
export function branches(ways: readonly (readonly Point[])[]): readonly (readonly Point[])[] {
  const drawn: (readonly [Point, Point])[] = [];
  return ways.map((points) => {
    const branch: Point[] = points.slice(0, 1);
    for (const [from, to] of piecesOf(points)) {
      const met = nearest(
        from,
        drawn.flatMap((piece) => meeting([from, to], piece)),
      );
      branch.push(met ?? to);
      if (met !== undefined) break;
    }
    drawn.push(...piecesOf(branch));
    return branch;
  });
}

/** Where a piece of a way comes upon another: at its crossing, or at the nearer end of what they have in common. */
function meeting([from, to]: readonly [Point, Point], [a, b]: readonly [Point, Point]): readonly Point[] {
  const candidates = [from, a, b, { x: from.x, y: a.y }, { x: a.x, y: from.y }];
  return candidates.filter(
    (point) => directionsFrom(point, [from, to]).length > 0 && directionsFrom(point, [a, b]).length > 0,
  );
}

function nearest(from: Point, points: readonly Point[]): Point | undefined {
  const distance = (point: Point) => Math.abs(point.x - from.x) + Math.abs(point.y - from.y);
  return points.toSorted((a, b) => distance(a) - distance(b))[0];
}

function piecesOf(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  return points.slice(1).map((end, index) => [sure(points[index]), end] as const);
}

/** Where three or four pieces of the lines meet; the lines have the same end. */
export function jointsOf(lines: readonly Line[]): readonly Joint[] {
  if (lines.length < 2) return [];
  const pieces = lines.flatMap(({ points }) => piecesOf(points));
  const joints = new Map<string, Joint>();
  for (const { kind, points } of lines) {
    for (const point of points) {
      const directions = new Set(pieces.flatMap((piece) => directionsFrom(point, piece)));
      if (directions.size > 2) joints.set(`${point.x}/${point.y}`, { kind, x: point.x, y: point.y });
    }
  }
  return [...joints.values()];
}

type Direction = 'up' | 'down' | 'left' | 'right';

function directionsFrom(point: Point, [a, b]: readonly [Point, Point]): readonly Direction[] {
  const directions: Direction[] = [];
  if (a.x === b.x && point.x === a.x && between(point.y, a.y, b.y)) {
    if (Math.min(a.y, b.y) < point.y) directions.push('up');
    if (Math.max(a.y, b.y) > point.y) directions.push('down');
  } else if (a.y === b.y && point.y === a.y && between(point.x, a.x, b.x)) {
    if (Math.min(a.x, b.x) < point.x) directions.push('left');
    if (Math.max(a.x, b.x) > point.x) directions.push('right');
  }
  return directions;
}

function between(value: number, a: number, b: number): boolean {
  return Math.min(a, b) <= value && value <= Math.max(a, b);
}
