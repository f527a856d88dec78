/** Where the master secret server may be clustered, what clustering it takes, and which of two Enterprise SSO resources may go. */
import { describe, expect, test } from 'vitest';
import { defaultSettings, fixAll } from '#language';
import { analyse, applyFix } from '../harness/analysis.ts';

const groups = 'group "SSO Administrators" group "SSO Affiliate Administrators"';

/** A cluster whose nodes are those of the BizTalk group, and a master secret server elsewhere. */
interface Case {
  readonly domain?: string;
  readonly cluster?: string;
  readonly app?: string;
  readonly quorum?: string;
  readonly other?: string;
  readonly sso?: string;
  readonly biztalk?: string;
}

function topology({
  domain = groups,
  cluster = 'windows: 2008 node BTS01 node BTS02',
  app = '',
  quorum = '',
  other = '',
  sso = 'administrators: "SSO Administrators" affiliateAdministrators: "SSO Affiliate Administrators"',
  biztalk = '',
}: Case): string {
  return `domain CONTOSO { ${domain} }
server SSO03
cluster BTSCLU {
  ${cluster}
  group App {
    ${quorum}
    disk AppDisk
    ip AppAddress { address: 10.0.0.21/24 }
    networkName AppName dependsOn AppAddress
    dtc AppDtc dependsOn AppName, AppDisk
    ${app}
  }
  ${other}
}
sso {
  masterSecretServer: SSO03
  ${sso}
}
biztalkGroup Orders {
  version: 2009
  edition: enterprise
  servers: BTS01, BTS02
  ${biztalk}
}
`;
}

async function fixesOf(text: string, code: string) {
  const { problems } = await analyse(new Map([['main.btc', text]]));
  const [only, another] = problems.filter((problem) => problem.code === code);
  if (!only || another) throw new Error(`One finding of ${code} was expected.`);
  return only.fixes;
}

async function titles(text: string, code = 'master-secret-server-not-clustered'): Promise<readonly string[]> {
  return (await fixesOf(text, code)).map(({ title }) => title);
}

async function afterFirst(text: string, code = 'master-secret-server-not-clustered') {
  const [first] = await fixesOf(text, code);
  if (!first) throw new Error('A fix was expected.');
  return applyFix(new Map([['main.btc', text]]), first).get('main.btc') ?? '';
}

const second = 'group Other { ip B { address: 10.0.0.22/24 } networkName BName dependsOn B }';
const instances = '{ instance BTS01 instance BTS02 }';
const both = ['Cluster Enterprise SSO in App', 'Cluster Enterprise SSO in Other'];

describe('a group in which Enterprise SSO can be clustered', () => {
  test.each([
    ['is any with a name and an address', {}, both],
    ['is not the quorum group', { quorum: 'quorum: yes' }, ['Cluster Enterprise SSO in Other']],
    [
      'is that of the clustered hosts',
      { app: 'biztalkHost H', biztalk: `host H ${instances} adapter FTP { receive in H }` },
      ['Cluster Enterprise SSO in App'],
    ],
    ['is that of the web service', { app: 'iis Web dependsOn AppName' }, ['Cluster Enterprise SSO in App']],
    ['is not on a cluster with an unclustered host', { biztalk: `host H ${instances}` }, []],
    ['may be beside instances that never start', { biztalk: 'host H { instance BTS01 { disabled: yes } }' }, both],
    ['is not beside an isolated host without the web service', { biztalk: `host H isolated ${instances}` }, []],
    [
      'may be beside an isolated host with the web service',
      { app: 'iis Web dependsOn AppName', biztalk: `host H isolated ${instances}` },
      ['Cluster Enterprise SSO in App'],
    ],
    ['has the SSO server name that is stated', { biztalk: 'ssoServer: BNAME' }, ['Cluster Enterprise SSO in Other']],
    ['is not on a load balancing cluster', { cluster: 'type: networkLoadBalancing node BTS01 node BTS02' }, []],
    ['can be on two nodes', { app: 'genericService S { possibleOwners: BTS01 }' }, ['Cluster Enterprise SSO in Other']],
    ['is anywhere where a domain can have the groups of the administrators', { domain: '', sso: '' }, both],
  ] as const)('%s', async (_, case_: Case, expected: readonly string[]) => {
    expect(await titles(topology({ other: second, ...case_ }))).toEqual(expected);
  });

  test('is nowhere where no domain has groups for the administrators', async () => {
    const text = topology({ sso: '' }).replace(/domain.*/, '');
    expect(await titles(text)).toEqual([]);
  });

  test('is nowhere on a cluster without a clustered DTC', async () => {
    expect(await titles(topology({}).replace(/dtc .*/, ''))).toEqual([]);
  });
});

test('clustering brings what the accounts need', async () => {
  const after = await afterFirst(
    topology({
      domain: `${groups} account svc account me`,
      cluster: 'windows: 2003 node BTS01 node BTS02',
      sso: 'serviceAccount: svc configuredBy: me administrators: "SSO Administrators" affiliateAdministrators: "SSO Affiliate Administrators"',
    }),
  );
  expect(after).toContain('account svc { memberOf: "SSO Administrators"  rights: logOnAsService }');
  expect(after).toContain('account me { memberOf: "SSO Administrators" }');
  expect(after).toMatch(/fullControl: svc\s/);
  expect(after).toContain('entsso ENTSSO dependsOn AppName');
  expect(after).toContain('masterSecretServer: ENTSSO');
});

test('clustering states groups that are not stated, and declares none that exists', async () => {
  const after = await afterFirst(
    topology({ domain: 'group "SSO Administrators" account svc', sso: 'serviceAccount: svc' }),
  );
  expect(after.match(/group "SSO Administrators"/g)?.length).toBe(1);
  expect(after.match(/group "SSO Affiliate Administrators"/g)?.length).toBe(1);
  expect(after).toContain('administrators: "SSO Administrators"');
  expect(after).toContain('affiliateAdministrators: "SSO Affiliate Administrators"');
});

describe('of two Enterprise SSO resources', () => {
  const code = 'sso-several-resources';
  const another = (more: string) =>
    second.replace('dependsOn B }', `dependsOn B entsso Second dependsOn BName ${more} }`);
  const withBoth = (more: string, case_: Case = {}) =>
    topology({ app: 'entsso First dependsOn AppName', other: another(more), ...case_ });
  const host = `host H ${instances} adapter FTP { receive in H }`;

  test('the second goes rather than the first', async () => {
    expect(await titles(withBoth(''), code)).toEqual(['Remove Second', 'Remove First']);
  });

  test('the one beside the clustered hosts stays', async () => {
    expect(await titles(withBoth('biztalkHost H', { biztalk: host }), code)).toEqual(['Remove First']);
    const beside = withBoth('', { app: 'entsso First dependsOn AppName biztalkHost H', biztalk: host });
    expect(await titles(beside, code)).toEqual(['Remove Second']);
  });

  test('what depended on the removed one no longer does', async () => {
    const after = await afterFirst(withBoth('genericService S dependsOn BName, Second'), code);
    expect(after).toMatch(/genericService S dependsOn BName\s/);
    expect(after).not.toContain('Second');
  });

  test('of three each further one can go', async () => {
    const text = withBoth('entsso Third dependsOn BName');
    const { problems } = await analyse(new Map([['main.btc', text]]));
    const found = problems.filter((problem) => problem.code === code);
    expect(found.map(({ fixes }) => fixes.map(({ title }) => title))).toEqual([['Remove Second'], ['Remove Third']]);
  });
});

test('a name that another group is about to give up is not taken yet', async () => {
  const text = topology({
    domain: 'group "SSO Affiliate Administrators" group Users',
    sso: 'administrators: "SSO Affiliate Administrators" affiliateAdministrators: Users',
  });
  const { problems } = await analyse(new Map([['main.btc', text]]));
  const found = problems.filter(({ code }) => code === 'sso-group-name-nonstandard');
  // The group with the other's name is renamed first; only then is that name free.
  expect(found.map(({ fixes }) => fixes.map(({ title }) => title))).toEqual([
    ['Rename SSO Affiliate Administrators to SSO Administrators'],
    [],
  ]);
});

test('"fix all" leaves nothing of a badly stated Enterprise SSO that has one remedy', async () => {
  const text = `domain CONTOSO { group Admins account svc { memberOf: Admins } }
cluster SSOCLU {
  windows: 2008
  node SSO01
  node SSO02
  group Sso {
    disk D
    ip A { address: 10.0.0.31/24 }
    networkName N dependsOn A
    dtc T dependsOn N, D
    entsso E dependsOn N { useNetworkName: no  startParameters: "-x"  registryReplication: "K"  service: "sso" }
  }
}
sso { masterSecretServer: SSO01  administrators: Admins  serviceAccount: svc }
`;
  const uri = 'file:///a.btc';
  const { changed, settled } = await fixAll({ files: new Map([[uri, text]]), settingsFor: () => defaultSettings });
  expect(settled).toBe(true);
  const after = changed.get(uri) ?? '';
  const { problems } = await analyse(new Map([['main.btc', after]]));
  expect(problems.filter(({ code }) => /^(master-secret|sso-(?!account))/.test(code))).toEqual([]);
  expect(after).toContain('entsso E dependsOn N { useNetworkName: yes  service: "entsso" }');
  expect(after).toContain('masterSecretServer: E ');
});
