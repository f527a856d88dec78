/** BizTalk Server on each server of its group, in the order that Enterprise SSO asks for. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { model } from '../../../language/index.ts';
import { quotePowerShell } from '../../../language/runbook/escape/powershell.ts';
import { buildRunbook, type Runbook } from '../../../language/runbook/index.ts';
import { harmless, named } from './hostile.ts';
import { doing, found, fourComputers, intake, linesOf, parse, step, stepsOf, titlesOf } from './topologies.ts';

const example = (name: string) =>
  readFileSync(new URL(`../../../examples/${name}.btc`, import.meta.url), 'utf8').replace(/^\s*\/\/.*$/gm, '');
const local = example('local-master-secret');
const remote = example('remote-master-secret');
/** The same for Windows Server 2003, and the version of BizTalk Server for it. */
const on2003 = (text: string) =>
  text.replaceAll('windows: 2008', 'windows: 2003').replace('version: 2009', 'version: 2006R2');

const own = ['install-biztalk', 'configure-biztalk', 'move-sso-group', 'stop-sso', 'sso-server-name'];
const mine = (runbook: Runbook) =>
  stepsOf(runbook)
    .filter(({ procedure }) => own.includes(procedure) || procedure.startsWith('iis-'))
    .map(({ title, where }) => `${title} (${where})`);
const build = async (text: string) => buildRunbook(await parse(text));
/** A step that comes before another, also by way of others. */
function comesBefore(runbook: Runbook, earlier: string, later: string): boolean {
  const byId = new Map(stepsOf(runbook).map((each) => [each.id, each]));
  const all = new Set(step(runbook, later).after);
  for (const id of all) for (const before of byId.get(id)?.after ?? []) all.add(before);
  return all.has(step(runbook, earlier).id);
}

describe('the order', () => {
  test('hosts only: the first server creates the group, the others join', async () => {
    const runbook = buildRunbook(await fourComputers());
    expect(mine(runbook)).toEqual([
      'Install BizTalk Server 2009 on BTS01 (BTS01)',
      'Install BizTalk Server 2009 on BTS02 (BTS02)',
      'Create BizTalk group Orders: configure BizTalk Server on BTS01 (BTS01)',
      'Join BizTalk group Orders: configure BizTalk Server on BTS02 (BTS02)',
    ]);
    const join = 'Join BizTalk group Orders: configure BizTalk Server on BTS02';
    expect(comesBefore(runbook, 'Create BizTalk group Orders: configure BizTalk Server on BTS01', join)).toBe(true);
    for (const earlier of [
      'Set the transaction mode of AppDtc: Incoming Caller Authentication Required',
      'Set the transaction mode of SqlDtc: Incoming Caller Authentication Required',
      'Enable network DTC access on BTS02',
      'Enable network DTC access on SQL01',
      'Create domain group CONTOSO\\BizTalk Server Administrators',
      'Create domain group CONTOSO\\SSO Administrators',
      'Let CONTOSO\\svc-sso log on as a service on BTS02',
    ]) {
      expect(comesBefore(runbook, earlier, join), earlier).toBe(true);
    }
  });

  test.each([
    [
      '2008',
      local,
      'Save clusIIS.vbs on BTS01, the script of WebService',
      'Save clusIIS.vbs on BTS02, the script of WebService',
    ],
    [
      '2003',
      on2003(local),
      'Write clusIIS.vbs on BTS01, the script of WebService',
      'Copy clusIIS.vbs to BTS02, the script of WebService',
    ],
  ])(
    'the master secret on the same nodes, %s: the web service first, and the group moves to each node',
    async (_, text, ...script) => {
      const runbook = await build(text);
      expect(mine(runbook)).toEqual([
        ...script.map((title, index) => `${title} (BTS0${index + 1})`),
        'Create Generic Script WebService in BizTalkApp, for the web service (the node that owns BizTalkApp (BTS01))',
        'Create BizTalk group Orders: configure BizTalk Server on BTS01 (BTS01)',
        'Move BizTalkApp to BTS02, to configure BizTalk Server there (BTS02)',
        'Join BizTalk group Orders: configure BizTalk Server on BTS02 (BTS02)',
        'Move BizTalkApp back to BTS01 (BTS01)',
      ]);
      expect(comesBefore(runbook, 'Move BizTalkApp back to BTS01', 'Create host ReceiveHost')).toBe(true);
    },
  );

  test('the group moves to the servers as they come, and not to where it is', async () => {
    const turned = local
      .replace('node BTS02', 'node BTS02\n  node BTS03')
      .replace('servers: BTS01, BTS02', 'servers: BTS03, BTS01, BTS02');
    const moves = (await build(turned)).phases.flatMap(({ steps }) =>
      steps.filter(({ procedure }) => procedure === 'move-sso-group' || procedure === 'configure-biztalk'),
    );
    expect(moves.map(({ title }) => title)).toEqual([
      'Move BizTalkApp to BTS03, to configure BizTalk Server there',
      'Create BizTalk group Orders: configure BizTalk Server on BTS03',
      'Move BizTalkApp to BTS01, to configure BizTalk Server there',
      'Join BizTalk group Orders: configure BizTalk Server on BTS01',
      'Move BizTalkApp to BTS02, to configure BizTalk Server there',
      'Join BizTalk group Orders: configure BizTalk Server on BTS02',
      'Move BizTalkApp back to BTS01',
    ]);
    const homeLast = local.replace('servers: BTS01, BTS02', 'servers: BTS02, BTS01');
    expect(titlesOf(await build(homeLast)).filter((title) => title.startsWith('Move BizTalkApp back'))).toEqual([]);
  });

  test.each([
    ['2008', remote],
    ['2003', on2003(remote)],
  ])(
    'the master secret elsewhere, %s: configured, stopped, clustered, with the web service, and then named',
    async (_, text) => {
      const runbook = await build(text);
      const nodes = ['BTS01', 'BTS02', 'BTS03'];
      const version = text === remote ? '2009' : '2006 R2';
      expect(mine(runbook).filter((title) => !/script of/.test(title))).toEqual([
        ...nodes.map((node) => `Install BizTalk Server ${version} on ${node} (${node})`),
        'Create BizTalk group Suppliers: configure BizTalk Server on BTS01 (BTS01)',
        'Join BizTalk group Suppliers: configure BizTalk Server on BTS02 (BTS02)',
        'Join BizTalk group Suppliers: configure BizTalk Server on BTS03 (BTS03)',
        ...nodes.map((node) => `Stop Enterprise SSO on ${node} (${node})`),
        'Create Generic Script WebService in BizTalkApp, for the web service (the node that owns BizTalkApp (BTS01))',
        ...nodes.map((node) => `Let ${node} ask BIZTALKCLUSTER for Enterprise SSO (${node})`),
        'Make BIZTALKCLUSTER the SSO server of BizTalk group Suppliers (BTS01)',
      ]);
      const stop = 'Stop Enterprise SSO on BTS01';
      expect(comesBefore(runbook, 'Join BizTalk group Suppliers: configure BizTalk Server on BTS03', stop)).toBe(true);
      expect(comesBefore(runbook, stop, 'Make BIZTALKCLUSTER the SSO server of BizTalk group Suppliers')).toBe(true);
      expect(
        comesBefore(
          runbook,
          'Make BIZTALKCLUSTER the SSO server of BizTalk group Suppliers',
          'Create host ReceiveHost',
        ),
      ).toBe(true);
    },
  );
});

describe('the pages', () => {
  test('of the first server create the group with its hosts, of the others they join', async () => {
    const runbook = buildRunbook(await fourComputers());
    const sso = [
      'Select Enterprise SSO on the left. Enable Enterprise Single Sign-On on this computer: ticked; Join an existing SSO system selected.',
      'Data stores: Server Name: SQLVS; Database Name: SSODB.',
      'Windows service: CONTOSO\\svc-sso, with its password.',
    ];
    const start = [
      'Start → Programs → Microsoft BizTalk Server 2009 → BizTalk Server Configuration. Custom Configuration selected.',
      'Database server name: SQLVS; User name and Password: CONTOSO\\svc-host, with its password; Configure. The pages take these as proposals: check each of them.',
      ...sso,
    ];
    const runtime = 'Select BizTalk Runtime on the left. Register the BizTalk Server runtime components: ticked.';
    const end = [
      'The file states no other features: configure those that are wanted (rules, BAM, EDI).',
      'Apply Configuration. Compare the summary with this step; Next; Finish.',
    ];
    expect(step(runbook, 'Create BizTalk group Orders: configure BizTalk Server on BTS01').console).toEqual([
      ...start,
      'Select Group on the left. Enable BizTalk Server Group on this computer: ticked; Create a new BizTalk Group selected.',
      'Data stores: Server Name: SQLVS, on each line; Database Name: as proposed. Note the names: the other servers ask for that of the BizTalk Management database.',
      'BizTalk Administrative Roles: BizTalk Administrators: CONTOSO\\BizTalk Server Administrators; every other role: its domain group as noted.',
      runtime,
      'Create In-Process Host and Instance: ticked; Host name: ProcessingHost.',
      'Create Isolated Host and Instance: cleared.',
      'Windows service: ProcessingHost: CONTOSO\\svc-host, with its password.',
      'Windows groups: for each host its domain group as noted.',
      ...end,
      'Open BizTalk Server Administration → BizTalk Group → Platform Settings → Host Instances. If ProcessingHost is started on BTS01: right-click it → Stop.',
    ]);
    expect(step(runbook, 'Join BizTalk group Orders: configure BizTalk Server on BTS02').console).toEqual([
      ...start,
      'Select Group on the left. Enable BizTalk Server Group on this computer: ticked; Join an existing BizTalk Group selected.',
      'Data stores: BizTalk Management database: Server Name: SQLVS; Database Name: as on BTS01.',
      runtime,
      'Create In-Process Host and Instance: cleared; Create Isolated Host and Instance: cleared. The phase BizTalk hosts creates the instances.',
      ...end,
    ]);
  });

  test('make the isolated host too, and the one that has the proposed name before others', async () => {
    const text = local.replace(
      'host WebHost isolated',
      'host AHost isolated {\n instance BTS02\n }\n  host WebHost isolated',
    );
    const console = step(await build(text), 'Create BizTalk group Orders: configure BizTalk Server on BTS01').console;
    expect(console).toContain('Create Isolated Host and Instance: ticked; Isolated Host name: WebHost.');
    const named = local.replaceAll('ReceiveHost', 'BizTalkServerApplication').replaceAll('ProcessingHost', 'AHost');
    expect(
      step(await build(named), 'Create BizTalk group Orders: configure BizTalk Server on BTS01').console,
    ).toContain('Create In-Process Host and Instance: ticked; Host name: BizTalkServerApplication.');
  });

  test('propose the host of the product where the file has none for the first server', async () => {
    const runbook = await build(
      'server S { windows: 2008 } biztalkGroup B { version: 2009 edition: enterprise servers: S host H { instance S { disabled: yes } } }',
    );
    const create = step(runbook, 'Create BizTalk group B: configure BizTalk Server on S');
    expect(create.console).toContain(
      'Create In-Process Host and Instance: ticked; Host name: BizTalkServerApplication.',
    );
    expect(create.before).toContain(
      'The file states no in-process host on S, and the group has to begin with one: this step makes BizTalkServerApplication. Delete its instance on S when the other hosts are there.',
    );
    expect(runbook.needed.map(({ fact }) => fact)).toEqual(
      expect.arrayContaining([
        'The SQL Server of the databases of BizTalk group B',
        'The account, with its password, and the Windows group of host BizTalkServerApplication: the file states no in-process host on S, and the configuration has to make one',
        'The domain group of the BizTalk administrators of BizTalk group B',
        'The database, the account and the groups of the Enterprise SSO system: the file states none',
      ]),
    );
  });

  test('leave Enterprise SSO alone on a computer that has the master secret', async () => {
    const runbook = await build(`
      server S { windows: 2008 } server T { windows: 2008 }
      sso { masterSecretServer: S database: T }
      biztalkGroup B { version: 2009 edition: enterprise database: T servers: S, T host H { instance S } }`);
    expect(mine(runbook)).toEqual([
      'Install BizTalk Server 2009 on T (T)',
      'Create BizTalk group B: configure BizTalk Server on S (S)',
      'Join BizTalk group B: configure BizTalk Server on T (T)',
    ]);
    const sso = (title: string) => step(runbook, title).console.filter((line) => line.includes('Enterprise S'));
    expect(sso('Create BizTalk group B: configure BizTalk Server on S')).toEqual([
      'Enterprise SSO is configured already: leave its page as it is.',
    ]);
    expect(sso('Join BizTalk group B: configure BizTalk Server on T')[0]).toContain('Join an existing SSO system');
  });

  test('say in the step of the instance that the configuration has made it', async () => {
    const runbook = buildRunbook(await fourComputers());
    const told = stepsOf(runbook).filter(
      ({ procedure, before }) =>
        procedure === 'host-instance' &&
        before.some((text) => text.startsWith('The configuration of BizTalk Server on')),
    );
    expect(told.map(({ title }) => title)).toEqual(['Create the instance of host ProcessingHost on BTS01']);
  });
});

describe('the SSO server', () => {
  const dir = 'cd /d "%CommonProgramFiles%\\Enterprise Single Sign-On"';

  test('is set on each server and for the group', async () => {
    const runbook = await build(remote.replace(/^\s*ssoServer:.*$/m, ''));
    expect(doing(step(runbook, 'Let BTS02 ask BIZTALKCLUSTER for Enterprise SSO'))).toEqual([
      dir,
      'ssomanage -serverall "BIZTALKCLUSTER"',
    ]);
    const group = step(runbook, 'Make BIZTALKCLUSTER the SSO server of BizTalk group Suppliers');
    expect(doing(group)).toEqual([
      "$groupSetting = Get-WmiObject -Namespace 'root\\MicrosoftBizTalkServer' -Class MSBTS_GroupSetting",
      "$groupSetting.SSOServerName = 'BIZTALKCLUSTER'",
      '[void]$groupSetting.Put()',
    ]);
    expect(group.done?.lines).toEqual([
      "(Get-WmiObject -Namespace 'root\\MicrosoftBizTalkServer' -Class MSBTS_GroupSetting).SSOServerName -eq 'BIZTALKCLUSTER'",
    ]);
  });

  test('that the file states is set for the group, wherever Enterprise SSO is', async () => {
    const topology = intake.replace('version: 2006R2', 'ssoServer: SSOVS version: 2006R2');
    expect(mine(await build(topology)).slice(-1)).toEqual(['Make SSOVS the SSO server of BizTalk group Intake (IN1)']);
    expect(mine(await build(intake)).filter((title) => title.includes('SSO server'))).toEqual([]);
  });

  test('of a server on another cluster is that of its group', async () => {
    const text = `${remote.replace('servers: BTS01, BTS02, BTS03', 'servers: BTS01, BTS02, BTS03, WEB')}
      server WEB { windows: 2008 }`;
    expect(titlesOf(await build(text))).toContain('Let WEB ask BIZTALKCLUSTER for Enterprise SSO');
  });

  test.each(harmless)('%s is a name as any other', async (name) => {
    const text = named('2008', name).replace(/masterSecretServer: .*/, 'masterSecretServer: M');
    const lines = stepsOf(await build(`${text} server M { windows: 2008 }`)).flatMap(doing);
    expect(lines.filter((line) => line.includes('-serverall'))).toEqual(
      [1, 2].map(() => `ssomanage -serverall "${name}"`),
    );
    expect(lines.filter((line) => line.includes('SSOServerName ='))).toEqual([
      `$groupSetting.SSOServerName = ${quotePowerShell(name)}`,
    ]);
  });

  test('stops on a node in a way that is not done again once it is clustered', async () => {
    const stop = step(await build(remote), 'Stop Enterprise SSO on BTS02');
    expect(doing(stop)).toEqual(['net stop entsso']);
    expect(stop.done?.lines).toEqual([
      "@(Get-WmiObject -Namespace 'root\\MSCluster' -Class MSCluster_Resource -Filter 'Name=''ENTSSO''' -ErrorAction SilentlyContinue).Count -gt 0 -or (Get-Service -Name entsso).Status -eq 'Stopped'",
    ]);
  });
});

describe('what is left out', () => {
  const lost = (topology: model.Topology, of: model.Element | undefined) => {
    const rest = new Set(titlesOf(buildRunbook(topology, [{ of, code: 'some-code', message: 'Wrong.' }])));
    return titlesOf(buildRunbook(topology)).filter((title) => !rest.has(title));
  };
  const node = (topology: model.Topology, name: string) =>
    found(
      topology.clusters.flatMap(({ nodes }) => nodes).find((each) => each.name === name),
      name,
    );

  test('an error at a server keeps the others only where Enterprise SSO is clustered on all of them', async () => {
    const apart = await fourComputers();
    expect(lost(apart, node(apart, 'BTS02'))).not.toContain('Create the instance of host ProcessingHost on BTS01');
    const together = await parse(remote);
    expect(lost(together, node(together, 'BTS02'))).toEqual(
      expect.arrayContaining([
        'Join BizTalk group Suppliers: configure BizTalk Server on BTS02',
        'Stop Enterprise SSO on BTS01',
        'Let BTS01 ask BIZTALKCLUSTER for Enterprise SSO',
        'Create host ReceiveHost',
      ]),
    );
    expect(lost(together, node(together, 'BTS02'))).not.toContain(
      'Create BizTalk group Suppliers: configure BizTalk Server on BTS01',
    );
  });

  test('a server of an unknown Windows version, with when to configure it', async () => {
    const runbook = await build(
      'server S server T { windows: 2008 } biztalkGroup B { version: 2009 edition: enterprise servers: S, T }',
    );
    expect(mine(runbook)).toEqual([
      'Install BizTalk Server 2009 on T (T)',
      'Join BizTalk group B: configure BizTalk Server on T (T)',
    ]);
    expect(step(runbook, 'Join BizTalk group B: configure BizTalk Server on T').before).toContain(
      'BizTalk group B has to be created on S first; this runbook does not do it.',
    );
    expect(runbook.leftOut.map(({ text }) => text)).toContain(
      'Server S: BizTalk Server is not installed and configured there; the file does not state its Windows version. It creates BizTalk group B: configure it before the other servers.',
    );
  });

  test('a group without a list of servers, as before', async () => {
    const runbook = await build('biztalkGroup B { version: 2009 edition: enterprise }');
    expect(mine(runbook)).toEqual([]);
    expect(runbook.leftOut.map(({ text }) => text)).toEqual([
      'BizTalk Server: installation, and configuration of BizTalk group B. Do it after the phase MSDTC and before the phase BizTalk hosts.',
    ]);
  });

  test('no command holds a name that ssomanage would take for an option', async () => {
    const runbook = await build(remote.replace('name: BIZTALKCLUSTER', 'name: "-enablesso"'));
    expect(
      stepsOf(runbook)
        .flatMap(linesOf)
        .filter((line) => line.includes('-serverall')),
    ).toEqual([]);
    expect(runbook.leftOut.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^Commands with “-enablesso”: .*“Let BTS01 ask -enablesso for Enterprise SSO”/),
    );
  });
});
