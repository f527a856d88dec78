/** That the steps speak with the topology's own names, addresses and values, and with each version's own words. */
import { describe, expect, test } from 'vitest';
import type { model } from '../../../language/index.ts';
import { buildRunbook } from '../../../language/runbook/index.ts';
import { subnetOf } from '../../../language/runbook/ipv4.ts';
import { doing, fourComputers, intake, linesOf, orders, parse, read, step, stepsOf, titlesOf } from './topologies.ts';

/** What the covered procedures take from a topology. */
function usedBy(topology: model.Topology): readonly string[] {
  const built = topology.clusters.flatMap(({ groups }) =>
    groups.filter((group) => !group.quorum && !group.resources.some(({ type }) => type === 'sqlServer')),
  );
  return [
    ...topology.clusters.flatMap(({ name, nodes }) => [name, ...nodes.map((node) => node.name)]),
    ...built.flatMap(({ name, resources }) => [name, ...resources.flatMap(values)]),
    ...topology.biztalkGroups.flatMap(({ name, hosts, administrators }) => [
      name,
      ...(administrators ? [`${administrators.domain.name}\\${administrators.name}`] : []),
      ...hosts.flatMap(({ name: host, account, instances }) => [
        host,
        ...(account ? [`${account.domain.name}\\${account.name}`] : []),
        ...instances.flatMap(({ computer }) => computer?.name ?? []),
      ]),
    ]),
  ];
}

function values(resource: model.Resource): readonly string[] {
  switch (resource.type) {
    case 'disk':
      return [resource.name, resource.drive ?? ''];
    case 'ip': {
      const subnet = resource.address && subnetOf(resource.address);
      return [resource.name, subnet?.address ?? '', subnet?.mask ?? '', resource.network ?? ''];
    }
    case 'networkName':
      return [resource.name, resource.networkName];
    case 'fileShare':
      return [
        resource.share ?? '',
        resource.path ?? '',
        ...resource.fullControl.items.map(({ domain, name }) => `${domain.name}\\${name}`),
      ];
    case 'dtc':
    case 'msmq':
    case 'biztalkHost':
      return [resource.name];
    default:
      return [];
  }
}

test.each([
  ['four computers', fourComputers],
  ['Windows Server 2003', () => parse(intake)],
  ['Windows Server 2008 R2', () => parse(orders('2008R2', '2013'))],
  ['Windows Server 2016', () => parse(orders('2016', '2016'))],
  ['Windows Server 2022', () => parse(orders('2022', '2020'))],
])('%s: every name, address and value that a procedure uses is in a step', async (_, load) => {
  const topology = await load();
  const text = stepsOf(buildRunbook(topology))
    .flatMap((each) => [each.where, each.who, ...each.before, ...each.console, ...each.check.expect, ...linesOf(each)])
    .join('\n');
  expect(usedBy(topology).filter((value) => !text.includes(value))).toEqual([]);
});

test('every step can be done, checked, and says where it comes from', async () => {
  for (const topology of [await fourComputers(), await parse(intake), await parse(orders('2012R2', '2016'))]) {
    for (const each of stepsOf(buildRunbook(topology))) {
      expect(each.console.length, each.title).toBeGreaterThan(0);
      expect(each.check.expect.length, each.title).toBeGreaterThan(0);
      expect(each.source, each.title).toMatch(/^(White paper, .*, lines? \d.*\(P\d+\)|Microsoft documentation, )/);
      expect(each.undo.actions.length, each.title).toBeGreaterThan(each.kind === 'read-only' ? -1 : 0);
      if (each.kind === 'read-only') {
        expect(
          linesOf(each).filter((line) =>
            /\/(create|delete|adddep|moveto|online|offline|removeowner)|\b(Add|Set|Move|Remove|Start|Stop)-/.test(line),
          ),
        ).toEqual([]);
      }
    }
  }
});

test('facts that the file does not hold are named once, with the steps that need them', async () => {
  const runbook = buildRunbook(await parse(intake));
  const facts = runbook.needed.map(({ fact }) => fact);
  expect(new Set(facts).size).toBe(facts.length);
  const ids = new Set(stepsOf(runbook).map(({ id }) => id));
  for (const { neededBy } of runbook.needed) {
    expect(neededBy.length).toBeGreaterThan(0);
    expect(neededBy.filter((id) => !ids.has(id))).toEqual([]);
  }
  const password = runbook.needed.find(({ fact }) => fact === 'The password of FABRIKAM\\svc-bts');
  expect(password?.neededBy).toEqual([
    'domain-account:fabrikam/svc-bts',
    'configure-biztalk:intake:intake/in1',
    'configure-biztalk:intake:intake/in2',
    'host-instance:intake/ftpin/in1',
    'host-instance:intake/ftpin/in2',
  ]);
  expect(facts).toContain('The account of host Web in BizTalk group Intake, with its password: the file states none');
});

/** One cluster with one group, for each version. */
const small = (windows: string, resources: string) => `
cluster C {
  windows: ${windows}
  node N1
  node N2
  group G { ${resources} }
}`;
const basics = `
  disk D { drive: "D:" }
  ip A { address: 10.0.0.5/24  network: Public }
  networkName N dependsOn A { name: GVS }`;

describe('a group on Windows Server 2008', () => {
  test('the wizard makes disk, address and name; what it names is renamed', async () => {
    const runbook = buildRunbook(await parse(small('2008', basics)));
    const { console, commands } = step(runbook, 'Create G with D, A and N');
    expect(console.slice(1, 9)).toEqual([
      'Right-click Services and Applications → Configure a Service or Application; Next.',
      'Select Service or Application: File Server; Next.',
      'Client Access Point: Name: GVS; Address: 10.0.0.5 in the row of network 10.0.0.0/24 (Public); Next.',
      'Select Storage: tick D; Next.',
      'Confirmation: Next. Summary: Finish.',
      'Right-click GVS under Services and Applications → Properties → General: Name: G; OK.',
      'In the center pane, right-click Name: GVS → Properties → General: Resource Name: N; OK.',
      'Expand it, right-click the IP address 10.0.0.5 → Properties → General: Resource Name: A; Enable NetBIOS for this address: ticked; OK.',
    ]);
    expect(commands).toEqual([
      {
        shell: 'cmd',
        lines: [
          'cluster /cluster:"C" group "G" /create',
          'cluster /cluster:"C" res "D" /moveto:"G"',
          'cluster /cluster:"C" res "A" /create /group:"G" /type:"IP Address"',
          'cluster /cluster:"C" res "A" /priv Address="10.0.0.5" SubnetMask="255.255.255.0" Network="Public" EnableNetBIOS=1:DWORD',
          'cluster /cluster:"C" res "N" /create /group:"G" /type:"Network Name"',
          'cluster /cluster:"C" res "N" /priv Name="GVS" DnsName="GVS"',
          'cluster /cluster:"C" res "N" /adddep:"A"',
        ],
      },
    ]);
  });

  test('a group for MSDTC alone is made by the wizard for MSDTC', async () => {
    const runbook = buildRunbook(await parse(small('2008', `${basics} dtc T dependsOn N, D`)));
    const { console, source } = step(runbook, 'Create G with D, A and N');
    expect(console[2]).toBe('Select Service or Application: Distributed Transaction Coordinator; Next.');
    expect(source).toBe('White paper, How to Cluster MSDTC, lines 269-278 (P3)');
    const made = step(runbook, 'Create MSDTC resource T in G');
    expect(made.before).toEqual([
      'If G was made in the console, its wizard has made the MSDTC resource already: no commands then.',
    ]);
    expect(made.console.join(' ')).not.toContain('Add a resource');
  });

  test('a group without a disk is made empty, and the name added with its address', async () => {
    const runbook = buildRunbook(
      await parse(
        small('2008', 'ip A { address: 10.0.0.5/24  network: Public } networkName N dependsOn A { name: GVS }'),
      ),
    );
    expect(titlesOf(runbook).slice(1, 3)).toEqual(['Create service or application G, empty', 'Add A and N to G']);
    expect(step(runbook, 'Add A and N to G').console[1]).toBe(
      'Right-click G → Add a resource → Client Access Point: Name: GVS; Address: 10.0.0.5 in the row of network 10.0.0.0/24 (Public); Next.',
    );
  });

  test('a second disk is added, and an address that two names share comes before them', async () => {
    const resources = `${basics} disk E { drive: "E:" } networkName M dependsOn A { name: MVS }`;
    const runbook = buildRunbook(await parse(small('2008', resources)));
    const titles = titlesOf(runbook);
    expect(titles.slice(1, 6)).toEqual([
      'Name the disk with drive D: D',
      'Name the disk with drive E: E',
      'Create G with D, A and M',
      'Add E to G',
      'Add N to G',
    ]);
    expect(doing(step(runbook, 'Add E to G'))).toEqual(['cluster /cluster:"C" res "E" /moveto:"G"']);
    expect(doing(step(runbook, 'Add N to G'))[2]).toBe('cluster /cluster:"C" res "N" /adddep:"A"');
  });
});

describe('on Windows Server 2003', () => {
  test('each resource has a step, with the pages of its wizard', async () => {
    const runbook = buildRunbook(await parse(small('2003', basics)));
    expect(titlesOf(runbook)).toEqual([
      'Move every group of C to N1',
      'Create group G',
      'Create Physical Disk D in G',
      'Create IP Address A in G',
      'Create Network Name N in G',
      'Bring G online',
      'Move G to N2 and back to N1',
    ]);
    expect(doing(step(runbook, 'Create group G'))).toEqual([
      'cluster /cluster:"C" group "G" /create',
      'cluster /cluster:"C" group "G" /setowners:N1,N2',
    ]);
    expect(doing(step(runbook, 'Create Physical Disk D in G'))).toEqual([
      'cluster /cluster:"C" res "D" /create /group:"G" /type:"Physical Disk"',
      'cluster /cluster:"C" res "D" /priv Drive="D:"',
    ]);
    expect(doing(step(runbook, 'Create Network Name N in G'))[1]).toBe('cluster /cluster:"C" res "N" /priv Name="GVS"');
  });

  test('a host goes offline before it takes a dependency; on 2008 it does not', async () => {
    const line = 'cluster /cluster:"INTAKE" res "BizTalk Service BizTalk Group: FtpIn"';
    const title = 'Make host FtpIn depend on Queues';
    const on2003 = step(buildRunbook(await parse(intake)), title);
    expect(doing(on2003).slice(1)).toEqual([
      `${line} /offline /wait:180`,
      `${line} /adddep:"Queues"`,
      `${line} /online /wait:180`,
    ]);
    expect(on2003.kind).toBe('disruptive');
    const on2008 = step(buildRunbook(await parse(intake.replaceAll('windows: 2003', 'windows: 2008'))), title);
    expect(doing(on2008).slice(1)).toEqual([`${line} /adddep:"Queues"`]);
    expect(on2008.kind).toBe('changing');
  });

  test('Kerberos is set where it is stated', async () => {
    const { console, commands } = step(
      buildRunbook(await parse(intake)),
      'Create Network Name Intake Name in Intake App',
    );
    expect(console).toContain('Enable Kerberos Authentication: ticked.');
    expect(commands[0]?.lines[1]).toBe(
      'cluster /cluster:"INTAKE" res "Intake Name" /priv Name="INTAKEVS" RequireKerberos=1:DWORD',
    );
  });
});

describe('MSDTC', () => {
  const mode = async (windows: string, settings: string) => {
    const runbook = buildRunbook(await parse(small(windows, `${basics} dtc T dependsOn N, D ${settings}`)));
    return stepsOf(runbook).filter(({ procedure }) => procedure.startsWith('msdtc-mode'));
  };

  test.each([
    ['', 'Incoming Caller Authentication Required', 'ticked', 'ticked', 'ticked'],
    ['{ authentication: none }', 'No Authentication Required', 'ticked', 'ticked', 'ticked'],
    ['{ authentication: mutual inbound: no }', 'Mutual Authentication Required', 'ticked', 'cleared', 'ticked'],
    ['{ networkAccess: no outbound: no }', 'Incoming Caller Authentication Required', 'cleared', 'ticked', 'cleared'],
  ])(
    'the options as stated, else as the white paper recommends: %s',
    async (settings, authentication, access, inbound, outbound) => {
      for (const windows of ['2003', '2008']) {
        const [only, ...more] = await mode(windows, settings);
        expect(more).toEqual([]);
        expect(only?.title).toBe(`Set the transaction mode of T: ${authentication}`);
        expect(only?.console).toContain(`Network DTC Access: ${access}.`);
        expect(only?.console).toContain(
          `Transaction Manager Communication: Allow Inbound: ${inbound}; Allow Outbound: ${outbound}; ${authentication} selected.`,
        );
      }
    },
  );

  test('each version has its own way through Component Services, and no command sets an option', async () => {
    const [on2003] = await mode('2003', '');
    const [on2008] = await mode('2008', '');
    expect(on2003?.console[1]).toContain('My Computer → Properties → MSDTC → Security Configuration');
    expect(on2008?.console[1]).toContain(
      'Clustered DTCs. Right-click T (it may be listed as GVS) → Properties → Security',
    );
    expect(
      on2003?.commands.flatMap(({ lines }) => lines).filter((line) => !/^rem |\/offline|\/online/.test(line)),
    ).toEqual([]);
    expect(on2008?.commands).toEqual([]);
  });
});

describe('what the file does not state', () => {
  test('a network: it is needed, and there is no command', async () => {
    const resources = basics.replace('network: Public', '');
    for (const [windows, title] of [
      ['2003', 'Create IP Address A in G'],
      ['2008', 'Create G with D, A and N'],
    ] as const) {
      const runbook = buildRunbook(await parse(small(windows, resources)));
      expect(step(runbook, title).commands).toEqual([]);
      expect(runbook.needed.map(({ fact }) => fact)).toContain(
        'The cluster network of C that carries 10.0.0.5: the file states none for A, so there are no commands for it',
      );
    }
  });

  test('a drive: it is needed', async () => {
    for (const windows of ['2003', '2008']) {
      const runbook = buildRunbook(await parse(small(windows, basics.replace('{ drive: "D:" }', ''))));
      expect(runbook.needed.map(({ fact }) => fact)).toContain(
        'Which disk of cluster C is meant by D: the file states no drive',
      );
    }
  });
});

test('nodes that may not own a resource are taken away, and the group comes online where it may', async () => {
  const resources = basics.replace('{ drive: "D:" }', '{ drive: "D:"  possibleOwners: N2 }');
  const on2008 = buildRunbook(await parse(small('2008', resources)));
  expect(doing(step(on2008, 'Create G with D, A and N'))).toContain('cluster /cluster:"C" res "D" /removeowner:N1');
  expect(step(on2008, 'Create G with D, A and N').console).toContain(
    'Right-click D → Properties → Advanced Policies: Possible owners: clear N1; OK.',
  );
  const on2003 = buildRunbook(await parse(small('2003', resources)));
  expect(doing(step(on2003, 'Create Physical Disk D in G'))).toContain('cluster /cluster:"C" res "D" /removeowner:N1');
  for (const runbook of [on2003, on2008]) {
    expect(doing(step(runbook, 'Bring G online'))).toEqual([
      'cluster /cluster:"C" group "G" /moveto:N2',
      'cluster /cluster:"C" group "G" /online /wait:120',
    ]);
    expect(stepsOf(runbook).filter(({ procedure }) => procedure === 'move-group')).toEqual([]);
  }
});

test('the name of a clustered host in the cluster is read, and every command with it says so', async () => {
  const steps = stepsOf(buildRunbook(await parse(intake)));
  for (const { commands, check, undo } of steps) {
    for (const { lines } of [...commands, ...check.commands, ...undo.commands]) {
      if (!lines.some((line) => line.includes('BizTalk Service BizTalk Group'))) continue;
      expect(lines[0]).toMatch(/^rem VERIFY: /);
    }
  }
  const find = steps.find(({ procedure }) => procedure === 'find-host-resource');
  expect(find?.kind).toBe('read-only');
  expect(find?.commands[0]?.lines).toEqual(['cluster /cluster:"INTAKE" res']);
});

test('no password is ever in a command', async () => {
  const lines = stepsOf(buildRunbook(await parse(intake))).flatMap(linesOf);
  const installing = lines.filter((line) => line.includes('.Install('));
  expect(installing.length).toBe(4);
  for (const line of installing) {
    expect(line).toBe(
      '[void]$hostInstance.Install($credential.UserName, $credential.GetNetworkCredential().Password, $true)',
    );
  }
});

test.each(['tests/baselines/two-computers/main.btc', 'examples/remote-master-secret.btc'])(
  '%s: whoever needs Windows PowerShell has it at hand where Windows does not bring it',
  async (path) => {
    const runbook = buildRunbook(await parse(read(path).replace('%systemroot%', 'C:\\Windows')));
    const needing = (where: string) =>
      runbook.needed.find(({ fact }) => fact.startsWith(`Windows PowerShell on ${where},`))?.neededBy ?? [];
    const steps = stepsOf(runbook).filter(({ commands, check, undo }) =>
      [...commands, ...check.commands, ...undo.commands].some(({ shell }) => shell === 'powershell'),
    );
    expect(steps.length).toBeGreaterThan(10);
    const lacking = steps.filter(({ id, where }) => !needing(/\((.+)\)$/.exec(where)?.[1] ?? where).includes(id));
    expect(lacking.map(({ title }) => title)).toEqual([]);
  },
);

test('Windows Server 2003 has no line that moves every group: the console does', async () => {
  const move = step(buildRunbook(await parse(intake)), 'Move every group of INTAKE to IN1');
  expect(move.commands).toEqual([]);
  expect(move.console).toHaveLength(3);
  expect(move.check.expect).toEqual(['Every group stands at node IN1.']);
  expect(
    doing(step(buildRunbook(await fourComputers()), 'Move every service or application of BTSCLU to BTS01')),
  ).toEqual(['cluster /cluster:"BTSCLU" group', 'cluster /cluster:"BTSCLU" group "Available Storage" /moveto:BTS01']);
});

test('an address whose network the file does not name is for the public one', async () => {
  const text = `cluster C { windows: 2003  node N1  node N2
    group G { disk D  ip A { address: 10.1.0.5/16 }  networkName N dependsOn A } }`;
  expect(step(buildRunbook(await parse(text)), 'Create IP Address A in G').console.slice(-2)).toEqual([
    'TCP/IP Address Parameters: Address: 10.1.0.5; Subnet mask: 255.255.0.0; Network: the public network.',
    'Enable NetBIOS for this address: ticked; Finish; OK.',
  ]);
});
