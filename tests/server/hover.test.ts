/** What hovering tells about a part of a topology: what holds for it, what it stands on, and what fails with it. */
import { expect, test } from 'vitest';
import type { Hover } from 'vscode-languageserver/node';
import { cursorIn, plainClient, pullingClient, startSession } from './session.ts';

const uri = 'file:///w/main.btc';

const installation = `domain D { group Admins  account svc { memberOf: Admins  rights: logOnAsService } }
cluster SQLCLU {
  windows: 2008
  node SQL01
  node SQL02
  group SqlGroup {
    preferredOwners: SQL02
    disk SqlDisk
    ip SqlAddress { address: 10.0.0.30/24 }
    networkName SqlName dependsOn SqlAddress { name: SQLVS }
    dtc SqlDtc dependsOn SqlName, SqlDisk
    sqlServer Sql dependsOn SqlName, SqlDisk
  }
}
cluster BTSCLU {
  windows: 2003
  node BTS01
  node BTS02
  group App {
    ip Address { address: 10.0.0.21/24 }
    networkName Name dependsOn Address
    biztalkHost Receive { restart { attempts: 5 } }
    biztalkHost Send dependsOn Name { possibleOwners: BTS02 }
  }
}
server S
sso { database: Sql }
biztalkGroup Orders {
  version: 2009
  edition: enterprise
  database: Sql
  servers: BTS01, BTS02
  administrators: Admins
  host Receive { account: svc  instance BTS01  instance BTS02 { disabled: yes } }
  host Send { instance BTS02 }
  host Other { instance S }
  adapter FTP { receive in Receive }
  adapter FILE { receive in Other  send in Send }
}
`;

/** What hovering says in plain text with the cursor behind the first `place`, line by line. */
async function hover(place: string, text = installation, capabilities = plainClient): Promise<readonly string[]> {
  const at = text.indexOf(place);
  if (at < 0) throw new Error(`There is no ${place}.`);
  const { position } = cursorIn(`${text.slice(0, at + place.length)}|${text.slice(at + place.length)}`);
  const session = await startSession({}, { folders: ['file:///w'], capabilities });
  await session.open(uri, text);
  const result = await session.request<Hover | null>('textDocument/hover', { textDocument: { uri }, position });
  expect(session.log).toEqual([]);
  const contents = result?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value.split('\n').filter(Boolean) : [];
}

/** The facts alone: without the head, and without what the kind of thing means. */
async function facts(place: string, text = installation): Promise<readonly string[]> {
  const lines = await hover(place, text);
  const meaning = lines.findIndex((line) => /^[A-Z].*\.$/.test(line));
  return lines.slice(meaning + 1).filter((line) => /^(?!Properties)[A-Z][A-Za-z ]*: /.test(line));
}

test('a resource: owners, restart policy, defaults, dependencies both ways, failure', async () => {
  expect(await hover('disk SqlDisk')).toEqual([
    'disk SqlDisk',
    'in group SqlGroup',
    'A Physical Disk resource.',
    'Possible owners: SQL01 and SQL02 (default: every node)',
    'Restart policy: failover: yes (default)',
    'Depends on: nothing',
    'Needed by: SqlDtc and Sql',
    'If it fails on every node: it takes down databases on Sql, host Send and host Other; takes SqlDtc and Sql offline',
  ]);
  expect(await facts('dtc SqlDtc')).toEqual([
    'Possible owners: SQL01 and SQL02 (default: every node)',
    'Restart policy: failover: yes (default)',
    'By default: networkAccess: yes, inbound: yes, outbound: yes and authentication: incomingCaller',
    'Depends on: SqlName and SqlDisk, through that on SqlAddress',
    'If it fails on every node: it takes down databases on Sql, host Send and host Other',
    'White paper: It depends on a Network Name and a disk. (line 291) Server scope: if MSDTC fails, so does what needs transactions there; systemwide where SQL Server or the master secret server uses it. (line 143)',
  ]);
  expect(await facts('networkName Name')).toEqual([
    "Name on the network: Name (default: the resource's own name)",
    'Possible owners: BTS01 and BTS02 (default: every node)',
    'Restart policy: failover: yes (default)',
    'By default: kerberos: no',
    'Depends on: Address',
    'Needed by: Receive and Send',
    'If it fails on every node: it takes down host Send',
    'White paper: It depends on an IP Address of its group. (line 241)',
  ]);
});

test('a clustered host where it is clustered: the restart policy of its Windows version, and the dependency that is added', async () => {
  expect(await facts('biztalkHost Receive')).toEqual([
    'Host: Receive',
    'Possible owners: BTS01 and BTS02 (default: every node)',
    'Restart policy: attempts: 5; period: 15m and failover: yes (default on Windows Server 2003)',
    'Depends on: Name (default: BizTalk Server adds it), through that on Address',
    'If it fails on every node: nothing else is lost',
    expect.stringMatching(/^White paper: Clustering the host makes it depend/),
  ]);
  const on = (version: string) => facts('biztalkHost Send', installation.replace('windows: 2003', version));
  const policy = (lines: readonly string[]) => lines.find((line) => line.startsWith('Restart'));
  const later = 'Restart policy: attempts: 1, period: 15m, failover: yes, retryAfter: 1h and pendingTimeout: 3m';
  expect(policy(await on('windows: 2008'))).toBe(`${later} (default on Windows Server 2008)`);
  expect(policy(await on('windows: 2016'))).toBe(`${later} (default since Windows Server 2008)`);
  expect(policy(await on(''))).toBe('Restart policy: failover: yes (default)');
  const never = installation.replace('attempts: 5', 'attempts: 0');
  expect(policy(await facts('biztalkHost Receive', never))).toBe(
    'Restart policy: attempts: 0; period: 15m and failover: no (default on Windows Server 2003)',
  );
});

test('groups, clusters and computers: where things start, and where they go', async () => {
  expect(await facts('group SqlGroup')).toEqual([
    'Windows calls it: a clustered service or application',
    'Owners in order: SQL02 and SQL01',
    'Starts on: SQL02',
    'If all of it fails: it takes down databases on Sql, host Send and host Other',
  ]);
  expect(await facts('cluster SQLCLU')).toEqual([
    'Windows Server: 2008',
    'Type: failover (default)',
    'Nodes: SQL01 and SQL02',
    'Groups at the start: SqlGroup on SQL02',
    expect.stringMatching(/^White paper: .* \(line 119\)$/),
  ]);
  expect(await facts('node SQL02')).toEqual([
    'Windows Server: 2008',
    'Groups at the start: SqlGroup',
    'If it fails: it moves SqlGroup to another node',
  ]);
  expect(await facts('node SQL01')).toEqual([
    'Windows Server: 2008',
    'Takes over: SqlGroup',
    'If it fails: nothing else is lost',
  ]);
  expect(await facts('server S')).toEqual(['Host instances: Other', 'If it fails: it takes down host Other']);
  expect(await facts('node BTS01')).toContain('BizTalk group: Orders, which it creates');
});

test('hosts, their instances, adapters and handlers', async () => {
  expect(await facts('host Receive')).toEqual([
    'Account: svc',
    'Clustered: in App, which starts on BTS02',
    'Instances on: BTS01 and BTS02 (disabled)',
    'Runs: FTP receive in Receive',
    'One instance at a time: FTP locks no files',
    expect.stringMatching(/^White paper: The host needs an instance/),
  ]);
  expect(await facts('host Other')).toEqual([
    'Clustered: no',
    'Instances on: S',
    'Runs: FILE receive in Other',
    expect.stringMatching(/^White paper: Only receiving over FTP/),
  ]);
  expect(await facts('host Send { inst')).toEqual([
    'Host: Send',
    'Computer: BTS02',
    'Clustered: with group App: it runs while the group is on its computer, as at the start',
    expect.stringMatching(/^White paper: Server scope/),
  ]);
  expect(await facts('adapter FTP')).toEqual([
    'Receives in: Receive',
    expect.stringMatching(/^White paper: It must not receive in several instances/),
  ]);
  expect(await facts('adapter FILE { rec')).toEqual(['Host: Other', 'Runs on: S']);
});

test('accounts, groups, Enterprise SSO and BizTalk groups', async () => {
  expect(await facts('account svc')).toEqual(['Member of: Admins', 'Rights: logOnAsService', 'Used by: Receive']);
  expect(await facts('group Admins')).toEqual(['Members: svc', 'Used by: Orders']);
  expect(await facts('\nss')).toEqual(['Database: Sql, clustered']);
  expect(await facts('biztalkGroup Orders')).toEqual([
    'BizTalk Server: 2009, enterprise',
    'Database: Sql, clustered',
    'Servers: BTS01 and BTS02',
    'Clustered hosts: Receive and Send',
    'Other hosts: Other',
  ]);
});

test('a property: what it means, its values, and what holds without it', async () => {
  expect(await hover('possibleOw')).toEqual([
    'possibleOwners: COMPUTER, …',
    'The nodes that may run the resource.',
    'By default every node of the cluster.',
  ]);
  expect(await hover('attem')).toEqual([
    'attempts: INTEGER',
    'How often the cluster restarts the resource on its node within the period; 0 never.',
    'By default 3 for a clustered host on Windows Server 2003.',
  ]);
  const others = installation.replace('ip Address {', 'ip Address { restart { attempts: 2 } ');
  expect(await hover('attem', others)).toHaveLength(2);
});

test('a keyword of a resource says what it has to depend on', async () => {
  expect(await hover('sqlSer')).toContain('It has to depend on a Network Name and a Physical Disk of its group.');
});

test('nothing is told that the file leaves open, and half a file is no hindrance', async () => {
  expect(await facts('cluster C', 'cluster C {')).toEqual([
    'Type: failover (default)',
    expect.stringMatching(/^White paper/),
  ]);
  expect(await facts('group G', 'cluster C { group G {')).toEqual([
    'Owners in order: no node may own every resource in it',
    'If all of it fails: nothing else is lost',
  ]);
  expect(await facts('host H', 'biztalkGroup B { host H')).toEqual(['Clustered: no', 'Instances on: no computer']);
});

test('names from the file stay names in Markdown', async () => {
  const text = 'cluster C { windows: 2008 node "[x](command:y)" node "<b>`*" }';
  const lines = await hover('cluster C', text, pullingClient);
  expect(lines).toContain('- **Nodes:** \\[x\\](command:y) and &lt;b&gt;\\`\\*');
});

test('a long list is cut', async () => {
  const nodes = Array.from({ length: 20 }, (_, index) => `node N${index}`).join('\n');
  const [, nodesLine = ''] = await facts('cluster C', `cluster C {\n${nodes}\n}`);
  expect(nodesLine).toBe('Nodes: N0, N1, N2, N3, N4, N5, N6 and 13 more');
});

/** What is rare: each kind of thing in its other forms. */
const unusual = `cluster OLD {
  windows: 2003
  type: failover
  node O1
  node O2
  group Quorum { quorum: yes }
  group Split {
    networkName Left { possibleOwners: O1 }
    networkName Right { possibleOwners: O2 }
    genericScript Script
    sqlServer Spare
    entsso Branch
    biztalkHost Torn
  }
}
cluster NLB {
  windows: 2016
  type: networkLoadBalancing
  node W1
  group Web
}
sso { masterSecretServer: W1  database: W1 }
biztalkGroup Orders {
  servers: W1
  database: W1
  host Iis isolated { instance W1  instance Gone }
  host Mail { instance W1 { disabled: yes } }
  host Torn { instance O1  instance O2 }
  adapter HTTP { receive in Iis }
  adapter MQSeries { receive in Mail { ordered: yes }  send in Mail }
  adapter POP3 { receive in Mail { concurrentMailboxes: yes } }
}
biztalkGroup Empty { version: 2016 }
`;

test('clusters and groups of other kinds and versions', async () => {
  expect(await facts('cluster OLD', unusual)).toEqual([
    'Windows Server: 2003',
    'Type: failover',
    'Nodes: O1 and O2',
    'Groups at the start: Quorum on O1 and Split nowhere',
    expect.stringMatching(/^White paper: .* \(line 119\)$/),
  ]);
  expect(await facts('cluster NLB', unusual)).toEqual([
    'Windows Server: 2016',
    'Type: network load balancing',
    'Nodes: W1',
    'Groups at the start: Web on W1',
    "White paper: The master secret server can't be on a network load balancing cluster. (line 475)",
  ]);
  expect(await facts('group Quorum', unusual)).toEqual([
    'Windows calls it: a cluster group',
    'Owners in order: O1 and O2 (default: no node is preferred, so in the order of the file)',
    'Starts on: O1',
    'Quorum group: yes',
    'If all of it fails: nothing else is lost',
  ]);
  expect(await facts('group Split', unusual)).toEqual([
    'Windows calls it: a cluster group',
    'Owners in order: no node may own every resource in it',
    'If all of it fails: nothing else is lost',
  ]);
  expect(await facts('group Web', unusual)).toEqual([
    'Windows calls it: a clustered role',
    'Stays on: W1 (default: no node is preferred, so in the order of the file)',
    'Starts on: W1',
    'If all of it fails: nothing else is lost',
  ]);
});

test('hosts and instances that are isolated, disabled, or nowhere', async () => {
  expect((await facts('host Iis', unusual)).slice(0, 3)).toEqual([
    'Kind: isolated: its processes run outside of BizTalk Server, as in IIS',
    'Clustered: no',
    'Instances on: W1 and Gone',
  ]);
  expect(await facts('host Mail', unusual)).toEqual([
    'Clustered: no',
    'Instances on: W1 (disabled)',
    'Runs: MQSeries receive in Mail, MQSeries send in Mail and POP3 receive in Mail',
    'One instance at a time: the POP3 server allows several connections to a mailbox and messages from MQSeries keep their order',
  ]);
  expect(await facts('host Mail { inst', unusual)).toEqual([
    'Host: Mail',
    'Computer: W1',
    'Starts: no, it is disabled',
    'Clustered: no, it runs whenever its computer does',
    expect.stringMatching(/^White paper: Server scope/),
  ]);
  expect(await facts('host Torn', unusual)).toEqual(['Clustered: in Split', 'Instances on: O1 and O2']);
});

test('what the white paper says only of some of a kind', async () => {
  const paper = async (place: string) => (await facts(place, unusual)).filter((line) => line.startsWith('White paper'));
  expect(await paper('sqlServer Spare')).toEqual([]);
  expect(await paper('genericScript Script')).toEqual([]);
  expect(await paper('entsso Branch')).toEqual(['White paper: It depends on a Network Name. (lines 641, 660)']);
  expect(await paper('adapter MQSeries { rec')).toEqual([
    'White paper: Messages keep their order where one instance receives: its host is to be clustered. (lines 1213, 1251)',
  ]);
  expect(await paper('adapter POP3 { rec')).toEqual([
    'White paper: Its host is to be clustered where the server allows several connections to one mailbox. (line 1247)',
  ]);
  expect(await paper('sen')).toEqual([]);
  expect(await paper('host Iis')).toEqual([]);
});

test('an installation on single computers, without clustered hosts, without anything', async () => {
  expect(await facts('\nss', unusual)).toEqual([
    'Master secret server: W1, on a single computer',
    'Database: W1, on a single computer',
  ]);
  expect(await facts('biztalkGroup Empty', unusual)).toEqual(['BizTalk Server: 2016']);
  const unclustered = unusual.replace('biztalkHost Torn', '');
  expect((await facts('biztalkGroup Orders', unclustered)).slice(-2)).toEqual([
    'Clustered hosts: none',
    'Other hosts: Iis, Mail and Torn',
  ]);
});
