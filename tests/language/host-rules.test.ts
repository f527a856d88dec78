/** What the rules on hosts offer and leave unsaid, beyond the examples of their pages. */
import { describe, expect, test } from 'vitest';
import { analyse, applyFix } from '../harness/analysis.ts';

interface Case {
  readonly windows?: string;
  readonly nodes?: readonly string[];
  readonly resources?: string;
  readonly groups?: string;
  readonly servers?: string;
  readonly hosts?: string;
  readonly adapters?: string;
  readonly besides?: string;
}

function topology({
  windows = '2008',
  nodes = ['BTS01', 'BTS02'],
  resources = '',
  groups = '',
  servers = 'BTS01, BTS02',
  hosts = 'host FtpHost { instance BTS01  instance BTS02 }',
  adapters = 'adapter FTP { receive in FtpHost }',
  besides = '',
}: Case): string {
  return `cluster BTSCLU {
  windows: ${windows}
${nodes.map((node) => `  node ${node}`).join('\n')}
  group App {
    disk AppDisk
    ip AppAddress { address: 10.0.0.21/24 }
    networkName AppName dependsOn AppAddress
    dtc AppDtc dependsOn AppName, AppDisk
    ${resources}
  }
  ${groups}
}
biztalkGroup Orders {
  version: 2009
  edition: enterprise
  servers: ${servers}
  ${hosts}
  ${adapters}
}
${besides}
`;
}

async function problemsOf(texts: ReadonlyMap<string, string>) {
  return (await analyse(texts)).problems;
}

/** The titles of the fixes of each finding of the rule; after each of them the finding is gone, and no error is new. */
async function titles(code: string, case_: Case): Promise<readonly (readonly string[])[]> {
  const texts = new Map([['main.btc', topology(case_)]]);
  const before = await problemsOf(texts);
  const errors = new Set(before.filter(({ severity }) => severity === 'error').map(({ message }) => message));
  const own = before.filter((problem) => problem.code === code);
  const changed = own.flatMap(({ message, fixes }) =>
    fixes.map((fix) => ({ message, title: fix.title, texts: applyFix(texts, fix) })),
  );
  for (const { message, title, texts: fixed } of changed) {
    const after = await problemsOf(fixed);
    const left = after.filter((problem) => problem.code === code && problem.message === message);
    expect(left.length, `${title}: ${message}`).toBeLessThan(
      own.filter((problem) => problem.message === message).length,
    );
    const added = after.filter(({ severity, message: other }) => severity === 'error' && !errors.has(other));
    expect(added.map(({ message: other }) => other)).toEqual([]);
  }
  return own.map(({ fixes }) => fixes.map(({ title }) => title));
}

describe('host-cluster-needs-two-servers', () => {
  const code = 'host-cluster-needs-two-servers';
  const clustered = { resources: 'biztalkHost FtpHost', hosts: 'host FtpHost', besides: 'server ELSEWHERE' };

  test('adds as many nodes as are missing', async () => {
    const nodes = ['BTS01', 'BTS02', 'BTS03'];
    expect(await titles(code, { ...clustered, nodes, servers: 'ELSEWHERE' })).toEqual([
      ['Add BTS01 and BTS02 to the servers of Orders', 'Add BTS01 and BTS03 to the servers of Orders'],
    ]);
  });

  test('adds every node that has an instance', async () => {
    const nodes = ['BTS01', 'BTS02', 'BTS03', 'BTS04'];
    const hosts = 'host FtpHost { instance BTS01  instance BTS02  instance BTS03 }';
    expect(await titles(code, { ...clustered, nodes, hosts, servers: 'ELSEWHERE' })).toEqual([
      ['Add BTS01, BTS02 and BTS03 to the servers of Orders'],
    ]);
  });

  test('offers no node that something is missing on', async () => {
    const nodes = ['BTS01', 'BTS02 { iis: no }', 'BTS03 { aspNet: no }', 'BTS04'];
    expect(await titles(code, { ...clustered, windows: '2003', nodes, servers: 'BTS01' })).toEqual([
      ['Add BTS04 to the servers of Orders'],
    ]);
    expect(await titles(code, { ...clustered, nodes, servers: 'BTS01' })).toEqual([
      [
        'Add BTS02 to the servers of Orders',
        'Add BTS03 to the servers of Orders',
        'Add BTS04 to the servers of Orders',
      ],
    ]);
  });

  test('offers no server of another group', async () => {
    const other = 'biztalkGroup Other { version: 2009  edition: enterprise  servers: BTS02 }';
    expect(await titles(code, { ...clustered, servers: 'BTS01', besides: other })).toEqual([[]]);
    const hosts = 'host FtpHost { instance BTS02 }';
    expect(await titles(code, { ...clustered, hosts, servers: 'BTS01', besides: other })).toEqual([[]]);
  });
});

describe('host-instance-on-non-member', () => {
  test("doesn't remove the instance of an owner that the host can't do without", async () => {
    expect(
      await titles('host-instance-on-non-member', {
        nodes: ['BTS01', 'BTS02', 'BTS03'],
        resources: 'biztalkHost FtpHost { possibleOwners: BTS02, BTS03 }',
        servers: 'BTS01, BTS02',
        hosts: 'host FtpHost { instance BTS02  instance BTS03 }',
      }),
    ).toEqual([['Add BTS03 to the servers of Orders']]);
  });
});

describe('host-clustered-twice', () => {
  const code = 'host-clustered-twice';
  const second = (name: string, address: string, more = 'biztalkHost FtpHost') => `group ${name} {
    ip ${name}Address { address: ${address}/24 }
    networkName ${name}Name dependsOn ${name}Address
    ${more}
  }`;

  test('speaks of each resource after the first', async () => {
    const groups = `${second('Second', '10.0.0.22')}\n${second('Third', '10.0.0.23')}`;
    expect(await titles(code, { resources: 'biztalkHost FtpHost', groups })).toEqual([
      ['Remove it from Second'],
      ['Remove it from Third'],
    ]);
  });

  test('keeps the first where the second lacks something', async () => {
    const lacking = [
      second('Second', '10.0.0.22', 'biztalkHost FtpHost dependsOn SecondDisk  disk SecondDisk'),
      'group Second { biztalkHost FtpHost }',
    ];
    for (const groups of lacking) {
      expect(await titles(code, { resources: 'biztalkHost FtpHost', groups })).toEqual([['Remove it from Second']]);
    }
  });

  test('keeps the second where only that has its instances', async () => {
    const groups = second('Second', '10.0.0.22', 'biztalkHost FtpHost { possibleOwners: BTS01, BTS02 }');
    const nodes = ['BTS01', 'BTS02', 'BTS03'];
    expect(await titles(code, { nodes, resources: 'biztalkHost FtpHost', groups })).toEqual([
      ['Remove it from App', 'Remove it from Second'],
    ]);
  });
});

describe('host-not-highly-available', () => {
  const code = 'host-not-highly-available';
  const adapters = 'adapter FILE { receive in FileHost }';
  const servers = 'BTS01, BTS02, BTS03';
  const besides = 'server BTS03';

  test('enables what is there before it adds', async () => {
    const hosts = 'host FileHost { instance BTS01  instance BTS03 { disabled: yes } }';
    expect(await titles(code, { servers, besides, adapters, hosts })).toEqual([
      ['Enable the instance on BTS03', 'Add an instance on BTS02'],
    ]);
  });

  test('comes to two instances where none can start', async () => {
    const hosts = 'host FileHost { instance BTS02 { disabled: yes } }';
    expect(await titles(code, { servers, besides, adapters, hosts })).toEqual([
      [
        'Enable the instance on BTS02 and add an instance on BTS01',
        'Enable the instance on BTS02 and add an instance on BTS03',
      ],
    ]);
  });

  test('offers no node beside a clustered Enterprise SSO service', async () => {
    const hosts = 'host FileHost { instance BTS03 }';
    const resources = 'entsso AppSso dependsOn AppName';
    expect(await titles(code, { servers, besides, adapters, hosts, resources })).toEqual([[]]);
    const four = { servers: `${servers}, BTS04`, besides: 'server BTS03  server BTS04' };
    expect(await titles(code, { ...four, adapters, hosts, resources })).toEqual([['Add an instance on BTS04']]);
  });

  test.each([
    ['a host without work', 'host FileHost { instance BTS01 { disabled: yes } }', ''],
    ['an isolated host without handlers', 'host FileHost isolated { instance BTS01 }', ''],
    ['a half-typed instance', 'host FileHost {\n instance BTS01\n instance\n }', adapters],
    ['an instance with a syntax error in it', 'host FileHost { instance BTS01 { disabled } }', adapters],
    ['a host without instances', 'host FileHost', adapters],
  ])('is silent on %s', async (_, hosts, withAdapters) => {
    expect(await titles(code, { hosts, adapters: withAdapters })).toEqual([]);
  });
});
