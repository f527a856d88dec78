/** Clustered queues, the service of each node beside them, and the hosts that wait for both. */
import { describe, expect, test } from 'vitest';
import { buildRunbook } from '../../../language/runbook/index.ts';
import { doing, fourComputers, intake, linesOf, parse, step, stepsIn, stepsOf, titlesOf } from './topologies.ts';

/** A host with an MSMQ receive handler that is clustered beside its queues. */
const queues = (windows: string, version: string, settings = '', node = 'node N2') => `
  cluster C { windows: ${windows} node N1 ${node}
    group G {
      disk D { drive: "D:" }
      ip A { address: 10.0.0.5/24 network: P }
      networkName N dependsOn A { name: GVS ${settings} }
      msmq Q dependsOn N, D
      dtc T dependsOn N, D
      biztalkHost H dependsOn N, Q
    } }
  biztalkGroup B { version: ${version} edition: enterprise servers: N1, N2
    host H { instance N1 instance N2 }
    adapter MSMQ { receive in H } }`;

describe('Windows Server 2003', () => {
  test('a resource with the pages of its wizard, and the type as each tool spells it', async () => {
    const create = step(buildRunbook(await parse(intake)), 'Create Message Queuing resource Queues in Intake App');
    expect(create.console.slice(1)).toEqual([
      'Select group Intake App. File → New → Resource.',
      'New Resource: Name: Queues; Resource type: Message Queuing; Next.',
      'Possible Owners: IN1, IN2 and IN3; Next.',
      'Dependencies: Intake Name and Intake Disk; Finish; OK.',
      'Right-click Queues → Bring Online.',
    ]);
    expect(doing(create)).toEqual([
      'cluster /cluster:"INTAKE" res "Queues" /create /group:"Intake App" /type:"MSMQ"',
      'cluster /cluster:"INTAKE" res "Queues" /adddep:"Intake Name"',
      'cluster /cluster:"INTAKE" res "Queues" /adddep:"Intake Disk"',
      'cluster /cluster:"INTAKE" res "Queues" /online /wait:120',
    ]);
    expect(create.source).toBe('White paper, How to Cluster Message Queuing, lines 378-399 (P8)');
    expect(create.where).toBe('the node that owns Intake App (IN2)');
    expect(create.undo.actions[0]).toMatch(/^The messages in its queues are on its disk/);
  });

  test.each(['', 'kerberos: no'])('without Kerberos for the name (%s) nothing is built on it', async (kerberos) => {
    const runbook = buildRunbook(await parse(queues('2003', '2006R2', kerberos)));
    expect(titlesOf(runbook).filter((title) => /resource Q|Cluster host|Keep the local/.test(title))).toEqual([]);
    expect(runbook.leftOut[0]?.text).toMatch(
      /^Message Queuing resource Q in group G of cluster C: Message Queuing needs Kerberos authentication enabled for Network Name N\. Left out because of it: .*“Cluster host H in G”/,
    );
    expect(titlesOf(runbook)).toContain('Create MSDTC resource T in G');
  });
});

describe('Windows Server 2008', () => {
  test('a resource in a group that has more', async () => {
    const create = step(buildRunbook(await fourComputers()), 'Create Message Queuing resource AppQueues in BizTalkApp');
    expect(create.console.slice(1)).toEqual([
      'Right-click BizTalkApp → Add a resource → More resources → Add Message Queuing.',
      'Right-click the Message Queuing resource in BizTalkApp → Properties → General: Resource Name: AppQueues.',
      'Dependencies: AppName and AppDisk, all joined with AND; OK.',
      'Right-click AppQueues → Bring this resource online, if it is not Online.',
    ]);
    expect(doing(create)[0]).toBe('cluster /cluster:"BTSCLU" res "AppQueues" /create /group:"BizTalkApp" /type:"MSMQ"');
  });

  test('a group for Message Queuing alone is made by its wizard, once it is installed on the nodes', async () => {
    const runbook = buildRunbook(
      await parse(`cluster C { windows: 2008 node N1 node N2
        group G { disk D { drive: "D:" } ip A { address: 10.0.0.5/24 network: P } networkName N dependsOn A msmq Q dependsOn N, D } }`),
    );
    const group = step(runbook, 'Create G with D, A and N');
    expect(group.console[2]).toBe('Select Service or Application: Message Queuing; Next.');
    expect(group.source).toBe('White paper, How to Cluster Message Queuing, lines 362-371 (P7)');
    expect(group.after).toEqual(expect.arrayContaining(['install-queuing:c/n1', 'install-queuing:c/n2']));
    const create = step(runbook, 'Create Message Queuing resource Q in G');
    expect(create.before).toEqual([
      'If G was made in the console, its wizard has made the Message Queuing resource already: no commands then.',
    ]);
    expect(create.console.join()).not.toContain('Add a resource');
  });
});

describe('the service of a computer', () => {
  test('is installed wherever clustered queues may run, and where the file states it', async () => {
    const installs = async (text: string) =>
      titlesOf(buildRunbook(await parse(text))).filter((title) => title.startsWith('Install Message Queuing'));
    expect(await installs(queues('2008', '2009'))).toEqual([
      'Install Message Queuing on N1',
      'Install Message Queuing on N2',
    ]);
    const narrow = queues('2008', '2009').replace(
      'msmq Q dependsOn N, D',
      'msmq Q dependsOn N, D { possibleOwners: N1 }',
    );
    expect(await installs(narrow)).toEqual(['Install Message Queuing on N1']);
    expect(await installs('server S { windows: 2003 messageQueuing: yes } server U { windows: 2003 }')).toEqual([
      'Install Message Queuing on S',
    ]);
    const unknown = buildRunbook(await parse('server S { messageQueuing: yes }'));
    expect(unknown.leftOut.map(({ text }) => text)).toEqual([
      "Server S: the local Message Queuing service; the file doesn't state its Windows version. Do it before BizTalk Server is installed.",
    ]);
  });

  test('each version has its console; the command of 2008 has to be verified', async () => {
    const on2003 = step(buildRunbook(await parse(intake)), 'Install Message Queuing on IN3');
    expect(on2003.console[1]).toContain('Application Server → Details → Message Queuing → Details: Common: ticked');
    expect(on2003.commands).toEqual([]);
    const on2008 = step(buildRunbook(await fourComputers()), 'Install Message Queuing on BTS02');
    expect(on2008.console[0]).toContain('Server Manager');
    expect(doing(on2008)).toEqual([expect.stringMatching(/^rem VERIFY/), 'servermanagercmd -install MSMQ-Server']);
  });

  test('is kept running beside the clustered one where a receive handler may need it or the file says so', async () => {
    const kept = async (text: string) =>
      titlesOf(buildRunbook(await parse(text))).filter((title) => title.startsWith('Keep the local'));
    const title = (node: string) => `Keep the local Message Queuing service running on ${node}`;
    expect(await kept(queues('2008', '2009'))).toEqual([title('N1'), title('N2')]);
    expect(await kept(queues('2008', '2009', '', 'node N2 { messageQueuing: no }'))).toEqual([title('N1')]);
    expect(await kept(queues('2008', '2009').replace('receive in H', 'send in H'))).toEqual([]);
    const stated = queues('2008', '2009', '', 'node N2 { messageQueuing: yes }').replace('receive in H', 'send in H');
    expect(await kept(stated)).toEqual([title('N2')]);
    const step1 = step(buildRunbook(await parse(queues('2008', '2009'))), title('N1'));
    expect(doing(step1)).toEqual(['sc config MSMQ start= auto', 'net start MSMQ']);
    expect(step1.after).toEqual(['install-queuing:c/n1', 'msmq-2008:c/g/q']);
  });
});

test.each([
  ['2003', '2006R2', 'kerberos: yes'],
  ['2008', '2009', ''],
])(
  'MSDTC before the queues, both and the local services before the host: Windows Server %s',
  async (windows, version, settings) => {
    const runbook = buildRunbook(await parse(queues(windows, version, settings)));
    const create = step(runbook, 'Create Message Queuing resource Q in G');
    expect(create.after).toEqual(
      expect.arrayContaining([
        `msdtc-mode-${windows}:c/g/t`,
        'install-queuing:c/n1',
        'install-queuing:c/n2',
        'move-group:c/g',
      ]),
    );
    const host = step(runbook, 'Cluster host H in G');
    expect(host.after).toEqual(
      expect.arrayContaining([`msmq-${windows}:c/g/q`, 'local-queuing:c/n1', 'local-queuing:c/n2']),
    );
    expect(host.before.join()).not.toContain('this runbook does not create it');
    expect(stepsIn(runbook, 'message-queuing').map(({ procedure }) => procedure)).toEqual([
      `msmq-${windows}`,
      'local-queuing',
      'local-queuing',
    ]);
  },
);

test('a host with MSMQ handlers waits for the queues of its group also where it does not depend on them', async () => {
  const runbook = buildRunbook(
    await parse(queues('2008', '2009').replace('biztalkHost H dependsOn N, Q', 'biztalkHost H')),
  );
  expect(step(runbook, 'Cluster host H in G').after).toContain('msmq-2008:c/g/q');
  const other = queues('2008', '2009').replace('dependsOn N, Q', '').replace('adapter MSMQ', 'adapter FTP');
  const ftp = step(buildRunbook(await parse(other)), 'Cluster host H in G');
  expect(ftp.after.filter((id) => /queuing|msmq/.test(id))).toEqual([]);
});

test('an instance that is not clustered starts after the service of its server', async () => {
  const runbook = buildRunbook(
    await parse(`server S { windows: 2008 messageQueuing: yes }
      biztalkGroup B { version: 2009 edition: enterprise servers: S host H { instance S } adapter MSMQ { receive in H } }`),
  );
  expect(step(runbook, 'Start the instance of host H on S').after).toContain('install-queuing:s');
});

test('a restart policy of the queues is set where they are made', async () => {
  const text = queues('2008', '2009').replace(
    'msmq Q dependsOn N, D',
    'msmq Q dependsOn N, D { restart { attempts: 2 } }',
  );
  const runbook = buildRunbook(await parse(text));
  expect(stepsIn(runbook, 'message-queuing').map(({ title }) => title)).toContain('Set the restart policy of Q');
  expect(stepsOf(runbook).flatMap(linesOf)).toContain('cluster /cluster:"C" res "Q" /prop RestartThreshold=2:DWORD');
});
