/** Where a host may be clustered, what clustering it takes, and what is left unsaid while a name finds nothing. */
import { describe, expect, test } from 'vitest';
import { analyse, applyFix } from '../harness/analysis.ts';

interface Case {
  readonly nodes?: readonly string[];
  readonly groups?: string;
  readonly group?: string;
  readonly host?: string;
  readonly adapters?: string;
  readonly besides?: string;
}

const app = `group App {
    ip AppAddress { address: 10.0.0.21/24 }
    networkName AppName dependsOn AppAddress
  }`;

function topology({
  nodes = ['BTS01', 'BTS02'],
  groups = app,
  group = 'version: 2009  edition: enterprise  servers: BTS01, BTS02',
  host = 'host FtpHost { instance BTS01 }',
  adapters = 'adapter FTP { receive in FtpHost }',
  besides = '',
}: Case): string {
  return `cluster BTSCLU {
  windows: 2008
${nodes.map((node) => `  node ${node}`).join('\n')}
  ${groups}
}
biztalkGroup Orders {
  ${group}
  ${host}
  ${adapters}
}
${besides}
`;
}

async function problemsOf(text: string, code: string) {
  const { problems } = await analyse(new Map([['main.btc', text]]));
  return problems.filter((problem) => problem.code === code);
}

async function titles(case_: Case): Promise<readonly string[]> {
  const problems = await problemsOf(topology(case_), 'ftp-receive-not-clustered');
  expect(problems.length).toBe(1);
  return problems.flatMap(({ fixes }) => fixes.map(({ title }) => title));
}

async function fixed(text: string, code: string, title: string): Promise<string> {
  const texts = new Map([['main.btc', text]]);
  const { problems } = await analyse(texts);
  const fix = problems.filter((problem) => problem.code === code).flatMap(({ fixes }) => fixes);
  const [chosen] = fix.filter((offered) => offered.title === title);
  if (!chosen) throw new Error(`"${title}" is not among ${fix.map((offered) => offered.title)}.`);
  return applyFix(texts, chosen).get('main.btc') ?? '';
}

describe('the groups that suit a host', () => {
  const named = (name: string, more = '', owners = '') => `group ${name} {
    ip ${name}Address { address: 10.0.0.21/24 ${owners} }
    networkName ${name}Name dependsOn ${name}Address
    ${more}
  }`;

  test('need a Network Name and an IP Address, and are not the quorum group', async () => {
    const groups = [
      named('Quorum', 'quorum: yes'),
      'group Bare { disk D }',
      'group NoName { ip A { address: 10.0.0.22/24 } }',
      'group NoAddress { networkName N }',
      named('App'),
    ].join('\n');
    expect(await titles({ groups })).toEqual(['Cluster FtpHost in App']);
  });

  test('begin with those of other hosts and end with those of SQL Server', async () => {
    const groups = [named('Sql', 'sqlServer S'), named('Empty'), named('Hosts', 'biztalkHost Other')].join('\n');
    const host = 'host FtpHost { instance BTS01 }  host Other { instance BTS01  instance BTS02 }';
    expect(await titles({ groups, host })).toEqual([
      'Cluster FtpHost in Hosts',
      'Cluster FtpHost in Empty',
      'Cluster FtpHost in Sql',
    ]);
  });

  test('begin with that of the queues, where the host has MSMQ handlers', async () => {
    const groups = [named('Hosts', 'biztalkHost Other'), named('Queues', 'msmq Q')].join('\n');
    const host = 'host FtpHost { instance BTS01 }  host Other { instance BTS01  instance BTS02 }';
    const adapters = 'adapter FTP { receive in FtpHost }  adapter msmq { send in FtpHost }';
    expect(await titles({ groups, host, adapters })).toEqual(['Cluster FtpHost in Queues', 'Cluster FtpHost in Hosts']);
  });

  test('hold the queues, where the MSMQ receive handler reads only those of its own group', async () => {
    const groups = [named('App'), named('Queues', 'msmq Q')].join('\n');
    const group = 'version: 2006R2  edition: enterprise  servers: BTS01, BTS02';
    const adapters = 'adapter FTP { receive in FtpHost }  adapter MSMQ { receive in FtpHost }';
    expect(await titles({ groups, group, adapters })).toEqual(['Cluster FtpHost in Queues']);
  });

  test('is the group of Enterprise SSO alone, where that is clustered', async () => {
    const groups = [named('App'), named('Sso', 'entsso ENTSSO dependsOn SsoName')].join('\n');
    const problems = await problemsOf(topology({ groups }), 'sso-unclustered-host-instance');
    expect(problems.map(({ fixes }) => fixes.map(({ title }) => title))).toEqual([
      ['Cluster FtpHost in Sso', 'Remove the instance on BTS01'],
    ]);
  });

  test('leave at least two nodes to the host', async () => {
    const groups = [
      named('Both', '', 'possibleOwners: BTS01, BTS02'),
      named('One', '', 'possibleOwners: BTS01'),
      named('Others', '', 'possibleOwners: BTS02, SPARE'),
    ].join('\n');
    expect(await titles({ nodes: ['BTS01', 'BTS02', 'SPARE'], groups })).toEqual(['Cluster FtpHost in Both']);
  });

  test.each<[string, Case]>([
    ['another edition', { group: 'version: 2009  edition: standard  servers: BTS01, BTS02' }],
    ['a single BizTalk server on the cluster', { group: 'version: 2009  edition: enterprise  servers: BTS01' }],
    ['a load-balancing cluster', { groups: `type: networkLoadBalancing\n  ${app}` }],
    [
      'an instance on a computer that is no node',
      { host: 'host FtpHost { instance BTS01  instance ELSEWHERE { disabled: yes } }', besides: 'server ELSEWHERE' },
    ],
  ])('don’t exist with %s', async (_, case_) => {
    expect(await titles(case_)).toEqual([]);
  });
});

describe('clustering a host', () => {
  test('brings the queues of its MSMQ handlers, and the local service of a receive handler', async () => {
    const text = topology({
      nodes: ['BTS01 { messageQueuing: no }', 'BTS02'],
      groups: `group App {
    ip AppAddress { address: 10.0.0.21/24 }
    networkName AppName dependsOn AppAddress
    disk AppDisk
    msmq Queues dependsOn AppName, AppDisk
  }`,
      adapters: 'adapter FTP { receive in FtpHost }  adapter MSMQ { receive in FtpHost }',
    });
    expect(await fixed(text, 'ftp-receive-not-clustered', 'Cluster FtpHost in App')).toBe(`cluster BTSCLU {
  windows: 2008
  node BTS01 { messageQueuing: yes }
  node BTS02 { messageQueuing: yes }
  group App {
    ip AppAddress { address: 10.0.0.21/24 }
    networkName AppName dependsOn AppAddress
    disk AppDisk
    msmq Queues dependsOn AppName, AppDisk
    biztalkHost FtpHost dependsOn AppName, Queues
  }
}
biztalkGroup Orders {
  version: 2009  edition: enterprise  servers: BTS01, BTS02
  host FtpHost {
    instance BTS01
    instance BTS02
  }
  adapter FTP { receive in FtpHost }  adapter MSMQ { receive in FtpHost }
}

`);
  });

  test('of two groups of the same host name qualifies it', async () => {
    const text = topology({
      besides: `biztalkGroup Invoices {
  version: 2009
  edition: enterprise
  servers: BTS01, BTS02
  host FtpHost {
    instance BTS01
    instance BTS02
  }
}`,
    });
    expect(await fixed(text, 'ftp-receive-not-clustered', 'Cluster FtpHost in App')).toContain(
      'biztalkHost Orders.FtpHost\n',
    );
  });
});

describe('a name that finds nothing', () => {
  const host = 'host FtpHost { instance BTS01  instance BTS02 }';

  test.each(['ftp-receive-multiple-instances', 'sso-unclustered-host-instance'])(
    'may be that of the host: %s is silent',
    async (code) => {
      const groups = (resource: string) =>
        app.replace('\n  }', `\n    entsso S dependsOn AppName\n    ${resource}\n  }`);
      expect(await problemsOf(topology({ host, groups: groups('biztalkHost FptHost') }), code)).toEqual([]);
      expect(await problemsOf(topology({ host, groups: groups('') }), code)).not.toEqual([]);
    },
  );

  test('may be that of the missing instance, owner or dependency', async () => {
    const silent = async (code: string, case_: Case) => expect(await problemsOf(topology(case_), code)).toEqual([]);
    const clustered = (text: string) => app.replace('\n  }', `\n    ${text}\n  }`);
    await silent('host-instance-missing-on-possible-owner', {
      groups: clustered('biztalkHost FtpHost'),
      host: 'host FtpHost { instance BTS01  instance BTSO2 }',
    });
    await silent('host-instance-missing-on-possible-owner', {
      groups: clustered('biztalkHost FtpHost { possibleOwners: BTS02, BTSO1 }'),
    });
    await silent('sso-missing-network-name-dependency', { groups: clustered('entsso S dependsOn AppNmae') });
    await silent('msmq-missing-host-dependency', {
      groups: clustered('msmq Queues\n    biztalkHost FtpHost dependsOn AppName, Queeus'),
      adapters: 'adapter MSMQ { send in FtpHost }',
    });
    await silent('host-clustered-without-benefit', {
      groups: clustered('biztalkHost FtpHost'),
      adapters: 'adapter FTP { receive in FptHost }',
    });
    await silent('ftp-receive-not-clustered', { host: 'host FtpHost { instance BTS01  instance BTSO2 }' });
  });
});

test('a dependency on the queues of another group is none on those of its own', async () => {
  const own = 'msmq Own dependsOn AppName\n    biztalkHost FtpHost dependsOn AppName, Q';
  const text = topology({
    groups: `${app.replace('\n  }', `\n    ${own}\n  }`)}\n  group Queues { msmq Q }`,
    adapters: 'adapter MSMQ { send in FtpHost }',
  });
  expect(await fixed(text, 'msmq-missing-host-dependency', 'Add a dependency on Own')).toContain(
    'biztalkHost FtpHost dependsOn AppName, Q, Own\n',
  );
});

describe('what makes clustering a host worth it', () => {
  test.each<[string, boolean]>([
    ['', false],
    ['adapter FILE { receive in FtpHost  send in FtpHost }', false],
    ['adapter FTP { send in FtpHost }', false],
    ['adapter ftp { receive in FtpHost }', true],
    ['adapter SFTP { receive in FtpHost }', true],
    ['adapter MSMQ { send in FtpHost }', true],
    ['adapter MSMQ { receive in FtpHost }', true],
    ['adapter MQSeries { receive in FtpHost }', false],
    ['adapter MQSeries { receive in FtpHost { ordered: yes } }', true],
    ['adapter MQSeries { send in FtpHost { ordered: yes } }', false],
    ['adapter FILE { receive in FtpHost { ordered: yes } }', false],
    ['adapter POP3 { receive in FtpHost { concurrentMailboxes: yes } }', true],
    ['adapter POP3 { receive in FtpHost }', true],
    ['adapter POP3 { receive in FtpHost { concurrentMailboxes: no } }  adapter FILE { send in FtpHost }', false],
    ['adapter Mainframe { receive in FtpHost }', true],
    ['adapter Mainframe { send in FtpHost }', false],
  ])('%s: %s', async (adapters, worthIt) => {
    const groups = app.replace('\n  }', '\n    biztalkHost FtpHost\n  }');
    const problems = await problemsOf(topology({ groups, adapters }), 'host-clustered-without-benefit');
    expect(problems.length).toBe(worthIt ? 0 : 1);
  });
});

describe('one root cause', () => {
  const sso = app.replace('\n  }', '\n    entsso S dependsOn AppName\n  }');
  const clustered = (owners = '') => app.replace('\n  }', `\n    biztalkHost FtpHost ${owners}\n  }`);

  test.each<[string, string, Case]>([
    [
      'several instances hide that they are not clustered',
      'ftp-receive-not-clustered',
      { host: 'host FtpHost { instance BTS01  instance BTS02 }' },
    ],
    ['an instance beside clustered SSO hides it too', 'ftp-receive-not-clustered', { groups: sso }],
    ['a host without instances has to get one first', 'ftp-receive-not-clustered', { host: 'host FtpHost' }],
    [
      'a disabled instance blocks nothing',
      'sso-unclustered-host-instance',
      { groups: sso, host: 'host FtpHost { instance BTS01 { disabled: yes } }' },
    ],
    [
      'a disabled instance fetches nothing',
      'ftp-receive-multiple-instances',
      { host: 'host FtpHost { instance BTS01  instance BTS02 { disabled: yes } }' },
    ],
    [
      'the host never fails over to a node that is left out',
      'host-instance-disabled',
      {
        nodes: ['BTS01', 'BTS02', 'BTS03'],
        groups: clustered('{ possibleOwners: BTS01, BTS02 }'),
        host: 'host FtpHost { instance BTS01  instance BTS02  instance BTS03 { disabled: yes } }',
      },
    ],
    [
      'an isolated host can’t be clustered at all',
      'host-instance-missing-on-possible-owner',
      { groups: clustered(), host: 'host FtpHost isolated { instance BTS01 }' },
    ],
    [
      'the queues are in another group',
      'msmq-missing-host-dependency',
      { groups: `${clustered()}\n  group Queues { msmq Q }`, adapters: 'adapter MSMQ { send in FtpHost }' },
    ],
    [
      'the queues wait for the host, through others',
      'msmq-missing-host-dependency',
      {
        groups: app.replace(
          '\n  }',
          '\n    biztalkHost FtpHost\n    genericService Between dependsOn FtpHost\n    msmq Own dependsOn AppName, Between\n  }',
        ),
        adapters: 'adapter MSMQ { send in FtpHost }',
      },
    ],
    [
      'a host that runs nowhere receives nothing',
      'ftp-receive-not-clustered',
      { host: 'host FtpHost { instance BTS01 { disabled: yes } }' },
    ],
    [
      'clustered SSO forces the host to be clustered',
      'host-clustered-without-benefit',
      { groups: `${clustered()}\n  group Sso { entsso S }`, adapters: '' },
    ],
    [
      'mailboxes that need no clustering are advice of their own',
      'host-clustered-without-benefit',
      { groups: clustered(), adapters: 'adapter POP3 { receive in FtpHost { concurrentMailboxes: no } }' },
    ],
  ])('%s: %s is silent', async (_, code, case_) => {
    expect(await problemsOf(topology(case_), code)).toEqual([]);
  });

  test('a host clustered twice is unclustered everywhere', async () => {
    const groups = `${clustered()}\n  group Other { biztalkHost FtpHost }`;
    const text = topology({ groups, adapters: '' });
    const after = await fixed(text, 'host-clustered-without-benefit', 'Uncluster FtpHost');
    expect(after).not.toContain('biztalkHost');
    expect(await problemsOf(after, 'host-clustered-without-benefit')).toEqual([]);
  });
});
