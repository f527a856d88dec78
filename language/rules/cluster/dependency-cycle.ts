/** Resources that wait for each other can never come online. */
import { cyclesOf } from '../../model/cycles.ts';
import { isOnlyNeeded } from '../../model/dependencies.ts';
import { sure } from '../../model/sure.ts';
import type { Resource } from '../../model/topology.ts';
import { at, defineRule, fix, related, remove } from '../rule.ts';

interface Edge {
  readonly from: Resource;
  readonly to: Resource;
}

/** A circle may lead through thousands of resources; a message, its places and its actions are for reading. */
const mostShown = 10;

export default defineRule({
  code: 'dependency-cycle',
  section: 'cluster',
  severity: 'error',
  on: 'cluster',
  summary: 'Resources depend on each other in a circle.',
  source: { basis: 'general', lines: [] },
  *check(cluster) {
    for (const cycle of cyclesOf(cluster.groups.flatMap(({ resources }) => resources))) {
      const edges = edgesOf(cycle);
      const [first, ...others] = edges;
      if (!first) continue;
      yield at(
        first.from,
        listed(first),
        others.length === 0
          ? `${first.from.name} depends on itself. It would have to be online before it can be brought online.`
          : `Resources depend on each other in a circle: ${pathOf(edges)}. None of them can be brought online before the others.`,
        ...others
          .slice(0, mostShown)
          .map((edge) => related(edge.from, listed(edge), `${edge.from.name} depends on ${edge.to.name}.`)),
        ...edges
          .filter(({ from, to }) => from.dependsOn.written && !isOnlyNeeded(from, to))
          .sort((a, b) => rankOf(a) - rankOf(b))
          .slice(0, mostShown)
          .map((edge) =>
            fix(
              `Remove the dependency of ${edge.from.name} on ${edge.to === edge.from ? 'itself' : edge.to.name}`,
              remove(edge.from, listed(edge)),
            ),
          ),
      );
    }
  },
});

/** The circle's dependencies, from one that is written. */
function edgesOf(cycle: readonly Resource[]): readonly Edge[] {
  const start = Math.max(
    0,
    cycle.findIndex(({ dependsOn }) => dependsOn.written),
  );
  const turned = [...cycle.slice(start), ...cycle.slice(0, start)];
  return turned.map((from, index) => ({ from, to: sure(turned[(index + 1) % turned.length]) }));
}

/** `A → B → A`, a long one with its middle left out. */
function pathOf(edges: readonly Edge[]): string {
  const names = edges.map(({ from }) => from.name);
  const left = names.length - mostShown;
  const shown = left > 1 ? [...names.slice(0, mostShown - 1), `… ${left} more …`, ...names.slice(-1)] : names;
  return [...shown, ...names.slice(0, 1)].join(' → ');
}

const listed = ({ to }: Edge) => ({ list: 'dependsOn', item: to }) as const;

/** Disks and addresses need no dependencies at all, so theirs are the likeliest mistakes. */
function rankOf({ from }: Edge): number {
  return from.type === 'disk' || from.type === 'ip' ? 0 : 1;
}
