/** What domain and computers have to have before anything is built on them. */
import { describe, expect, test } from 'vitest';
import { buildRunbook } from '../../../language/runbook/index.ts';
import { doing, fourComputers, intake, linesOf, parse, step, stepsIn, stepsOf, titlesOf } from './topologies.ts';

/** The places of the steps in the runbook. */
const placesIn = (titles: readonly string[]) => (title: string) => {
  const place = titles.indexOf(title);
  expect(place, title).toBeGreaterThanOrEqual(0);
  return place;
};

describe('groups and accounts', () => {
  test('all of them, in the order in which they need each other', async () => {
    const titles = stepsIn(buildRunbook(await fourComputers()), 'prerequisites').map(({ title }) => title);
    expect(titles.slice(0, 8)).toEqual([
      'Create domain group CONTOSO\\BizTalk Server Administrators',
      'Create domain group CONTOSO\\SSO Administrators',
      'Create domain group CONTOSO\\SSO Affiliate Administrators',
      'Create account CONTOSO\\installer',
      'Create account CONTOSO\\svc-host',
      'Create account CONTOSO\\svc-sso',
      'Make CONTOSO\\installer a member of BizTalk Server Administrators and SSO Administrators',
      'Make CONTOSO\\svc-sso a member of SSO Administrators',
    ]);
  });

  test('commands say that they have to be verified, and ask for passwords', async () => {
    const runbook = buildRunbook(await fourComputers());
    const account = step(runbook, 'Create account CONTOSO\\svc-sso');
    expect(doing(account)).toEqual([
      expect.stringMatching(/^rem VERIFY before use: /),
      'net user "svc-sso" * /add /domain',
    ]);
    expect(account.console).toContainEqual(expect.stringContaining('Password never expires: ticked'));
    expect(step(runbook, 'Create account CONTOSO\\installer').console.join()).not.toContain('never expires');
    expect(
      doing(
        step(runbook, 'Make CONTOSO\\installer a member of BizTalk Server Administrators and SSO Administrators'),
      ).slice(1),
    ).toEqual([
      'net group "BizTalk Server Administrators" "installer" /add /domain',
      'net group "SSO Administrators" "installer" /add /domain',
    ]);
    for (const { commands, check, undo } of stepsOf(runbook)) {
      for (const { lines } of [...commands, ...check.commands, ...undo.commands]) {
        if (lines.some((line) => /^net (user|group|localgroup) /.test(line)))
          expect(lines[0]).toMatch(/^rem VERIFY before use: /);
      }
    }
  });

  test('a group with members of another domain is domain local, and the membership says which domain', async () => {
    const runbook = buildRunbook(
      await parse(`
        domain A { group G group H account u { memberOf: B.X, G } }
        domain B { group X account v { memberOf: X } }`),
    );
    expect(titlesOf(runbook)).toEqual([
      'Create domain group A\\G',
      'Create domain group A\\H',
      'Create account A\\u',
      'Make A\\u a member of G',
      'Create domain group B\\X',
      'Create account B\\v',
      'Make A\\u a member of B\\X',
      'Make B\\v a member of X',
    ]);
    const foreign = step(runbook, 'Make A\\u a member of B\\X');
    expect(foreign.where).toBe('a domain controller of B');
    expect(doing(foreign)[1]).toBe('net localgroup "X" "A\\u" /add /domain');
    expect(doing(step(runbook, 'Make B\\v a member of X'))[1]).toBe('net localgroup "X" "B\\v" /add /domain');
    expect(doing(step(runbook, 'Make A\\u a member of G'))[1]).toBe('net group "G" "u" /add /domain');
    expect(doing(step(runbook, 'Create domain group B\\X'))[1]).toBe('net localgroup "X" /add /domain');
    expect(new Set(stepsOf(runbook).map(({ id }) => id)).size).toBe(8);
  });

  test.each(['/delete', '-x', '*', '100%'])('%s is no name for net.exe', async (name) => {
    const runbook = buildRunbook(await parse(`domain D { group "${name}" account "${name}" { memberOf: "${name}" } }`));
    expect(
      stepsOf(runbook)
        .flatMap(linesOf)
        .filter((line) => line.startsWith('net ')),
    ).toEqual([]);
    expect(runbook.leftOut.map(({ text }) => text)).toContainEqual(expect.stringContaining(`Commands with “${name}”`));
  });

  test('the right to log on as a service is given where one logs on; other rights are named as left out', async () => {
    const text = intake.replace('rights: logOnAsService', 'rights: logOnAsService, logOnAsBatchJob');
    const runbook = buildRunbook(await parse(text));
    expect(titlesOf(runbook).filter((title) => title.startsWith('Let '))).toEqual(
      ['IN1', 'IN2'].map((name) => `Let FABRIKAM\\svc-bts log on as a service on ${name}`),
    );
    expect(step(runbook, 'Let FABRIKAM\\svc-bts log on as a service on IN2').source).toContain('line 528 (P12)');
    expect(runbook.leftOut.map(({ text: why }) => why)).toContain(
      'Account FABRIKAM\\svc-bts: right logOnAsBatchJob not granted; the runbook knows logOnAsService only.',
    );
  });

  test.each<[name: string, sso: string, host: string, own: string, expected: Record<string, readonly string[]>]>([
    [
      'Enterprise SSO on every node of its clusters, hosts where they have instances',
      'serviceAccount: sso',
      'account: host instance B1',
      '',
      { host: ['B1'], sso: ['B1', 'B2', 'S1', 'S2'] },
    ],
    ['a host without instances on the servers of its group', '', 'account: host', '', { host: ['B1', 'B2'] }],
    ['the Base EDI service', '', '', 'baseEdiAccount: host', { host: ['B1', 'B2'] }],
    [
      'one account for two services on the computers of both',
      'serviceAccount: sso',
      'account: sso instance B1',
      '',
      { sso: ['B1', 'B2', 'S1', 'S2'] },
    ],
  ])('an account may log on as a service: %s', async (_name, sso, host, own, expected) => {
    const runbook = buildRunbook(
      await parse(`
        domain D { account host { rights: logOnAsService } account sso { rights: logOnAsService } account other { rights: logOnAsService } }
        cluster C { windows: 2003 node S1 node S2 group G { entsso E } }
        server B1 { windows: 2003 } server B2 { windows: 2003 } server X { windows: 2003 }
        sso { masterSecretServer: E ${sso} }
        biztalkGroup M { version: 2006R2 servers: B1, B2 ${own} host H { ${host} } }`),
    );
    const granted = (account: string) =>
      titlesOf(runbook).flatMap((title) => new RegExp(`^Let D\\\\${account} log .* on (\\w+)$`).exec(title)?.[1] ?? []);
    const everywhere = ['B1', 'B2', 'X', 'S1', 'S2'].sort();
    for (const account of ['host', 'sso', 'other'])
      expect(granted(account).toSorted(), account).toEqual(expected[account] ?? everywhere);
  });

  test.each([
    ['2003', 'line 527 (P12)', 'lines 528, 533 (P12)', 'lines 527-537 (P12)'],
    ['2008', 'line 482 (P11)', 'lines 483, 484 (P11)', 'lines 482-488 (P11)'],
  ])('they come from the procedure for Windows Server %s', async (windows, groups, accounts, memberships) => {
    const runbook = buildRunbook(await parse(intake.replaceAll('windows: 2003', `windows: ${windows}`)));
    expect(step(runbook, 'Create domain group FABRIKAM\\BizTalk Admins').source).toContain(groups);
    expect(step(runbook, 'Create account FABRIKAM\\svc-bts').source).toContain(accounts);
    expect(step(runbook, 'Make FABRIKAM\\btsadmin a member of BizTalk Admins').source).toContain(memberships);
  });

  test('they come before whoever needs them', async () => {
    const runbook = buildRunbook(await parse(intake));
    const instance = step(runbook, 'Create the instance of host FtpIn on IN2');
    expect(instance.after).toContain('domain-account:fabrikam/svc-bts');
    expect(instance.after).toContain('logon-right:fabrikam/svc-bts:intake/in2');
    expect(instance.after).not.toContain('logon-right:fabrikam/svc-bts:intake/in1');
    expect(instance.after).toContain('network-dtc:intake/in2');
    const host = step(runbook, 'Create host FtpIn');
    for (const id of [
      'domain-group:fabrikam/biztalk~0020admins',
      'domain-membership:fabrikam/btsadmin',
      'network-dtc:btsdb',
    ]) {
      expect(host.after).toContain(id);
    }
  });

  test('an error at an account keeps out its own steps, the services that log on with it, and what needs these', async () => {
    const topology = await fourComputers();
    const account = topology.domains[0]?.accounts.find(({ name }) => name === 'svc-sso');
    const rest = new Set(titlesOf(buildRunbook(topology, [{ of: account, code: 'c', message: 'Wrong.' }])));
    const runbook = buildRunbook(topology);
    const before = new Set(
      stepsOf(runbook)
        .slice(0, stepsOf(runbook).findIndex(({ procedure }) => procedure === 'install-sso') + 2)
        .map(({ title }) => title),
    );
    expect(titlesOf(runbook).filter((title) => !rest.has(title))).toEqual(
      titlesOf(runbook).filter(
        (title) => title.includes('svc-sso') || !(before.has(title) || title.startsWith('Install BizTalk Server')),
      ),
    );
  });
});

describe('network DTC access', () => {
  test('on every computer that takes part, and on every node of its cluster', async () => {
    const accesses = (titles: readonly string[]) => titles.filter((title) => title.startsWith('Enable network DTC'));
    const of = (...names: readonly string[]) => names.map((name) => `Enable network DTC access on ${name}`);
    expect(accesses(titlesOf(buildRunbook(await fourComputers())))).toEqual(of('BTS01', 'BTS02', 'SQL01', 'SQL02'));
    // IN3 has no BizTalk Server, but is a node of the cluster.
    expect(accesses(titlesOf(buildRunbook(await parse(intake))))).toEqual(of('BTSDB', 'IN1', 'IN2', 'IN3'));
    const alone = 'cluster C { windows: 2008 node N1 node N2 } server S { windows: 2008 }';
    expect(accesses(titlesOf(buildRunbook(await parse(alone))))).toEqual([]);
    const secret = `${alone} sso { masterSecretServer: S }`;
    expect(accesses(titlesOf(buildRunbook(await parse(secret))))).toEqual(of('S'));
    const off = intake.replace('node IN2', 'node IN2 { networkDtc: no }');
    expect(accesses(titlesOf(buildRunbook(await parse(off))))).toEqual(of('BTSDB', 'IN1', 'IN3'));
  });

  test('each version has its way; a 2003 node sets the options where MSDTC is clustered', async () => {
    const on2003 = buildRunbook(await parse(intake));
    const node = step(on2003, 'Enable network DTC access on IN1');
    expect(node.console[0]).toContain('Add/Remove Windows Components');
    expect(node.console.join()).not.toContain('Security Configuration');
    expect(node.before[0]).toContain('move to IN2 or IN3');
    expect(linesOf(node)).toContain('cluster /cluster:"INTAKE" node IN1 /status');
    expect(step(on2003, 'Enable network DTC access on BTSDB').console.join()).toContain(
      'MSDTC → Security Configuration',
    );
    const on2008 = step(buildRunbook(await fourComputers()), 'Enable network DTC access on SQL01');
    expect(on2008.console[0]).toContain('Right-click Local DTC → Properties → Security');
    expect(on2008.kind).toBe('disruptive');
  });

  test('a server without a version is named, and who needs it says that it has to be done', async () => {
    const runbook = buildRunbook(await parse(intake.replace('server BTSDB { windows: 2003 }', 'server BTSDB')));
    expect(titlesOf(runbook).filter((title) => title.includes('BTSDB'))).toEqual([]);
    expect(runbook.leftOut.map(({ text }) => text)).toContain(
      "Server BTSDB: network DTC access (white paper, lines 1114-1116); the file doesn't state its Windows version. Do it before BizTalk Server is installed.",
    );
    expect(step(runbook, 'Create host FtpIn').before).toContain(
      'Network DTC access has to be enabled on BTSDB; this runbook does not do it.',
    );
  });
});

describe('Windows Server 2003', () => {
  const installs = (titles: readonly string[]) => titles.filter((title) => /IIS|Internet|COM\+|ASP\.NET/.test(title));

  test('IIS, COM+ and ASP.NET on the nodes with BizTalk Server, before the restart', async () => {
    const titles = titlesOf(buildRunbook(await parse(intake)));
    expect(installs(titles)).toEqual(
      ['IN1', 'IN2'].flatMap((name) => [
        `Install Internet Information Services on ${name}`,
        `Enable COM+ for remote transactions on ${name}`,
        `Enable the ASP.NET web service extension on ${name}`,
      ]),
    );
    const place = placesIn(titles);
    expect(place('Enable the ASP.NET web service extension on IN1')).toBeLessThan(
      place('Enable network DTC access on IN1'),
    );
    expect(place('Enable network DTC access on IN3')).toBeLessThan(place('Move every group of INTAKE to IN1'));
  });

  test('not on Windows Server 2008, and not what the file states as absent', async () => {
    expect(installs(titlesOf(buildRunbook(await fourComputers())))).toEqual([]);
    const without = intake.replace('node IN2', 'node IN2 { comPlusRemote: no aspNet: no }');
    expect(installs(titlesOf(buildRunbook(await parse(without)))).filter((title) => title.endsWith('IN2'))).toEqual([
      'Install Internet Information Services on IN2',
    ]);
  });
});

test.each([
  [
    '2003',
    'Select C. File → Properties → Security.',
    [
      'cluster /cluster:"C" /prop "security descriptor"="D\\a",grant,f:security',
      'cluster /cluster:"C" /prop "security descriptor"="D\\b",grant,f:security',
    ],
  ],
  ['2008', 'Right-click C → Properties → Cluster Permissions.', []],
])('Full Control of a cluster on Windows Server %s', async (windows, page, lines) => {
  const text = `domain D { account b account a } cluster C { windows: ${windows} fullControl: b, a node N1 node N2 }`;
  const runbook = buildRunbook(await parse(text));
  const control = step(runbook, 'Give D\\a and D\\b Full Control of cluster C');
  expect(control.console).toContain(page);
  expect(doing(control).slice(1)).toEqual(lines);
  expect(control.after).toEqual(['domain-account:d/a', 'domain-account:d/b']);
  expect(runbook.leftOut).toEqual([]);
});
