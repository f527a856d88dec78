/** `btc simulate` from its arguments to its output and its exit code. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { three } from '../../language/simulation/topologies.ts';
import { createFolder } from './folder.ts';

const example = await readFile(new URL('../../../examples/four-computers.btc', import.meta.url), 'utf8');
const foot = `
Not simulated
  Quorum votes: a cluster is taken to run while one of its nodes is up.
`;

test('without events tells how the installation stands', async () => {
  const folder = await createFolder({ 'a.btc': example });
  expect(await folder.btc('simulate', 'a.btc')).toEqual({
    code: 0,
    stdout: `Everything is started.
  Nothing is missing.

Fault tolerance
  As with four or more computers: SQL Server and the master secret server have a cluster, BizTalk Server has another. It can cover everything, and is what the white paper recommends.
  4 of 4 single failures lose nothing.

Clusters
  SQLCLU: active/passive
    SQL01: SqlGroup, SsoGroup
    SQL02: no group
  BTSCLU: active/passive
    BTS01: BizTalkApp
    BTS02: no group

Hosts and where they can run
                  BTS01  BTS02
  ReceiveHost     runs   standby
  QueueHost       runs   standby
  ProcessingHost  runs   runs

Start order
  SqlGroup: SqlDisk, SqlAddress > SqlName > SqlDtc, Sql
  SsoGroup: SsoAddress > SsoName > ENTSSO
  BizTalkApp: AppDisk, AppAddress > AppName > AppDtc, AppQueues, Drop, ReceiveHost > QueueHost
${foot}`,
    stderr: '',
  });
});

test('lets happen what the options say, in their order, with the reasons', async () => {
  const folder = await createFolder({ 'a.btc': example });
  const events = ['--fail', 'bts01', '--move', 'SsoGroup=SQL02', '--back', 'BTS01', '--fail', 'BTS02:ProcessingHost'];
  expect(await folder.btc('simulate', 'a.btc', ...events)).toEqual({
    code: 0,
    stdout: `Everything is started.
  Nothing is missing.

BTS01 fails.
  BizTalkApp moves from BTS01 to BTS02, with host ReceiveHost and host QueueHost. BTS01 is down. BTS02 is the next of its preferred owners that is left.
  ProcessingHost on BTS01 stops. BTS01 is down.

SsoGroup is moved to SQL02.
  SsoGroup moves from SQL01 to SQL02, with the master secret.

BTS01 is back.
  ProcessingHost on BTS01 starts.

ProcessingHost on BTS02 fails.
  ProcessingHost on BTS02 stops. The instance ProcessingHost on BTS02 has failed.
${foot}`,
    stderr: '',
  });
});

test('the README shows what it really says', async () => {
  const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
  const [, shown = ''] =
    /```console\n\$ btc simulate examples\/four-computers\.btc --fail BTS01\n([^`]*)```/.exec(readme) ?? [];
  const folder = await createFolder({ 'examples/four-computers.btc': example });
  const { stdout } = await folder.btc('simulate', 'examples/four-computers.btc', '--fail', 'BTS01');
  expect(shown).toBe(stdout);
});

test('shows the matrix, as a grid or where that is too wide as a list, and the pairs', async () => {
  const folder = await createFolder({ 'a.btc': three });
  const matrix = async (run: typeof folder.btc) => {
    const { code, stdout } = await run('simulate', 'a.btc', '--fail', 'BTS01', '--matrix');
    expect(code).toBe(0);
    return stripVTControlCharacters(stdout).replace(/[\s\S]*?(?=When one)/, '');
  };
  const pairs = `When two computers fail at once: 0 of 3 lose nothing
  SQL01 + SQL02: lost: Databases on Sql, Master secret, Host Work, Host Fetch, FTP receive in Fetch
  SQL01 + BTS01: lost: Host Work, Host Fetch, FTP receive in Fetch; moves: Databases on Sql, Master secret
  SQL02 + BTS01: lost: Host Work, Host Fetch, FTP receive in Fetch
${foot}`;
  expect(await matrix(folder.btc)).toBe(`When one computer fails: 2 of 3 lose nothing
                        SQL01  SQL02  BTS01
  Databases on Sql      moves  runs   runs
  Master secret         moves  runs   runs
  Host Work             runs   runs   lost
  Host Fetch            runs   runs   lost
  FTP receive in Fetch  runs   runs   lost

${pairs}`);
  await folder.write('a.btc', three.replaceAll('Fetch', 'Fetch-the-files-of-everybody'));
  expect(await matrix(folder.btcOnTerminal)).toContain(`When one computer fails: 2 of 3 lose nothing
  SQL01: moves: Databases on Sql, Master secret
  SQL02: everything runs on
  BTS01: lost: Host Work, Host Fetch-the-files-of-everybody, FTP receive in Fetch-the-files-of-everybody
`);
});

test('tells the blast radius both ways', async () => {
  const folder = await createFolder({ 'a.btc': example });
  const { stdout } = await folder.btc('simulate', 'a.btc', '--radius', 'AppQueues', '--radius', 'SQL02');
  expect(stdout).toBe(`Everything is started.
  Nothing is missing.

When AppQueues fails for good
  It loses: Host QueueHost, MSMQ receive in QueueHost, MSMQ send in QueueHost
  Resources that go down: QueueHost
  Host instances that stop working: QueueHost on BTS01
  What takes it down: AppDisk, AppAddress, AppName
  What makes it move: BTS01

When SQL02 fails for good
  It takes nothing else down.
  Nothing else takes it down.
${foot}`);
});

describe('--require-single', () => {
  test('exits with 3 where one failure loses something, and names it', async () => {
    const folder = await createFolder({ 'a.btc': three });
    const { code, stdout, stderr } = await folder.btc('simulate', 'a.btc', '--require-single');
    expect({ code, stderr }).toEqual({ code: 3, stderr: 'Not every single failure is survived: BTS01.\n' });
    expect(stdout).toContain('Host Work is lost with BTS01. Give Work an instance on another computer.\n');
    expect((await folder.btc('simulate', 'a.btc')).code).toBe(0);
  });

  test('exits with 0 where none does', async () => {
    const folder = await createFolder({ 'a.btc': example });
    const { code, stderr } = await folder.btc(
      'simulate',
      'a.btc',
      '--require-single',
      '--fail',
      'SQL01',
      '--fail',
      'SQL02',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

test('as JSON has events, changes with places, states, and the rest', async () => {
  const folder = await createFolder({ 'a.btc': example });
  const args = ['simulate', 'a.btc', '--format', 'json', '--fail', 'SQL01', '--matrix', '--radius', 'Sql'];
  const { code, stdout, stderr } = await folder.btc(...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const json = JSON.parse(stdout);
  expect(Object.keys(json)).toEqual([
    'form',
    'title',
    'capabilities',
    'unknown',
    'steps',
    'survival',
    'tolerance',
    'clusters',
    'startOrders',
    'owners',
    'radius',
  ]);
  expect(json.steps.map(({ title }: { title: string }) => title)).toEqual(['Everything is started.', 'SQL01 fails.']);
  const line = example.split('\n').indexOf('  group SqlGroup {');
  expect(json.steps[1].event).toEqual({ kind: 'fails', what: [{ kind: 'node', name: 'SQLCLU.SQL01' }] });
  expect(json.steps[1].changes[0]).toEqual({
    code: 'group-moved',
    text: 'SqlGroup moves from SQL01 to SQL02, with the databases on Sql.',
    subject: 'SQLCLU.SqlGroup',
    place: {
      uri: pathToFileURL(join(folder.path, 'a.btc')).href,
      range: { start: { line, character: 2 }, end: { line: line + 8, character: 3 } },
    },
    from: 'SQLCLU.SQL01',
    to: 'SQLCLU.SQL02',
    reason: {
      code: 'computer-down',
      text: 'SQL01 is down. SQL02 is the next of its preferred owners that is left.',
      about: ['SQLCLU.SQL01', 'SQLCLU.SQL02'],
    },
  });
  expect(json.steps[1].state.groups.map(({ owner }: { owner: string }) => owner)).toEqual([
    'SQLCLU.SQL02',
    'SQLCLU.SQL02',
    'BTSCLU.BTS01',
  ]);
  expect(json.survival.singles).toHaveLength(4);
  expect(json.survival.pairs).toHaveLength(6);
  expect(json.survival.survivedSingles).toBe(1);
  expect(json.radius[0].affectedBy).toEqual([
    { name: 'SQLCLU.SQL01', effect: 'moves' },
    { name: 'SQLCLU.SqlGroup.SqlDisk', effect: 'lost' },
    { name: 'SQLCLU.SqlGroup.SqlAddress', effect: 'lost' },
    { name: 'SQLCLU.SqlGroup.SqlName', effect: 'lost' },
  ]);
});

test('takes a file with errors as it stands, and says so', async () => {
  const folder = await createFolder({
    'a.btc': example.replace('networkName AppName dependsOn AppAddress', 'networkName AppName'),
  });
  const { code, stdout, stderr } = await folder.btc('simulate', 'a.btc', '--fail', 'AppAddress');
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: '1 error in a.btc: see `btc check a.btc`. The simulation takes the file as it stands.\n',
  });
  expect(stdout).toContain('AppAddress on BTS01 fails.\n  BizTalkApp moves from BTS01 to BTS02');
});

describe('a name', () => {
  test.each([
    [['--fail', 'SQL1'], '--fail SQL1: nothing of this name can fail or be moved. Did you mean SQL01?'],
    [['--fail', 'zzzzzz'], '--fail zzzzzz: nothing of this name can fail or be moved.'],
    [['--back', 'BTS01:sql'], '--back BTS01:sql: nothing of this name can fail or be moved. Did you mean BTS01:sso?'],
    [
      ['--fail', 'ProcessingHost'],
      '--fail ProcessingHost: a host fails by its instances. Name one of them, such as BTS01:ProcessingHost.',
    ],
    [
      ['--fail', 'SqlGroup'],
      '--fail SqlGroup: SqlGroup is a group, which fails with its node or by one of its resources. --move moves it, btc simulate --radius tells what it takes down.',
    ],
    [['--move', 'Sql=SQL01'], '--move Sql=SQL01: Sql is not a group.'],
    [['--move', 'SqlGroup=BTS01'], '--move SqlGroup=BTS01: BTS01 is not a node of SQLCLU.'],
    [['--radius', 'BTS01:sso'], '--radius BTS01:sso: this is not a computer, a group or a resource.'],
    [['--fail', '\u001b[2J'], '--fail <U+001B>[2J: nothing of this name can fail or be moved.'],
  ])('%s that can not be used', async (args, complaint) => {
    const folder = await createFolder({ 'a.btc': example });
    expect(await folder.btc('simulate', 'a.btc', ...args)).toEqual({ code: 2, stdout: '', stderr: `${complaint}\n` });
  });

  test('that several things have is to be qualified', async () => {
    const folder = await createFolder({ 'a.btc': example.replaceAll('SsoName', 'SqlName') });
    expect((await folder.btc('simulate', 'a.btc', '--fail', 'SqlName')).stderr).toMatch(
      /^--fail SqlName: this could be SQLCLU\.SqlGroup\.SqlName or SQLCLU\.SsoGroup\.SqlName\.\n/,
    );
    const { code, stdout } = await folder.btc('simulate', 'a.btc', '--fail', 'SsoGroup.SqlName');
    expect(code).toBe(0);
    expect(stdout).toContain('SQLCLU.SsoGroup.SqlName on SQL01 fails.\n');
  });
});

test('wrong usage', async () => {
  const folder = await createFolder({ 'a.btc': example, 'b.btc': example });
  expect((await folder.btc('simulate', 'a.btc', '--move', 'SqlGroup')).stderr).toMatch(
    /^--move is GROUP=NODE, not "SqlGroup"\.\n\nUsage: btc simulate /,
  );
  const { code, stderr } = await folder.btc('simulate', '.');
  expect(code).toBe(2);
  expect(stderr).toMatch(/^btc simulate takes one file; \. means 2\.\n/);
  expect(await folder.btc('simulate', 'gone.btc')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'gone.btc: There is no such file.\n',
  });
});

test('of a hostile file steers no terminal', async () => {
  const hostile = '"\u001b]0;owned\u0007\u202e"';
  const folder = await createFolder({
    'a.btc': three.replace(/\b(BTS01|Fetch|Sql|SQLCLU|SqlGroup)\b/g, (name) => hostile.replace('owned', name)),
  });
  for (const format of ['text', 'json']) {
    for (const more of [[], ['--matrix'], ['--fail', 'SQL01'], ['--radius', 'SQL01'], ['--require-single']]) {
      const { stdout, stderr } = await folder.btcOnTerminal('simulate', 'a.btc', '--format', format, ...more);
      expect(stdout).toContain('Sql');
      expect(stripVTControlCharacters(stdout + stderr).match(/[^\P{Cc}\n]|\p{Cf}/gu)).toBeNull();
    }
  }
});
