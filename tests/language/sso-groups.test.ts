/** "Fix all" brings hosts, the web service and Enterprise SSO together in one group, whichever of them can move. */
import { describe, expect, test } from 'vitest';
import { defaultSettings, fixAll } from '#language';
import { analyse } from '../harness/analysis.ts';

interface Case {
  readonly windows?: string;
  readonly version?: string;
  readonly app: string;
  readonly sso: string;
  readonly hosts: readonly string[];
  readonly adapters: string;
  readonly besides?: string;
}

function topology({ windows = '2008', version = '2009', app, sso, hosts, adapters, besides = '' }: Case): string {
  const instances = hosts.map((host) => `  host ${host} {\n    instance BTS01\n    instance BTS02\n  }`).join('\n');
  return `cluster BTSCLU {
  windows: ${windows}
  node BTS01 { messageQueuing: yes }
  node BTS02 { messageQueuing: yes }

  group App {
    disk AppDisk
    ip AppAddress { address: 10.0.0.21/24 }
    networkName AppName dependsOn AppAddress { name: APPVS kerberos: yes }
    dtc AppDtc dependsOn AppName, AppDisk
    ${app}
  }

  group Sso {
    ip SsoAddress { address: 10.0.0.22/24 }
    networkName SsoName dependsOn SsoAddress { name: SSOVS }
    ${sso}
  }
}

biztalkGroup Orders {
  version: ${version}
  edition: enterprise
  servers: BTS01, BTS02
${instances}
${adapters}
}
${besides}`;
}

async function fixed(text: string): Promise<string> {
  const uri = 'file:///a.btc';
  const ours = ['sso-host-in-different-group', 'sso-iis-in-different-group', 'sso-unclustered-host-instance'];
  const wanted = ({ code }: { readonly code: string }) => ours.includes(code);
  const { changed } = await fixAll({ files: new Map([[uri, text]]), settingsFor: () => defaultSettings, wanted });
  const after = changed.get(uri) ?? text;
  const { problems } = await analyse(new Map([['main.btc', after]]));
  expect(problems.filter(wanted).flatMap(({ fixes }) => fixes.filter(({ preferred }) => preferred))).toEqual([]);
  return after;
}

/** The lines of a group, without what every group of the tests has. */
function contents(text: string, group: string): readonly string[] {
  const [, block = ''] = new RegExp(`group ${group} \\{\\n(.*?)\\n  \\}`, 's').exec(text) ?? [];
  return block
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(msmq|entsso|iis|biztalkHost|genericService)/.test(line));
}

const service = 'entsso ENTSSO dependsOn SsoName\n    iis Web dependsOn SsoName';
const ftp = 'adapter FTP { receive in FtpHost }';

describe('a host in another group', () => {
  test('goes to the service, each with its turn', async () => {
    const after = await fixed(
      topology({
        app: 'biztalkHost FtpHost\n    biztalkHost PopHost dependsOn AppName',
        sso: service,
        hosts: ['FtpHost', 'PopHost'],
        adapters: `${ftp}\nadapter POP3 { receive in PopHost { concurrentMailboxes: yes } }`,
      }),
    );
    expect(contents(after, 'App')).toEqual([]);
    expect(contents(after, 'Sso')).toEqual([
      'entsso ENTSSO dependsOn SsoName',
      'iis Web dependsOn SsoName',
      'biztalkHost FtpHost',
      'biztalkHost PopHost dependsOn SsoName',
    ]);
  });

  test('gets the service where another host of its group has queues that must stay', async () => {
    const after = await fixed(
      topology({
        app: 'msmq Queues dependsOn AppName, AppDisk\n    biztalkHost FtpHost\n    biztalkHost QueueHost dependsOn AppName, Queues',
        sso: service,
        hosts: ['FtpHost', 'QueueHost'],
        adapters: `${ftp}\nadapter MSMQ { receive in QueueHost }`,
      }),
    );
    expect(contents(after, 'Sso')).toEqual([]);
    expect(contents(after, 'App')).toEqual([
      'msmq Queues dependsOn AppName, AppDisk',
      'entsso ENTSSO dependsOn AppName',
      'iis Web dependsOn AppName',
      'biztalkHost FtpHost',
      'biztalkHost QueueHost dependsOn AppName, Queues',
    ]);
  });

  test('takes its queues along, with every host that works with them, to a name with Kerberos', async () => {
    const after = await fixed(
      topology({
        windows: '2003',
        version: '2006',
        app: 'msmq Queues dependsOn AppName, AppDisk\n    biztalkHost QueueHost dependsOn AppName, Queues\n    biztalkHost SendHost',
        sso: `disk SsoDisk\n    ${service}`,
        hosts: ['QueueHost', 'SendHost'],
        adapters: 'adapter MSMQ { receive in QueueHost send in SendHost }',
      }),
    );
    expect(contents(after, 'App')).toEqual([]);
    expect(contents(after, 'Sso')).toEqual([
      'msmq Queues dependsOn SsoName, SsoDisk',
      'entsso ENTSSO dependsOn SsoName',
      'iis Web dependsOn SsoName',
      'biztalkHost QueueHost dependsOn SsoName, Queues',
      'biztalkHost SendHost',
    ]);
    expect(after).toContain('networkName SsoName dependsOn SsoAddress { name: SSOVS  kerberos: yes }');
  });

  test('stays where a share of its group depends on what it takes along, and nothing can come', async () => {
    const text = topology({
      app: 'biztalkHost FtpHost\n    fileShare Drop dependsOn AppName, AppDisk, FtpHost { share: "Drop" path: "S:\\Drop" }',
      sso: `${service}\n    fileShare Logs dependsOn SsoName, ENTSSO { share: "Logs" path: "T:\\Logs" }`,
      hosts: ['FtpHost'],
      adapters: ftp,
    });
    expect(await fixed(text)).toBe(text);
  });

  test('stays where it may run on too few of the nodes of the other group', async () => {
    const text = topology({
      app: 'biztalkHost FtpHost { possibleOwners: BTS01 }',
      sso: `${service}\n    fileShare Logs dependsOn SsoName, ENTSSO { share: "Logs" path: "T:\\Logs" }`,
      hosts: ['FtpHost'],
      adapters: ftp,
    });
    expect(await fixed(text)).toBe(text);
  });
});

test('an instance that can only be removed stays', async () => {
  const text = topology({
    app: '',
    sso: service,
    hosts: ['PopHost'],
    adapters: 'adapter POP3 { receive in PopHost { concurrentMailboxes: yes } }',
    besides: 'server BTS03\n',
  }).replace('    instance BTS02\n', '    instance BTS03\n');
  expect(await fixed(text)).toBe(text);
});

test('unclustered hosts are clustered where the service is, and the web service follows', async () => {
  const after = await fixed(
    topology({
      app: 'iis Web dependsOn AppName',
      sso: 'entsso ENTSSO dependsOn SsoName',
      hosts: ['FtpHost'],
      adapters: ftp,
    }),
  );
  expect(contents(after, 'App')).toEqual([]);
  expect(contents(after, 'Sso')).toEqual([
    'entsso ENTSSO dependsOn SsoName',
    'iis Web dependsOn SsoName',
    'biztalkHost FtpHost',
  ]);
});
