/** Every procedure of the white paper is followed by at least one step, which cites its lines. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createProject, type model } from '../../../language/index.ts';
import { operations, planOperation } from '../../../language/operations/index.ts';
import { buildRunbook, type Runbook } from '../../../language/runbook/index.ts';
import { intake, parse } from './topologies.ts';

/** The procedures in the order of the paper, with the lines that each is written in. */
const procedures: Readonly<Record<string, readonly (readonly [first: number, last: number])[]>> = {
  P1: [[180, 200]],
  P2: [[202, 243]],
  P3: [[267, 278]],
  P4: [[280, 292]],
  P5: [[294, 309]],
  P6: [[311, 328]],
  P7: [[360, 376]],
  P8: [[378, 399]],
  P9: [[418, 433]],
  P10: [[435, 451]],
  P11: [[479, 522]],
  P12: [[524, 573]],
  P13: [[575, 619]],
  P14: [[621, 642]],
  P15: [[644, 678]],
  P16: [[680, 709]],
  P17: [[711, 740]],
  P18: [[780, 793]],
  P19: [[795, 859]],
  P20: [[861, 948]],
  P21: [[950, 1084]],
  P22: [[1184, 1200]],
  P23: [[1202, 1209]],
  P24: [[1152, 1157]],
  P25: [[1118, 1124]],
  P26: [[1114, 1116]],
  P27: [[1130, 1132]],
  P28: [[1150, 1150]],
  P29: [[1225, 1229]],
  P30: [[339, 349]],
  P31: [
    [142, 142],
    [461, 463],
  ],
};

const root = new URL('../../../', import.meta.url);

/** The examples, and the whole topologies of the baselines, with all that they import. */
async function topologies(): Promise<readonly model.Topology[]> {
  const folders = readdirSync(new URL('tests/baselines', root)).map((name) => `tests/baselines/${name}`);
  const found = await Promise.all(
    ['examples', ...folders].map(async (folder) => {
      const files = readdirSync(new URL(folder, root)).filter((name) => /(?<!\.diagnostics)\.btc$/.test(name));
      const project = createProject();
      await project.setTexts(
        new Map(
          files.map((name) => [`file:///${folder}/${name}`, readFileSync(new URL(`${folder}/${name}`, root), 'utf8')]),
        ),
      );
      return project.programs().map(({ topology }) => topology);
    }),
  );
  const remote = readFileSync(new URL('examples/remote-master-secret.btc', root), 'utf8');
  return [...found.flat(), await parse(intake), await parse(remote.replaceAll('windows: 2008', 'windows: 2003'))];
}

/** Each operation on everything of the topology that it takes. */
function operationsOn(topology: model.Topology): readonly Runbook[] {
  const hosts = topology.biztalkGroups.flatMap((group) => group.hosts.map(({ name }) => name));
  const groups = topology.clusters.flatMap((cluster) => cluster.groups.map(({ name }) => name));
  const computers = topology.clusters.flatMap((cluster) => cluster.nodes.map(({ name }) => name));
  const names = [[], ...[...hosts, ...groups, ...computers].map((name) => [name])];
  return operations.flatMap(({ id }) =>
    names.flatMap((each) => {
      const answer = planOperation(topology, [], id, each);
      return 'runbook' in answer ? [answer.runbook] : [];
    }),
  );
}

test('every procedure of the white paper is followed, and cited by its own lines', async () => {
  const cited = new Map<string, (readonly [number, number])[]>();
  for (const topology of await topologies()) {
    for (const { phases } of [buildRunbook(topology), ...operationsOn(topology)]) {
      for (const { source } of phases.flatMap(({ steps }) => steps)) {
        for (const [, lines = '', procedure = ''] of source.matchAll(/lines? ([\d, -]+) \((P\d+)\)/g)) {
          const ranges = lines.split(', ').map((range) => range.split('-').map(Number));
          cited.set(procedure, [
            ...(cited.get(procedure) ?? []),
            ...ranges.map(([first = 0, last = first]) => [first, last] as const),
          ]);
        }
      }
    }
  }
  expect(new Set(cited.keys())).toEqual(new Set(Object.keys(procedures)));
  const astray = Object.entries(procedures).filter(
    ([procedure, own]) =>
      !cited.get(procedure)?.some(([first, last]) => own.some(([start, end]) => start <= first && last <= end)),
  );
  expect(astray.map(([procedure]) => [procedure, cited.get(procedure)])).toEqual([]);
});
