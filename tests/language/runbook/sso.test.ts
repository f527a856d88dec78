/** Enterprise SSO: the master secret server on each way to build it, and the service beside hosts. */
import { describe, expect, test } from 'vitest';
import { buildRunbook, type Runbook } from '../../../language/runbook/index.ts';
import { doing, linesOf, parse, read, step, stepsIn, stepsOf, titlesOf } from './topologies.ts';

const build = async (text: string) => buildRunbook(await parse(text));
const example = (path: string) => build(read(path));
const titles = (runbook: Runbook) => stepsIn(runbook, 'enterprise-sso').map(({ title }) => title);
const why = (runbook: Runbook) => runbook.leftOut.map(({ text }) => text);

/** The steps of a master secret server that is clustered on two nodes. */
const onTwoNodes = (install: string, first: string, other: string, backup: string, name: string, group: string) => [
  `Install ${install} on ${first}`,
  `Install ${install} on ${other}`,
  `Create the SSO system: configure Enterprise SSO on ${first}`,
  `Join the SSO system: configure Enterprise SSO on ${other}`,
  `Back up the master secret to ${backup}`,
  `Make ${name} the name of the master secret server`,
  `Create Enterprise SSO resource ENTSSO in ${group}`,
  `Restore the master secret on ${other}`,
  `Move ${group} to ${first} and ${other} and back to ${first}, with the master secret`,
];
const vault = '\\\\VAULT\\sso\\SSO7F3A.bak';

test.each(['three-computers', 'four-computers', 'local-master-secret', 'remote-master-secret'])(
  'whoever asks the SSO database is an SSO administrator: %s',
  async (name) => {
    const asking = stepsOf(await example(`examples/${name}.btc`)).filter((each) =>
      linesOf(each).some((line) => /^(ssomanage -(displaydb|updatedb)|ssoconfig) ?/.test(line)),
    );
    expect(asking.length).toBeGreaterThan(3);
    expect(asking.filter(({ who }) => !who.includes('SSO Administrators')).map(({ title }) => title)).toEqual([]);
  },
);

describe('the steps of each way, in their order', () => {
  test.each(['three-computers', 'four-computers'])('the master secret server alone: %s', async (name) => {
    expect(titles(await example(`examples/${name}.btc`))).toEqual(
      onTwoNodes('Enterprise SSO', 'SQL01', 'SQL02', vault, 'SSOVS', 'SsoGroup'),
    );
  });

  test('with the hosts, Windows Server 2008', async () => {
    expect(titles(await example('examples/local-master-secret.btc'))).toEqual(
      onTwoNodes('BizTalk Server 2009 with Enterprise SSO', 'BTS01', 'BTS02', vault, 'BIZTALKCLUSTER', 'BizTalkApp'),
    );
  });

  test('with the hosts, Windows Server 2003: the node where the group is at home comes first', async () => {
    expect(titles(await example('tests/baselines/two-computers/main.btc'))).toEqual(
      onTwoNodes(
        'BizTalk Server 2006 R2 with Enterprise SSO',
        'FABBT1',
        'FABDB1',
        '\\\\fabvault\\btskeys$\\SSO3C1E.bak',
        'FABBTS',
        'BizTalk Group',
      ),
    );
  });

  test('beside hosts, with the master secret elsewhere: after that, and without a secret of its own', async () => {
    const runbook = await example('examples/remote-master-secret.btc');
    const master = onTwoNodes('Enterprise SSO', 'SQL01', 'SQL02', vault, 'SSOVS', 'SsoGroup').map((title) =>
      title.replace('ENTSSO', 'MasterSecret'),
    );
    const beside = [
      ...['BTS01', 'BTS02', 'BTS03'].map((node) => `Stop Enterprise SSO on ${node}`),
      'Create Enterprise SSO resource ENTSSO in BizTalkApp',
      'Move BizTalkApp to BTS02 and BTS03 and back to BTS01, with Enterprise SSO',
    ];
    const sso = runbook.phases.filter(({ id }) => id === 'enterprise-sso').flatMap(({ steps }) => steps);
    expect(sso.map(({ title }) => title)).toEqual([...master, ...beside]);
  });
});

/** A master secret server on a cluster of three nodes; the file has nothing else of Enterprise SSO. */
const three = (windows: string, sso = '', entsso = '') => `
  cluster C { windows: ${windows} node N1 node N2 node N3
    group G { preferredOwners: N2, N1, N3
      ip A { address: 10.0.0.5/24 network: P }
      networkName N dependsOn A { name: GVS }
      dtc T
      entsso E dependsOn N { ${entsso} } } }
  sso { masterSecretServer: E ${sso} }`;

describe.each(['2003', '2008'])('three nodes, Windows Server %s', (windows) => {
  test('each other node gets the secret while the service is there, one after the other', async () => {
    const runbook = await build(three(windows, 'secretBackup: "\\\\V\\s\\S.bak"'));
    expect(titles(runbook)).toEqual([
      'Install Enterprise SSO on N2',
      'Install Enterprise SSO on N1',
      'Install Enterprise SSO on N3',
      'Create the SSO system: configure Enterprise SSO on N2',
      'Join the SSO system: configure Enterprise SSO on N1',
      'Join the SSO system: configure Enterprise SSO on N3',
      'Back up the master secret to \\\\V\\s\\S.bak',
      'Make GVS the name of the master secret server',
      'Create Enterprise SSO resource E in G',
      'Restore the master secret on N1',
      'Restore the master secret on N3',
      'Move G to N2, N1 and N3 and back to N2, with the master secret',
    ]);
    const last = step(runbook, 'Restore the master secret on N3');
    expect(doing(last)).toEqual([
      'cluster /cluster:"C" group "G" /moveto:N3 /wait:120',
      'cluster /cluster:"C" res "E" /offline /wait:120',
      'cluster /cluster:"C" res "E" /online /wait:120',
      'cd /d "%CommonProgramFiles%\\Enterprise Single Sign-On"',
      'ssoconfig -restoresecret "\\\\V\\s\\S.bak"',
    ]);
    expect(last.after).toEqual(expect.arrayContaining(['back-up-secret:sso', 'restore-secret:sso:c/n1']));
    expect(last.undo.commands.flatMap(({ lines }) => lines)).toEqual([
      'cluster /cluster:"C" group "G" /moveto:N1 /wait:120',
    ]);
  });

  test('the resource depends on the name first, takes it, and replicates nothing', async () => {
    const create = step(await build(three(windows)), 'Create Enterprise SSO resource E in G');
    expect(doing(create)).toEqual([
      'cluster /cluster:"C" res "E" /create /group:"G" /type:"Generic Service"',
      'cluster /cluster:"C" res "E" /priv ServiceName="entsso"',
      'cluster /cluster:"C" res "E" /adddep:"N"',
      'cluster /cluster:"C" res "E" /priv UseNetworkName=1:DWORD',
      'cluster /cluster:"C" res "E" /online /wait:120',
    ]);
    expect(create.console.join('\n')).toContain('Use Network Name for computer name: ticked');
    expect(create.console.join('\n')).toContain('Registry Replication: leave the list empty');
    expect(create.where).toBe('the node that owns G (N2)');
    expect(create.source).toContain(windows === '2003' ? 'lines 644-678 (P15)' : 'lines 621-642 (P14)');
  });

  test('what the file states otherwise is built so, but no replication', async () => {
    const settings =
      'startParameters: "/x, y" registryReplication: "SOFTWARE\\A" service: "other" useNetworkName: no restart { attempts: 2 }';
    const runbook = await build(three(windows, '', settings));
    const create = step(runbook, 'Create Enterprise SSO resource E in G');
    expect(create.commands).toEqual([]);
    expect(why(runbook)).toContainEqual(expect.stringContaining('Commands with “/x, y”'));
    expect(create.console.join('\n')).toMatch(
      /Start(up)? parameters: \/x, y; Use Network Name for computer name: cleared/,
    );
    expect(why(runbook)).toContain(
      'Enterprise Single Sign-On service E in group G of cluster C: registry keys SOFTWARE\\A are not replicated; that keeps the service from failing over (white paper, lines 664-668).',
    );
    expect(titles(runbook)).toContain('Set the restart policy of E');
    const plain = step(await build(three(windows, '', 'startParameters: "x" service: "other"')), create.title);
    expect(doing(plain)).toContain('cluster /cluster:"C" res "E" /priv ServiceName="other" StartupParameters="x"');
  });

  test('only nodes that may own the service get the secret', async () => {
    const runbook = await build(three(windows, '', 'possibleOwners: N1, N2'));
    expect(titles(runbook).filter((title) => title.includes('N3'))).toEqual([]);
    expect(doing(step(runbook, 'Create Enterprise SSO resource E in G'))).toContain(
      'cluster /cluster:"C" res "E" /removeowner:N3',
    );
    const alone = await build(three(windows, '', 'possibleOwners: N1'));
    expect(titles(alone).filter((title) => /^(Join|Restore|Move)/.test(title))).toEqual([]);
  });

  test('what the file does not state is a fact to have at hand, and on the page', async () => {
    const runbook = await build(three(windows));
    const facts = runbook.needed.map(({ fact }) => fact);
    for (const fact of [
      'The SQL Server of the SSO database',
      'The account of the Enterprise SSO service, with its password: the file states none',
      'The domain group of the SSO administrators',
      'The domain group of the SSO affiliate administrators',
      'The file for the backup of the master secret, in a folder that outlives its servers: the file states none',
      'An account that is a member of the SSO Administrators group',
      'The version of BizTalk Server whose Enterprise SSO N2 gets, with its installation files',
    ]) {
      expect(facts).toContain(fact);
    }
    expect(doing(step(runbook, 'Restore the master secret on N1')).join()).not.toContain('ssoconfig');
    expect(step(runbook, 'Back up the master secret').commands).toEqual([]);
  });
});

describe('the pages of the configuration', () => {
  test('the first computer creates the system with everything that the file names', async () => {
    const runbook = await example('examples/four-computers.btc');
    const create = step(runbook, 'Create the SSO system: configure Enterprise SSO on SQL01');
    expect(create.console).toEqual([
      'Start → Programs → Microsoft BizTalk Server 2009 → BizTalk Server Configuration. Custom Configuration selected.',
      'Database server name: SQLVS; User name: CONTOSO\\svc-sso, with its password; Configure.',
      'Select Enterprise SSO on the left. Enable Enterprise Single Sign-On on this computer: ticked; Create a new SSO system selected.',
      'Data stores: Server Name: SQLVS; Database Name: SSODB.',
      'Windows service: CONTOSO\\svc-sso, with its password.',
      'Windows accounts: SSO Administrator(s): CONTOSO\\SSO Administrators; SSO Affiliate Administrator(s): CONTOSO\\SSO Affiliate Administrators.',
      `Select Enterprise SSO Secret Backup on the left. Backup file location: ${vault}. Enter its password twice, and a reminder.`,
      'Configure nothing else. Apply Configuration; Next; Finish. Close the program.',
    ]);
    expect(create.who).toBe(
      'CONTOSO\\installer, a member of CONTOSO\\SSO Administrators, and a local administrator of SQL01; start prompts with Run as administrator',
    );
    const join = step(runbook, 'Join the SSO system: configure Enterprise SSO on SQL02');
    expect(join.console).toEqual([
      ...create.console.slice(0, 2),
      'Select Enterprise SSO on the left. Enable Enterprise Single Sign-On on this computer: ticked; Join an existing SSO system selected.',
      ...create.console.slice(3, 5),
      create.console.at(-1),
    ]);
    expect(join.check.expect[0]).toBe('The SQL Server is SQLVS, and the secret server is SQL01.');
  });

  test('whoever looks for the secret server after each move is an SSO administrator', async () => {
    const runbook = await example('examples/local-master-secret.btc');
    const move = step(runbook, 'Move BizTalkApp to BTS01 and BTS02 and back to BTS01, with the master secret');
    expect(linesOf(move)).toContain('ssomanage -displaydb');
    expect(move.who).toBe(
      'CONTOSO\\installer, a member of CONTOSO\\SSO Administrators, and a local administrator of BTS01 and BTS02; start prompts with Run as administrator',
    );
  });

  test('it comes after the memberships and rights of the accounts, and Full Control of the cluster', async () => {
    const runbook = await example('tests/baselines/two-computers/main.btc');
    const create = step(runbook, 'Create the SSO system: configure Enterprise SSO on FABBT1');
    expect(create.after).toEqual(
      expect.arrayContaining([
        'domain-membership:fabrikam/svc-entsso',
        'domain-membership:fabrikam/adm-meijer',
        'logon-right:fabrikam/svc-entsso:fabclu/fabbt1',
        'full-control:fabclu',
        'domain-group:fabrikam/sso~0020affiliate~0020administrators',
      ]),
    );
    const install = step(runbook, 'Install BizTalk Server 2006 R2 with Enterprise SSO on FABBT1');
    expect(install.after).toEqual(
      expect.arrayContaining(['network-dtc:fabclu/fabbt1', 'msdtc-mode-2003:fabclu/msdtc~0020group/coordinator']),
    );
    // The white paper has the name of 2009 here (line 541).
    expect(create.console[0]).toBe(
      'Open BizTalk Server Configuration from the Start menu. Custom Configuration selected.',
    );
    expect(create.source).toBe('White paper, How to Cluster the Master Secret Server, lines 541-562 (P12)');
  });

  test('the version is that of the BizTalk groups there, else the one that all have', async () => {
    const versions = (own: string, other: string) => `
      cluster C { windows: 2003 node N1 group G { entsso E dependsOn N networkName N } }
      server S { windows: 2008 }
      sso { masterSecretServer: E }
      biztalkGroup A { version: ${own} edition: enterprise servers: N1 }
      biztalkGroup B { version: ${other} edition: enterprise servers: S }`;
    expect(titles(await build(versions('2006', '2009')))).toContain(
      'Install BizTalk Server 2006 with Enterprise SSO on N1',
    );
    const beside = versions('2006', '2009').replace('servers: N1', 'servers: S');
    const install = step(await build(beside), 'Install Enterprise SSO on N1');
    expect(install.console[0]).toBe('Start the setup of BizTalk Server.');
    const same = step(await build(beside.replace('version: 2006', 'version: 2009')), 'Install Enterprise SSO on N1');
    expect(same.console[0]).toBe('Start the setup of BizTalk Server 2009.');
    expect(same.console[2]).toBe('Clear every other component.');
  });
});

describe('the name of the secret server', () => {
  test('is the one on the network, in a file, after every node is configured and the group is proven', async () => {
    const runbook = await example('examples/four-computers.btc');
    const rename = step(runbook, 'Make SSOVS the name of the master secret server');
    expect(rename.files).toEqual([
      {
        name: 'SSOCLUSTER.xml',
        text: '<sso>\n  <globalInfo>\n    <secretServer>SSOVS</secretServer>\n  </globalInfo>\n</sso>\n',
      },
    ]);
    expect(doing(rename)).toEqual([
      'net stop entsso',
      'net start entsso',
      'cd /d "%CommonProgramFiles%\\Enterprise Single Sign-On"',
      'ssomanage -updatedb SSOCLUSTER.xml',
    ]);
    expect(rename.after).toEqual(
      expect.arrayContaining([
        'configure-sso:sso:sqlclu/sql01',
        'configure-sso:sso:sqlclu/sql02',
        'move-group:sqlclu/ssogroup',
        'back-up-secret:sso',
      ]),
    );
    expect(step(runbook, 'Create Enterprise SSO resource ENTSSO in SsoGroup').after).toContain(
      'rename-secret-server:sso',
    );
  });

  test('is that of the Network Name that the service depends on, where the group has more', async () => {
    const two = three('2008').replace(
      'networkName N dep',
      'networkName M dependsOn A { name: FIRST } networkName N dep',
    );
    expect(titles(await build(two))).toContain('Make GVS the name of the master secret server');
  });

  test.each([
    ['a&b', 'a&amp;b'],
    ['</secretServer>', '&lt;/secretServer&gt;'],
  ])('%s stays text in the file', async (name, escaped) => {
    const runbook = await build(three('2008').replace('name: GVS', `name: "${name}"`));
    expect(stepsOf(runbook).flatMap((each) => each.files.map(({ text }) => text))).toEqual([
      `<sso>\n  <globalInfo>\n    <secretServer>${escaped}</secretServer>\n  </globalInfo>\n</sso>\n`,
    ]);
  });
});

describe('a backup', () => {
  test.each([
    ['\\\\V\\s\\S.bak', false],
    ['C:\\keys\\S.bak', true],
  ])('at %s is copied to the other node: %s', async (path, isCopied) => {
    const runbook = await build(three('2008', `secretBackup: "${path}"`));
    const restore = step(runbook, 'Restore the master secret on N1');
    // Not in the console alone: the command reads it as well.
    const copy = `Copy ${path} from N2 to the same folder on N1: the restore reads it there.`;
    expect(restore.before).toEqual([...(isCopied ? [copy] : []), 'While G moves, no server gets the master secret.']);
    expect(step(runbook, 'Create the SSO system: configure Enterprise SSO on N2').before[0]).toBe(
      `The folder of ${path} has to be there, and open to SSO administrators alone.`,
    );
    const backup = step(runbook, `Back up the master secret to ${path}`);
    expect(backup.done?.lines).toEqual([`Test-Path -LiteralPath '${path}'`]);
    expect(doing(backup).at(-1)).toBe(`ssoconfig -backupsecret "${path}"`);
  });

  test('whose path a command would not take as it is has none, and the console still does', async () => {
    const runbook = await build(three('2008', 'secretBackup: "-generatesecret"'));
    expect(
      stepsOf(runbook)
        .flatMap(linesOf)
        .filter((line) => line.includes('generatesecret')),
    ).toEqual([]);
    expect(why(runbook)).toContainEqual(expect.stringContaining('Commands with “-generatesecret”'));
  });
});

test('an error at a part of Enterprise SSO keeps out its configuration and what follows', async () => {
  const topology = await parse(read('examples/remote-master-secret.btc'));
  const errors = [topology.sso?.administrators, topology.sso?.database, topology.sso?.masterSecretServer, topology.sso];
  for (const of of errors) {
    const runbook = buildRunbook(topology, [{ of, code: 'c', message: 'Wrong.' }]);
    const left = titlesOf(runbook).filter((title) => /SSO system|secret|Enterprise SSO resource|host/.test(title));
    expect(
      left.filter((title) => !/svc-host/.test(title)),
      of?.name,
    ).toEqual([]);
  }
});
