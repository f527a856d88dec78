/** The channels between the rows of the picture: which line runs on which lane, so that few lines cross. */
import { sure } from '../model/sure.ts';

/** What a line needs of a channel: it comes from above at some places and leaves downwards at others. */
export interface Run {
  readonly above: readonly number[];
  readonly below: readonly number[];
}

/** The lane of each run, 0 the topmost; runs that share a lane don't touch. */
export function channelLanes(runs: readonly Run[]): readonly number[] {
  const lanes = new Map<number, number>();
  const placed: number[] = [];
  for (const index of ordered(runs)) {
    const run = runs[index];
    const beneath = placed
      .filter((other) => run && overlap(run, runs[other]))
      .map((other) => sure(lanes.get(other)) + 1);
    lanes.set(index, Math.max(0, ...beneath));
    placed.push(index);
  }
  return runs.map((_, index) => sure(lanes.get(index)));
}

/** The runs from top to bottom: each goes where it crosses the fewest of those before it. */
function ordered(runs: readonly Run[]): readonly number[] {
  const order: number[] = [];
  for (const [index, run] of runs.entries()) {
    let cost = order.reduce((sum, other) => sum + crossings(run, runs[other]), 0);
    let best = { cost, position: 0 };
    for (const [position, other] of order.entries()) {
      cost += crossings(runs[other], run) - crossings(run, runs[other]);
      if (cost < best.cost) best = { cost, position: position + 1 };
    }
    order.splice(best.position, 0, index);
  }
  return order;
}

function crossings(upper: Run | undefined, lower: Run | undefined): number {
  if (upper === undefined || lower === undefined) return 0;
  return within(upper.below, lower) + within(lower.above, upper);
}

function within(places: readonly number[], run: Run): number {
  const [first, last] = extent(run);
  return places.filter((place) => first < place && place < last).length;
}

function overlap(a: Run, b: Run | undefined): boolean {
  if (b === undefined) return false;
  const [firstA, lastA] = extent(a);
  const [firstB, lastB] = extent(b);
  return firstA <= lastB && firstB <= lastA;
}

function extent({ above, below }: Run): readonly [number, number] {
  const places = [...above, ...below];
  return [Math.min(...places), Math.max(...places)];
}

/** The lowest free lane for each span of channels, for lines that pass rows at the side of the picture. */
export function sideLanes(spans: readonly (readonly [number, number])[]): readonly number[] {
  const lanes: (readonly [number, number])[][] = [];
  return spans.map((span) => {
    const free = lanes.findIndex((others) => others.every((other) => span[1] < other[0] || other[1] < span[0]));
    const lane = free === -1 ? lanes.length : free;
    lanes[lane] = [...(lanes[lane] ?? []), span];
    return lane;
  });
}
