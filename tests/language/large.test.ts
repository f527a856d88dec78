/** Topologies beyond any real use: what is left out for their size is said. */
import { expect, test } from 'vitest';
import { drawTopology, isTooLargeFor, singleFailuresOf } from '#language';
import { simulate, survivalMatrixOf, toleranceOf } from '../../language/simulation/index.ts';
import { analyse } from '../harness/analysis.ts';
import { createFolder } from '../server/cli/folder.ts';

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

async function analysed(text: string) {
  const { problems, programs } = await analyse(new Map([['main.btc', text]]));
  const [program] = programs;
  if (!program) throw new Error('There is no program.');
  return { problems, topology: program.topology };
}

/** So many references that find nothing but what is spelt almost like them. */
const misspelt = (count: number) =>
  `cluster C {\n  windows: 2008\n  node N1\n  node N2\n  group G {\n    ip Address { address: 10.0.0.1/24 }\n${lines(count, (index) => `    networkName V${index} dependsOn Adress`)}\n  }\n}\n`;

test('a thousand references that find nothing each have what they may have meant, one more have not', async () => {
  const fixesOf = async (count: number) => {
    const { problems } = await analysed(misspelt(count));
    const unresolved = problems.filter(({ code }) => code === 'unresolved-reference');
    const titles = new Set(unresolved.map(({ fixes }) => fixes.map(({ title }) => title).join()));
    return { found: unresolved.length, titles: [...titles] };
  };
  expect(await fixesOf(1000)).toEqual({ found: 1000, titles: ['Change to Address'] });
  expect(await fixesOf(1001)).toEqual({ found: 1001, titles: [''] });
});

test('a list has more items than a call can have arguments', async () => {
  const list = (name: string) => Array.from({ length: 200_000 }, () => name).join(', ');
  const group = (own: string) => `cluster C {\n  windows: 2008\n  node N1\n  node N2\n  group G {\n${own}\n  }\n}\n`;
  const address = '    ip Address { address: 10.0.0.1/24 }\n    disk D';
  const ofDependencies = await analysed(group(`${address}\n    networkName N dependsOn ${list('Address')}`));
  const ofOwners = await analysed(group(`    preferredOwners: ${list('N1')}\n    disk D`));
  expect([...new Set(ofDependencies.problems.map(({ code }) => code))]).toEqual([]);
  expect([...new Set(ofOwners.problems.map(({ code }) => code))]).toEqual(['preferred-owners-incomplete']);
  expect([ofDependencies, ofOwners].map(({ topology }) => topology.references.length)).toEqual([200_000, 200_000]);
}, 120_000);

test('a name that could mean a dozen things names ten of them', async () => {
  const groups = lines(12, (index) => `  group G${index} { sqlServer Sql }`);
  const { problems } = await analysed(`cluster C {\n${groups}\n}\nsso { database: Sql }\n`);
  const ambiguous = problems.find(({ code }) => code === 'ambiguous-reference');
  expect(ambiguous?.message).toContain('C.G8.Sql, C.G9.Sql or 2 more.');
  expect([ambiguous?.related.length, ambiguous?.fixes.length]).toEqual([10, 10]);
});

test('ten thousand parts are drawn, one more are told in words', async () => {
  const drawn = async (count: number) =>
    drawTopology((await analysed(lines(count, (index) => `server S${index}`))).topology);
  expect((await drawn(10_000)).svg).toMatch(/^<svg /);
  const { svg, text, places } = await drawn(10_001);
  expect(svg).toBe('');
  expect(text[0]).toBe('There are too many parts for a picture: 10001 of at most 10000.');
  expect(text.length).toBeGreaterThan(10_000);
  expect(places.size).toBe(10_001);
});

test('failures that are too many to be tried are none, which is said', async () => {
  const { topology } = await analysed(lines(600, (index) => `server S${index}`));
  expect([isTooLargeFor('singles', topology), isTooLargeFor('pairs', topology)]).toEqual([false, true]);
  const { singles, pairs } = survivalMatrixOf(topology);
  expect([singles.length, pairs.length]).toEqual([600, 0]);
  expect(simulate(topology, []).unknown.map(({ code, text }) => [code, text])).toEqual([
    [
      'not-tried',
      'With 600 computers there are too many pairs to try what the failure of two at once does; none is told.',
    ],
  ]);
  const larger = (await analysed(lines(4500, (index) => `server S${index}`))).topology;
  expect(singleFailuresOf(larger)).toEqual([]);
  expect(toleranceOf(larger).covered).toEqual({ databases: undefined, masterSecret: undefined, hosts: undefined });
  expect(simulate(larger, []).unknown.map(({ text }) => text)).toEqual([
    'With 4500 computers there are too many failures to try each of them; none is told.',
  ]);
});

test('--require-single claims nothing about failures that were not tried', async () => {
  const folder = await createFolder({ 'a.btc': lines(4500, (index) => `server S${index}`) });
  const { code, stderr } = await folder.btc('simulate', 'a.btc', '--require-single');
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: '--require-single: the file has too many computers to try the failure of each.\n',
  });
});
