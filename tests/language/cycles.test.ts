/** Circles of dependencies, compared with those that trying every path finds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createProject } from '#language';
import { cyclesOf } from '../../language/model/cycles.ts';

/** The circles among resources `A`, `B`, … with these dependencies, as names. */
async function cycles(edges: readonly (readonly [from: number, to: number])[], count: number) {
  const name = (index: number) => `R${index}`;
  const resources = Array.from({ length: count }, (_, from) => {
    const items = edges.filter(([other]) => other === from).map(([, to]) => name(to));
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

test('are all found, each once', async () => {
  const node = fc.integer({ min: 0, max: 4 });
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.tuple(node, node), { maxLength: 10, selector: String }), async (edges) => {
      expect([...(await cycles(edges, 5))].sort()).toEqual([...everyCycle(edges, 5)].sort());
    }),
    { numRuns: 50 },
  );
});

test('are found in bounded time where everything depends on everything', async () => {
  const all = Array.from({ length: 30 }, (_, index) => index);
  const edges = all.flatMap((from) => all.filter((to) => to !== from).map((to) => [from, to] as const));
  const found = await cycles(edges, 30);
  expect(found.length).toBeGreaterThan(0);
  expect(new Set(found).size).toBe(found.length);
});
