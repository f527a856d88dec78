/** The level of fault tolerance, and how clusters use their nodes, as the white paper's table has them. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { activitiesOf, capabilityTitle, namerOf, toleranceOf } from '#language';
import { parse } from './scenario.ts';
import { four, none, three, two } from './topologies.ts';

async function levelOf(text: string) {
  const topology = await parse(text);
  const name = namerOf(topology);
  const { row, computers, covered, uncovered } = toleranceOf(topology);
  return {
    row,
    computers,
    covered,
    uncovered: uncovered.map(({ capability, lostWith, remedies }) => [
      capabilityTitle(capability, name),
      lostWith.map(name).join(', '),
      ...remedies.map((remedy) => `${remedy.code}: ${remedy.text}`),
    ]),
    clusters: activitiesOf(topology).map(({ cluster, model, active, passive }) => [
      cluster.name,
      model,
      active.map(name).join(', '),
      passive.map(name).join(', '),
    ]),
  };
}

test('two computers: one cluster, active/active, covers everything', async () => {
  expect(await levelOf(two)).toEqual({
    row: 'two',
    computers: 2,
    covered: { databases: true, masterSecret: true, hosts: true },
    uncovered: [],
    clusters: [['ALL', 'activeActive', 'A, B', '']],
  });
});

test('one cluster of three nodes that runs everything is as the two computers', async () => {
  const { row, computers, clusters } = await levelOf(two.replace('  node B\n', '  node B\n  node C\n'));
  expect({ row, computers, clusters }).toEqual({ row: 'two', computers: 3, clusters: [['ALL', 'mixed', 'A, B', 'C']] });
});

test('two clusters, of which the hosts share the one with the master secret server, are a level of their own', async () => {
  const example = readFileSync(new URL('../../../examples/local-master-secret.btc', import.meta.url), 'utf8');
  const { row, covered } = await levelOf(example);
  expect({ row, covered }).toEqual({
    row: 'shared',
    covered: { databases: true, masterSecret: true, hosts: true },
  });
});

test('three computers: the hosts are not covered', async () => {
  expect(await levelOf(three)).toEqual({
    row: 'three',
    computers: 3,
    covered: { databases: true, masterSecret: true, hosts: false },
    uncovered: [
      ['Host Work', 'BTS01', 'add-instance: Give Work an instance on another computer.'],
      ['Host Fetch', 'BTS01', 'cluster-host: Cluster Fetch, with an instance on each node.'],
    ],
    clusters: [['SQLCLU', 'activePassive', 'SQL01', 'SQL02']],
  });
});

test('four computers: two clusters, active/passive each, cover everything', async () => {
  expect(await levelOf(four)).toEqual({
    row: 'four',
    computers: 4,
    covered: { databases: true, masterSecret: true, hosts: true },
    uncovered: [],
    clusters: [
      ['SQLCLU', 'activePassive', 'SQL01', 'SQL02'],
      ['BTSCLU', 'activePassive', 'BTS01', 'BTS02'],
    ],
  });
});

test('no level: each part has what would cover it, and Intake, which is lost with its databases only, needs nothing more', async () => {
  expect(await levelOf(none)).toEqual({
    row: 'none',
    computers: 3,
    covered: { databases: false, masterSecret: false, hosts: false },
    uncovered: [
      ['Databases on DB', 'DB', 'cluster-sql-server: Cluster the SQL Server of DB on two nodes.'],
      ['Master secret', 'DB', 'cluster-master-secret-server: Cluster the master secret server of DB on two nodes.'],
      ['Host Half', 'BTS01, DB', 'add-instance: Give Half an instance on BTS02.'],
      ['Host Off', 'BTS01, DB', 'enable-instance: Enable the instance of Off on BTS02.'],
    ],
    clusters: [['BTSCLU', 'activePassive', 'BTS01', 'BTS02']],
  });
});

test('a master secret that is restored nowhere else, and owners that are one node', async () => {
  const { covered, uncovered } = await levelOf(
    four
      .replace(/ *secretBackup.*\n/, '')
      .replace(
        'sqlServer Sql dependsOn SqlName, SqlDisk {',
        'sqlServer Sql dependsOn SqlName, SqlDisk { possibleOwners: SQL01',
      ),
  );
  expect(covered).toEqual({ databases: false, masterSecret: false, hosts: false });
  expect(uncovered.slice(0, 2)).toEqual([
    ['Databases on Sql', 'SQL01', 'widen-owners: Let every resource of SqlGroup run on at least two nodes of SQLCLU.'],
    [
      'Master secret',
      'SQL01',
      'restore-master-secret: Back up the master secret, restore it on every other node of the cluster, and state `secretBackup`.',
    ],
  ]);
});

/** What would cover each part that is lost, by what is lost. */
async function remediesIn(text: string): Promise<object> {
  const { uncovered } = await levelOf(text);
  return Object.fromEntries(uncovered.map(([title, , ...remedies]) => [title, remedies]));
}

test('a cluster of one node needs another one, whatever is on it', async () => {
  expect(await remediesIn(four.replace(/^ *node (SQL02|BTS02).*\n/gm, ''))).toMatchObject({
    'Databases on Sql': ['widen-owners: Add a node to SQLCLU.'],
    'Master secret': ['widen-owners: Add a node to SQLCLU.'],
  });
});

test('a clustered master secret server whose database is on a computer of its own loses the secret with that', async () => {
  const text = `${two.replace('  database: Sql\n  secretBackup', '  database: DB\n  secretBackup')}server DB { windows: 2008 }\n`;
  expect(await remediesIn(text)).toEqual({
    'Databases on DB': ['cluster-sql-server: Cluster the SQL Server of DB on two nodes.'],
    'Master secret': ['cluster-sql-server: Cluster the SQL Server of DB on two nodes.'],
  });
});

test('a folder on a computer is lost with that, and any other handler has its needs to be looked at', async () => {
  const folder = `${two}server FILES { windows: 2008 }\n`.replace(
    /^}\n(?=server)/m,
    '  adapter FILE { receive in Intake { path: "\\\\FILES\\in" } }\n}\n',
  );
  expect(await remediesIn(folder)).toEqual({
    'FILE receive in Intake': ['cluster-folder: Keep the folder of FILE receive in Intake on a clustered file share.'],
  });
});

test('databases and a master secret server that the file does not name are neither covered nor lost', async () => {
  const { row, covered, uncovered } = await levelOf(
    'server A { windows: 2008 }\nsso { }\nbiztalkGroup G { version: 2009  servers: A  host H { instance A } }',
  );
  expect({ row, covered, uncovered }).toEqual({
    row: 'none',
    covered: { databases: undefined, masterSecret: undefined, hosts: false },
    uncovered: [['Host H', 'A', 'add-instance: Give H an instance on another computer.']],
  });
});

test('a handler that is lost by itself has its needs to be looked at', async () => {
  expect(
    await remediesIn(four.replace('node BTS02 { messageQueuing: yes }', 'node BTS02 { messageQueuing: no }')),
  ).toEqual({
    'MSMQ receive in QueueHost': [
      'see-what-it-needs: See what MSMQ receive in QueueHost depends on: the changes of a simulated failure name what it waits for.',
    ],
  });
});
