/** Where Message Queuing can be added or moved to, and what is left unsaid about queues. */
import { describe, expect, test } from 'vitest';
import { analyse, applyFix } from '../harness/analysis.ts';

interface Case {
  readonly windows?: string;
  readonly nodes?: string;
  readonly groups: string;
  readonly version?: string;
  readonly hosts?: string;
  readonly adapters?: string;
}

const twoNodes = 'node N1 { messageQueuing: yes }  node N2 { messageQueuing: yes }';
const queueHost = 'host QueueHost { instance N1  instance N2 }';

/** A group with an address, a name and a disk. */
const group = (name: string, more = '', disk = `disk ${name}Disk`) => `group ${name} {
    ${disk}
    ip ${name}Address { address: 10.0.0.21/24 }
    networkName ${name}Name dependsOn ${name}Address
    ${more}
  }`;
const queuesOf = (name: string) => `msmq Queues dependsOn ${name}Name, ${name}Disk`;

function topology({
  windows = '2008',
  nodes = twoNodes,
  groups,
  version = '2009',
  hosts = queueHost,
  adapters = 'adapter MSMQ { send in QueueHost }',
}: Case): string {
  return `cluster C {
  windows: ${windows}
  ${nodes}
  ${groups}
}
biztalkGroup Orders {
  version: ${version}  edition: enterprise  servers: N1, N2
  ${hosts}
  ${adapters}
}
`;
}

async function found(code: string, case_: Case) {
  const texts = new Map([['main.btc', topology(case_)]]);
  const { problems } = await analyse(texts);
  return problems.filter((problem) => problem.code === code);
}

async function titles(code: string, case_: Case): Promise<readonly string[]> {
  const problems = await found(code, case_);
  expect(problems.length).toBe(1);
  return problems.flatMap(({ fixes }) => fixes.map(({ title }) => title));
}

async function fixed(code: string, case_: Case, title: string): Promise<string> {
  const texts = new Map([['main.btc', topology(case_)]]);
  const { problems } = await analyse(texts);
  const fixes = problems.filter((problem) => problem.code === code).flatMap((problem) => problem.fixes);
  const chosen = fixes.find((fix) => fix.title === title);
  if (!chosen) throw new Error(`"${title}" is not among ${fixes.map((fix) => fix.title)}.`);
  const after = applyFix(texts, chosen);
  const errors = (await analyse(after)).problems.filter(({ severity }) => severity === 'error');
  const before = new Set(problems.map(({ code: known }) => known));
  expect(errors.filter((error) => !before.has(error.code))).toEqual([]);
  return after.get('main.btc') ?? '';
}

describe('a group is no place for new queues', () => {
  const host = 'biztalkHost QueueHost';
  test.each([
    ['where it is the quorum group', group('G', `quorum: yes  ${host}`)],
    ['where it has no address', `group G { disk D  networkName N  ${host} }`],
    ['where it has no Network Name', `group G { disk D  ip A { address: 10.0.0.1/24 }  ${host} }`],
    [
      'where its name waits for the host',
      `group G { disk D  ip A { address: 10.0.0.1/24 }  networkName N dependsOn A, QueueHost  biztalkHost QueueHost dependsOn A }`,
    ],
    ['where its disk waits for the host', group('G', host, 'disk D dependsOn QueueHost')],
  ])('%s', async (_, groups) => {
    expect(await titles('msmq-resource-missing', { groups })).toEqual([]);
  });

  test('where another group would be left without those that its host needs', async () => {
    const problems = await found('msmq-resource-missing', {
      groups: [group('G', host), group('Quorum', 'quorum: yes  biztalkHost Other')].join('\n'),
      hosts: `${queueHost}  host Other { instance N1  instance N2 }`,
      adapters: 'adapter MSMQ { receive in QueueHost  receive in Other }',
      version: '2006',
    });
    expect(problems.map(({ severity, fixes }) => [severity, fixes.length])).toEqual([
      ['error', 0],
      ['error', 0],
    ]);
  });
});

test('a new disk is for all that lacks one', async () => {
  const groups = group('G', 'dtc Coordinator dependsOn GName\n    biztalkHost QueueHost', '');
  const text = await fixed('msmq-resource-missing', { groups }, 'Add Message Queuing to G, on a new disk');
  expect(text).toContain('dtc Coordinator dependsOn GName, GDisk\n');
  expect(text).toContain('msmq GQueues dependsOn GName, GDisk\n');
  expect(text).toContain('biztalkHost QueueHost dependsOn GName, GQueues\n');
});

test('on Windows Server 2003 queues come to a name with Kerberos, where there is one', async () => {
  const groups = group('G', 'networkName Other dependsOn GAddress { kerberos: yes }\n    biztalkHost QueueHost');
  const text = await fixed('msmq-resource-missing', { groups, windows: '2003' }, 'Add Message Queuing to G');
  expect(text).toContain('msmq GQueues dependsOn Other, GDisk\n');
});

test('a host that is clustered twice is told once', async () => {
  const groups = [group('G', 'biztalkHost QueueHost'), group('H', 'biztalkHost QueueHost')].join('\n');
  expect((await found('msmq-resource-missing', { groups })).length).toBe(1);
});

test('an isolated host has no queues of its own', async () => {
  const groups = group('G', 'biztalkHost QueueHost');
  const hosts = 'host QueueHost isolated { instance N1  instance N2 }';
  expect(await found('msmq-resource-missing', { groups, hosts })).toEqual([]);
  expect(await found('msmq-handler-host-not-clustered', { groups: group('G'), hosts })).toEqual([]);
});

describe('what is moved', () => {
  const host = group('H', 'biztalkHost QueueHost');
  const both = ['Move Queues to H', 'Move QueueHost to Q'];
  const one = (index: 0 | 1) => both.slice(index, index + 1);

  test.each<[string, string, string, readonly string[]]>([
    ['is either of them', host, group('Q', queuesOf('Q')), both],
    [
      'is not what something there depends on',
      host,
      group('Q', `${queuesOf('Q')}  genericService S dependsOn Queues`),
      one(1),
    ],
    [
      'is not the host that something depends on',
      group('H', 'biztalkHost QueueHost  genericService S dependsOn QueueHost'),
      group('Q', queuesOf('Q')),
      one(0),
    ],
    [
      'is not what depends on more than a name and a disk',
      host,
      group('Q', 'genericService S  msmq Queues dependsOn QName, QDisk, S'),
      one(1),
    ],
    ['is not what depends on a name that finds nothing', host, group('Q', 'msmq Queues dependsOn QName, Dsik'), one(1)],
    [
      'is not a host that depends on more than a name',
      group('H', 'genericService S  biztalkHost QueueHost dependsOn HName, S'),
      group('Q', queuesOf('Q')),
      one(0),
    ],
    [
      'does not meet a namesake',
      group('H', 'biztalkHost QueueHost  genericService queues'),
      group('Q', queuesOf('Q')),
      one(1),
    ],
    [
      'does not come to the quorum group',
      group('H', 'quorum: yes  biztalkHost QueueHost'),
      group('Q', queuesOf('Q')),
      one(1),
    ],
    [
      'is not the host, where the queues are in the quorum group',
      host,
      group('Q', `quorum: yes  ${queuesOf('Q')}`),
      one(0),
    ],
    [
      'is not the queues, where they may run on one node only',
      host,
      group('Q', `${queuesOf('Q')} { possibleOwners: N1 }`),
      [],
    ],
    ['is not what a host of its group works with', host, group('Q', `${queuesOf('Q')}  biztalkHost Other`), one(1)],
    [
      'is one of several',
      host,
      group('Q', `${queuesOf('Q')}  msmq More dependsOn QName, QDisk  biztalkHost Other`),
      [...one(0), 'Move More to H', ...one(1)],
    ],
  ])('%s', async (_, first, second, expected) => {
    const case_ = {
      groups: `${first}\n  ${second}`,
      hosts: `${queueHost}  host Other { instance N1  instance N2 }`,
      adapters: 'adapter MSMQ { send in QueueHost  send in Other }',
    };
    expect(await titles('msmq-not-in-host-group', case_)).toEqual(expected);
    for (const title of expected) await fixed('msmq-not-in-host-group', case_, title);
  });

  test('takes a host along that depends on it already', async () => {
    const groups = `${group('H', 'biztalkHost QueueHost dependsOn HName, Queues')}\n  ${group('Q', queuesOf('Q'))}`;
    const text = await fixed('msmq-not-in-host-group', { groups }, 'Move Queues to H');
    expect(text).toContain('msmq Queues dependsOn HName, HDisk\n');
    expect(text).toContain('biztalkHost QueueHost dependsOn HName, Queues\n');
  });
});

test.each([
  ['only disabled instances', 'host QueueHost { instance N1 { disabled: yes } }'],
  ['no instances', 'host QueueHost'],
  ['an instance on a computer that finds nothing', 'host QueueHost { instance N1  instance N3 }'],
])('a host with %s is not to be clustered yet', async (_, hosts) => {
  expect(await found('msmq-handler-host-not-clustered', { groups: group('G'), hosts })).toEqual([]);
});

test('a group without a disk is not reported as a missing dependency on one', async () => {
  const groups = group(
    'G',
    'msmq Queues dependsOn GName\n  fileShare F dependsOn GName { share: "F"  path: "S:\\F" }',
    '',
  );
  expect(await found('msmq-missing-disk-dependency', { groups })).toEqual([]);
  expect(await found('file-share-missing-disk-dependency', { groups })).toEqual([]);
});

test('a new node that may run an MSMQ receive handler comes with Message Queuing', async () => {
  const groups = group('G', `${queuesOf('G')}\n  biztalkHost QueueHost dependsOn GName, Queues`);
  const hosts = 'host QueueHost { instance N1 }';
  const adapters = 'adapter MSMQ { receive in QueueHost }';
  const texts = new Map([['main.btc', topology({ nodes: 'node N1', groups, hosts, adapters }).replace(', N2', '')]]);
  const { problems } = await analyse(texts);
  const [fix] = problems.find(({ code }) => code === 'cluster-needs-two-nodes')?.fixes ?? [];
  if (!fix) throw new Error('No node is offered.');
  expect(applyFix(texts, fix).get('main.btc')).toContain('node N2 { messageQueuing: yes }');
});
