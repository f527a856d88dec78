/** Circles of dependencies: which are found of those that trying every path finds, and that none is dropped in a large file. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createProject } from '#language';
import { cyclesOf } from '../../language/model/cycles.ts';

/** The circles among resources `A`, `B`, … with these dependencies, as names. */
async function cycles(edges: readonly (readonly [from: number, to: number])[], count: number) {
  const name = (index: number) => `R${index}`;
  const targets = Map.groupBy(edges, ([from]) => from);
  const resources = Array.from({ length: count }, (_, from) => {
    const items = (targets.get(from) ?? []).map(([, to]) => name(to));
    return `genericService ${name(from)} ${items.length > 0 ? `dependsOn ${items.join(', ')}` : ''}`;
  });
  const project = createProject();
  await project.setText('file:///a.btc', `cluster C {\n group G {\n ${resources.join('\n')}\n }\n}\n`);
  const [group] = project.program('file:///a.btc')?.topology.clusters[0]?.groups ?? [];
  return cyclesOf(group?.resources ?? []).map((cycle) => cycle.map((resource) => resource.name).join(' '));
}

/** Every path that visits nothing twice and leads back to its lowest resource, where it begins. */
function everyCycle(edges: readonly (readonly [number, number])[], count: number): readonly string[] {
  const found: string[] = [];
  const walk = (path: readonly number[]): void => {
    const [start = 0, last = start] = [path[0], path.at(-1)];
    for (const to of new Set(edges.filter(([from]) => from === last).map(([, target]) => target))) {
      if (to === start) found.push(path.map((index) => `R${index}`).join(' '));
      else if (to > start && !path.includes(to)) walk([...path, to]);
    }
  };
  for (let start = 0; start < count; start++) walk([start]);
  return found;
}

/** The dependencies of a circle, as `R1 R2`. */
function edgesOf(circle: string): readonly string[] {
  const names = circle.split(' ');
  return names.map((name, index) => `${name} ${names[(index + 1) % names.length]}`);
}

test('are circles, each once, that cover every dependency of a circle, each a shortest one through one of its own', async () => {
  const node = fc.integer({ min: 0, max: 4 });
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.tuple(node, node), { maxLength: 10, selector: String }), async (edges) => {
      const every = everyCycle(edges, 5);
      const found = await cycles(edges, 5);
      expect(found.filter((circle) => !every.includes(circle))).toEqual([]);
      expect(new Set(found).size).toBe(found.length);
      const covered = new Set(found.flatMap(edgesOf));
      expect(covered).toEqual(new Set(every.flatMap(edgesOf)));
      const lengthThrough = (edge: string) =>
        Math.min(...every.filter((circle) => edgesOf(circle).includes(edge)).map((circle) => edgesOf(circle).length));
      const isShortest = (circle: string) =>
        edgesOf(circle).some((edge) => lengthThrough(edge) === edgesOf(circle).length);
      expect(found.filter((circle) => !isShortest(circle))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

/** Every dependency that there can be among resources with these numbers. */
function knot(first: number, count: number) {
  const all = Array.from({ length: count }, (_, index) => first + index);
  return all.flatMap((from) => all.filter((to) => to !== from).map((to) => [from, to] as const));
}

test('are at most ten of a knot, and none of the others is lost for it', async () => {
  const edges = [...knot(0, 30), [30, 31], [31, 30], [32, 32], [32, 0], [5, 33]] as const;
  const found = await cycles(edges, 34);
  expect(found.slice(10)).toEqual(['R30 R31', 'R32']);
  expect(found.slice(0, 10).map((circle) => circle.split(' ').length)).toEqual(Array(10).fill(2));
  expect(new Set(found).size).toBe(12);
});

test('are found in a ring of thousands, and not in a chain of them', async () => {
  const count = 4_000;
  const chain = Array.from({ length: count - 1 }, (_, index) => [index, index + 1] as const);
  expect(await cycles(chain, count)).toEqual([]);
  const names = Array.from({ length: count }, (_, index) => `R${index}`);
  expect(await cycles([...chain, [count - 1, 0]], count)).toEqual([names.join(' ')]);
});
