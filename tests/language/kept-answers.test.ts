/** Which rules an edit has asked again: those whose subjects it touches, and those that asked for something that is another now. */
import { expect, test } from 'vitest';
import { Made } from '../../language/model/asking.ts';
import { difference } from '../../language/model/difference.ts';
import { KeptIndex } from '../../language/model/kept-index.ts';
import { indexed } from '../../language/model/kept-topology.ts';
import { keptOf } from '../../language/model/memo.ts';
import type { Topology } from '../../language/model/topology.ts';
import { runRules } from '../../language/rules/engine.ts';
import { at, defineRule } from '../../language/rules/rule.ts';
import { createEditing } from '../harness/editing.ts';

const byDrive = indexed('disk', (disk) => (disk.drive ? [[disk.drive, disk] as const] : []));
const clusterCount = keptOf(({ clusters }) => clusters.length);

/** A rule about clusters that says what it is told, and notes whom it was asked about. */
function probe(answer: (whole: () => Topology, name: string) => unknown) {
  const asked: string[] = [];
  const rule = defineRule({
    code: 'probe',
    section: 'language',
    severity: 'hint',
    on: 'cluster',
    summary: '',
    source: { basis: 'general', lines: [] },
    *check(cluster, whole) {
      asked.push(cluster.name);
      yield at(cluster, 'name', String(answer(whole, cluster.name)));
    },
  });
  return { rule, asked };
}

const cluster = (name: string, drive: string) =>
  `cluster ${name} {\n  group G {\n    disk D { drive: "${drive}" }\n  }\n}\n`;

/** The clusters that a rule is asked about after each of the texts, and what it says then. */
async function follow(answer: (whole: () => Topology, name: string) => unknown, texts: readonly string[]) {
  const { rule, asked } = probe(answer);
  const rules = [rule];
  const editing = createEditing();
  const steps: { readonly asked: readonly string[]; readonly said: readonly string[] }[] = [];
  for (const text of texts) {
    // What is read last looks at the end of the file.
    await editing.setTexts(new Map([['file:///main.btc', `${text}server LAST\n`]]));
    asked.length = 0;
    const [program] = editing.programs();
    const { findings } = runRules(program?.topology as Topology, program?.parts ?? [], rules);
    steps.push({ asked: [...asked], said: findings.map(({ finding }) => finding.message) });
  }
  return steps;
}

test('a rule that looks at its subject alone is asked about what says something else, and not where that is none of its business', async () => {
  const steps = await follow(
    (_, name) => name,
    [
      cluster('A', 'S:') + cluster('B', 'T:'),
      cluster('A', 'S:') + cluster('B', 'U:'),
      cluster('A', 'S:') + cluster('C', 'U:'),
    ],
  );
  expect(steps).toEqual([
    { asked: ['A', 'B'], said: ['A', 'B'] },
    { asked: [], said: ['A', 'B'] },
    { asked: ['C'], said: ['A', 'C'] },
  ]);
});

test('a rule that asks an index is asked again where the answer for its key is another one', async () => {
  const usersOfS = (whole: () => Topology, name: string) =>
    name === 'A' ? byDrive('S:', whole()).map(({ group }) => group.cluster.name) : 'nothing';
  const steps = await follow(usersOfS, [
    cluster('A', 'R:') + cluster('B', 'T:') + cluster('C', 'S:'),
    cluster('A', 'R:') + cluster('B', 'U:') + cluster('C', 'S:'),
    cluster('A', 'R:') + cluster('B', 'S:') + cluster('C', 'S:'),
    cluster('A', 'R:') + cluster('B', 'S:'),
    cluster('A', 'R:') + cluster('B', 'U:'),
    cluster('A', 'R:') + cluster('B', 'S:'),
  ]);
  expect(steps).toEqual([
    { asked: ['A', 'B', 'C'], said: ['C', 'nothing', 'nothing'] },
    { asked: [], said: ['C', 'nothing', 'nothing'] },
    { asked: ['A'], said: ['B,C', 'nothing', 'nothing'] },
    { asked: ['A'], said: ['B', 'nothing'] },
    { asked: ['A'], said: ['', 'nothing'] },
    { asked: ['A'], said: ['B', 'nothing'] },
  ]);
});

test('a rule that reads a list is asked again when that has changed, also where it was read for another', async () => {
  const steps = await follow(
    (whole) => clusterCount(whole()),
    [
      `${cluster('A', 'S:')}server X\nserver Y\n`,
      `${cluster('A', 'S:')}server X\nserver Z\n`,
      `${cluster('A', 'S:')}server X\nserver Z\n${cluster('B', 'S:')}`,
    ],
  );
  expect(steps).toEqual([
    { asked: ['A'], said: ['1'] },
    { asked: [], said: ['1'] },
    { asked: ['B', 'A'], said: ['2', '2'] },
  ]);
});

test('a copy of a topology has indexes of its own', async () => {
  const editing = createEditing();
  await editing.setTexts(new Map([['file:///main.btc', cluster('A', 'S:') + cluster('B', 'S:')]]));
  const topology = editing.programs()[0]?.topology as Topology;
  expect(byDrive('S:', topology)).toHaveLength(2);
  expect(byDrive('S:', { ...topology, clusters: topology.clusters.slice(1) })).toHaveLength(1);
});

test('an index forgets keys that nobody brings anything under and nobody asks for, but not at once', () => {
  const index = new KeptIndex((item: { key: string }) => [[item.key, item] as const], [{ key: 'a' }]);
  const asking = new Made('b', { make: (key) => index.at(key), expired() {} });
  asking.listen();
  index.at('c');
  const sizes = [index.size];
  for (const keys of [['a'], ['d'], ['d'], ['b', 'd'], ['d']]) {
    index.update(keys.map((key) => ({ key })));
    sizes.push(index.size);
  }
  asking.leave();
  index.update([]);
  index.update([]);
  // a b c; c goes; d comes, a is empty; a goes; b comes; b goes, but is asked for; then all go.
  expect([...sizes, index.size]).toEqual([3, 2, 3, 2, 2, 2, 0]);
});

test.each([
  ['the same', 'abc', 'abc', '', ''],
  ['one more', 'abc', 'abxc', '', 'x'],
  ['one less', 'abc', 'ac', 'b', ''],
  ['others', 'abcd', 'axcy', 'bd', 'xy'],
  ['moved', 'abcd', 'acbd', 'bc', 'cb'],
  ['moved, with others between', 'abcd', 'acxbd', 'bc', 'cxb'],
])('what is in one list only: %s', (_, before, after, gone, come) => {
  expect(difference([...before], [...after])).toEqual({ gone: [...gone], come: [...come] });
});

test('a rule is asked about a failed reference again when names have come or gone, or when what has a name is another', async () => {
  let asked = 0;
  const rule = defineRule({
    code: 'probe',
    section: 'language',
    severity: 'hint',
    on: 'reference',
    summary: '',
    source: { basis: 'general', lines: [] },
    *check({ failure, from }) {
      asked++;
      const { candidates } = failure ?? {};
      const near = candidates?.named('Near').map(({ name }) => name);
      yield at(from, 'name', `${candidates?.names().toSorted()} ${near}`);
    },
  });
  const failing = 'cluster A {\n  group G { preferredOwners: Nowhere }\n}\n';
  const others = (near: string, far: string, version: string) =>
    `cluster B {\n  node ${near}\n}\ncluster C {\n  windows: ${version}\n  node ${far}\n}\n`;
  const rules = [rule];
  const editing = createEditing();
  const steps: unknown[] = [];
  for (const text of [
    others('Near', 'Far', '2016'),
    others('Near', 'Far', '2019'),
    others('Near', 'Further', '2019'),
    others('Near { iis: yes }', 'Further', '2019'),
  ]) {
    await editing.setTexts(new Map([['file:///main.btc', `${failing}${text}server LAST\n`]]));
    const [program] = editing.programs();
    asked = 0;
    const { findings } = runRules(program?.topology as Topology, program?.parts ?? [], rules);
    steps.push([asked, ...findings.map(({ finding }) => finding.message)]);
  }
  expect(steps).toEqual([
    [1, 'a,b,c,far,g,last,near Near'],
    [0, 'a,b,c,far,g,last,near Near'],
    [1, 'a,b,c,further,g,last,near Near'],
    [1, 'a,b,c,further,g,last,near Near'],
  ]);
});
