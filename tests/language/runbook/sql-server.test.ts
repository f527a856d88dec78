/** P30: what the setup of SQL Server has to be told, in which order, and what keeps it out. */
import { describe, expect, test } from 'vitest';
import { buildRunbook } from '../../../language/runbook/index.ts';
import { fourComputers, parse, stepsIn } from './topologies.ts';

function clustered(sql: string, rest = ''): string {
  return `
cluster DB {
  windows: 2003
  node D1
  node D2
  node D3
  group Data {
    preferredOwners: D2, D1, D3
    disk Files { drive: "F:" }
    disk Logs { drive: "L:" }
    ip Address { address: 10.4.0.9/16  network: Public }
    networkName Name dependsOn Address { name: DBVS }
    ${sql}
  }
}
${rest}`;
}
const stepsOfSql = async (text: string) => stepsIn(buildRunbook(await parse(text)), 'sql-server');

describe('a failover cluster instance', () => {
  test('is installed on the node where it runs, then on each other node, then named as the file has it', async () => {
    const steps = await stepsOfSql(
      clustered('sqlServer Sql dependsOn Name, Files, Logs { version: 2008  instance: "ORDERS" }'),
    );
    expect(steps.map(({ title, where, kind }) => [title, where, kind])).toEqual([
      ['Install SQL Server 2008 as failover cluster instance DBVS\\ORDERS', 'D2', 'changing'],
      ['Add D1 to failover cluster instance DBVS\\ORDERS', 'D1', 'changing'],
      ['Add D3 to failover cluster instance DBVS\\ORDERS', 'D3', 'changing'],
      ['Give Data and its resources the names of the file, and prove that DBVS\\ORDERS fails over', 'D2', 'disruptive'],
    ]);
    expect(steps.map(({ source }) => source.includes('P30') && source.includes('lines 339-349'))).toEqual(
      steps.map(() => true),
    );
    const [install, , , names] = steps;
    expect(install?.console.join('\n')).toContain('Network Name: DBVS. Instance: the named instance ORDERS.');
    expect(install?.console.join('\n')).toContain(
      'Cluster resource group: Data. Cluster disks: Files (F:), Logs (L:).',
    );
    expect(install?.console.join('\n')).toContain(
      'Address: 10.4.0.9, mask 255.255.0.0, network Public; DHCP: cleared.',
    );
    expect(names?.console.join('\n')).toContain('Sql → Properties → Dependencies: Name, Files and Logs; OK.');
  });

  test('of SQL Server 2005 is installed on every node at once', async () => {
    const steps = await stepsOfSql(clustered('sqlServer Sql dependsOn Name, Files { version: 2005 }'));
    expect(steps.map(({ title }) => title)).toEqual([
      'Install SQL Server 2005 as failover cluster instance DBVS',
      'Give Data and its resources the names of the file, and prove that DBVS fails over',
    ]);
    expect(steps[0]?.console.join('\n')).toContain('Nodes: D2, D1 and D3.');
  });

  test('without a Network Name is refused, with what waits for it', async () => {
    const text = clustered('sqlServer Sql dependsOn Files').replace(/networkName .*\n/, '');
    const runbook = buildRunbook(await parse(text));
    expect(stepsIn(runbook, 'sql-server')).toEqual([]);
    expect(runbook.leftOut.map(({ text: why }) => why)).toContainEqual(
      expect.stringContaining(
        "Group Data has no Network Name: the setup of SQL Server can't be told where to put Sql.",
      ),
    );
  });

  test('with a dependency that its setup does not know has it named', async () => {
    const text = clustered('dtc Dtc dependsOn Name, Files\n    sqlServer Sql dependsOn Name, Files, Dtc');
    const runbook = buildRunbook(await parse(text));
    expect(runbook.leftOut.map(({ text: why }) => why)).toContainEqual(
      expect.stringContaining('Sql depends on Dtc in the file: add that when it is there.'),
    );
  });
});

describe('a failover cluster instance of which the file says little', () => {
  const bare = `
cluster DB {
  windows: 2008
  node D1
  node D2
  group Data {
    ip Address
    networkName Name { name: DBVS }
    sqlServer Sql dependsOn Name { possibleOwners: D1 }
  }
}`;

  test('is told what there is, and moves nowhere where one node alone may own it', async () => {
    const [install, names, ...others] = await stepsOfSql(bare);
    expect(others).toEqual([]);
    expect(install?.title).toBe('Install SQL Server as failover cluster instance DBVS');
    expect(install?.console).toEqual([
      'Start the setup of SQL Server on D1 → Installation → New SQL Server failover cluster installation.',
      'Features: Database Engine Services, and whatever else the databases need.',
      'Network Name: DBVS. Instance: the default instance (MSSQLSERVER).',
      'Cluster resource group: Data. Cluster disks: those for its data.',
      'Accounts of the services: domain accounts as noted. Folders of data and log: on those for its data.',
      'Let the setup go on to its end, and restart where it asks for that.',
    ]);
    expect(names?.console.slice(1)).toEqual([
      'Group: right-click it → Properties → General: Name: Data; OK.',
      'SQL Server: right-click it → Properties → General: Name: Sql; OK.',
      'IP Address: right-click it → Properties → General: Name: Address; OK.',
      'Network Name: right-click it → Properties → General: Name: Name; OK.',
      'Sql → Properties → Dependencies: Name; OK.',
    ]);
    expect(names?.check.expect).toEqual(['Data is Online at D1.', 'Sql depends on Name.', 'Possible owners: D1.']);
  });

  test('that is installed everywhere at once, but on one node alone, names no nodes', async () => {
    const steps = await stepsOfSql(
      bare.replace('sqlServer Sql dependsOn Name {', 'sqlServer Sql dependsOn Name { version: 2005 '),
    );
    expect(steps.map(({ title }) => title)).toEqual([
      'Install SQL Server 2005 as failover cluster instance DBVS',
      'Give Data and its resources the names of the file, and prove that DBVS fails over',
    ]);
    expect(steps.flatMap((step) => step.console).filter((line) => line.startsWith('Nodes:'))).toEqual([]);
  });

  test('puts its data on the disks that the file names without a drive', async () => {
    const [install] = await stepsOfSql(bare.replace('ip Address', 'disk Files\n    disk Logs { drive: "L:" }'));
    expect(install?.console).toContain('Cluster resource group: Data. Cluster disks: Files, Logs (L:).');
  });

  test('is refused where no node may own all of its group', async () => {
    const text = `${bare.replace('possibleOwners: D1', 'possibleOwners: X1')}\ncluster X { windows: 2008  node X1 }`;
    expect(buildRunbook(await parse(text)).leftOut.map(({ text: why }) => why)).toContainEqual(
      expect.stringContaining("No node may own all of Data: the setup of SQL Server can't be told where to put Sql."),
    );
  });
});

test('the MSDTC beside SQL Server, Enterprise SSO and BizTalk Server wait for it', async () => {
  const runbook = buildRunbook(await fourComputers());
  const steps = runbook.phases.flatMap((phase) => phase.steps);
  const place = (start: string) => steps.findIndex(({ title }) => title.startsWith(start));
  const named = place('Give SqlGroup and its resources');
  expect(named).toBeGreaterThan(place('Add SQL02 to failover cluster instance'));
  for (const later of ['Create MSDTC resource SqlDtc', 'Create the SSO system', 'Create BizTalk group Orders']) {
    expect(place(later), later).toBeGreaterThan(named);
  }
});
