/** The dependency lines of a group: vertical lanes to the left of its resources, one for each resource that others depend on. */
import { sure } from '../model/sure.ts';
import type { Joint, Point } from './picture.ts';
import { branches } from './routes.ts';

/** A row of the list: where it stands, and the rows that it depends on. */
export interface Row {
  readonly top: number;
  readonly height: number;
  readonly needs: readonly number[];
}

export interface DependencyLine {
  readonly from: number;
  readonly to: number;
  readonly points: readonly Point[];
  readonly branch: readonly Point[];
}

interface Net {
  readonly target: number;
  readonly sources: readonly number[];
  readonly first: number;
  readonly last: number;
}

const laneDistance = 8;
/** From the rows to the nearest lane, with room for the arrow head. */
const laneOffset = 12;

/**
 * The lane of each row that others depend on, 0 the nearest to the rows. Short spans get the near lanes; a lane is used
 * again where its lines are over.
 */
export function dependencyLanes(needs: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const nets = netsOf(needs).toSorted((a, b) => a.last - a.first - (b.last - b.first) || a.target - b.target);
  const taken: Net[][] = [];
  const lanes = new Map<number, number>();
  for (const net of nets) {
    const free = taken.findIndex((others) => others.every((other) => net.last < other.first || other.last < net.first));
    const lane = free === -1 ? taken.length : free;
    taken[lane] = [...(taken[lane] ?? []), net];
    lanes.set(net.target, lane);
  }
  return lanes;
}

/** The room that so many lanes take to the left of the rows. */
export function lanesWidth(count: number): number {
  return laneOffset + laneDistance * count + 4;
}

/** The lines, each from the left edge of the row that needs to the left edge of the row that is needed. */
export function dependencyLines(
  rows: readonly Row[],
  left: number,
): { readonly lines: readonly DependencyLine[]; readonly joints: readonly Joint[] } {
  const needs = rows.map((row) => row.needs);
  const lanes = dependencyLanes(needs);
  const nets = netsOf(needs);
  const laneX = (target: number) => left - laneOffset - laneDistance * sure(lanes.get(target));
  const needed = new Set(nets.map(({ target }) => target));
  const y = (index: number, side: 'in' | 'out') => portOf(rows[index], side, needed.has(index));
  const lines = nets.flatMap(({ target, sources }) => {
    const ways = sources.map((source) => [
      { x: left, y: y(source, 'out') },
      { x: laneX(target), y: y(source, 'out') },
      { x: laneX(target), y: y(target, 'in') },
      { x: left, y: y(target, 'in') },
    ]);
    // A row's lines leave it as one: each is drawn from where the one before it turns off.
    const turnOff = (source: number) =>
      sure(needs[source])
        .map(laneX)
        .reduce((near, x) => (x > laneX(target) ? Math.min(near, x) : near), left);
    const drawn = branches(
      ways.map((way, index) => [{ x: turnOff(sure(sources[index])), y: sure(way[0]).y }, ...way.slice(1)]),
    );
    return sources.map((from, index) => ({
      from,
      to: target,
      points: sure(ways[index]),
      branch: sure(drawn[index]),
    }));
  });
  const joints = nets.flatMap((net) => {
    const x = laneX(net.target);
    const ends = [y(net.target, 'in'), ...net.sources.map((source) => y(source, 'out'))];
    const isJoint = (end: number, goesOn: boolean) => {
      const vertical = Number(ends.some((other) => other < end)) + Number(ends.some((other) => other > end));
      return vertical + Number(goesOn) >= 2;
    };
    const goesOn = (source: number) => sure(needs[source]).some((other) => laneX(other) < x);
    return [
      ...(isJoint(y(net.target, 'in'), false) ? [{ kind: 'dependency', x, y: y(net.target, 'in') } as const] : []),
      ...net.sources
        .filter((source) => isJoint(y(source, 'out'), goesOn(source)))
        .map((source) => ({ kind: 'dependency', x, y: y(source, 'out') }) as const),
    ];
  });
  return { lines, joints };
}

/** A row with lines of both kinds has them one above the other. */
function portOf(row: Row | undefined, side: 'in' | 'out', needed: boolean): number {
  if (row === undefined) return 0;
  const middle = row.top + Math.floor(row.height / 2);
  const both = needed && row.needs.length > 0;
  if (!both) return middle;
  return side === 'in' ? middle - 6 : middle + 6;
}

function netsOf(needs: readonly (readonly number[])[]): readonly Net[] {
  const sources = new Map<number, number[]>();
  for (const [source, targets] of needs.entries()) {
    for (const target of targets) sources.set(target, [...(sources.get(target) ?? []), source]);
  }
  return [...sources].map(([target, from]) => ({
    target,
    sources: from,
    first: Math.min(target, ...from),
    last: Math.max(target, ...from),
  }));
}
