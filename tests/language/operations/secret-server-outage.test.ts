/** An outage of the master secret server: what goes on, what must not be done, and the ways back. */
import { expect, test } from 'vitest';
import { renderMarkdown } from '../../../language/runbook/index.ts';
import { fourComputers, parse } from '../runbook/topologies.ts';
import { example, outline, planned, refusal, stepWith, twoGroups } from './topologies.ts';

test('as it was read and approved', async () => {
  const runbook = planned(await fourComputers(), 'secret-server-outage');
  await expect(renderMarkdown(runbook)).toMatchFileSnapshot('golden/outage-2008.md');
});

test('clustered: online, to each other node, and restored where it is missing', async () => {
  const runbook = planned(await fourComputers(), 'secret-server-outage');
  expect(outline(runbook)).toEqual([
    '# assessment',
    'secret-server-outage:sso:see',
    'secret-server-outage:sqlclu/ssogroup/entsso:hands-off',
    '# change',
    'secret-server-outage:sqlclu/ssogroup/entsso:needs',
    'secret-server-outage:sqlclu/ssogroup/entsso:online',
    'secret-server-outage:sqlclu/ssogroup/entsso:move-sql02',
    'secret-server-outage:sqlclu/ssogroup/entsso:restore',
    '# closing',
    'secret-server-outage:sso:close',
  ]);
  expect(stepWith(runbook, 'secret-server-outage:sqlclu/ssogroup/entsso:hands-off')).toMatchObject({
    kind: 'read-only',
    where: 'BTS01 and BTS02, one after the other',
    before: [
      'Do not restart the service Enterprise Single Sign-On on BTS01 and BTS02, and none of these computers: the copy in its memory would be gone, and no new one can be had.',
      'Do not restart host instances without need: they start only while the service of their computer runs with its copy.',
      'Do not generate or change the master secret: every copy would be dropped.',
      'Do not configure servers, and do not change passwords, ports or receive locations: what has to be encrypted fails.',
    ],
    check: {
      expect: [
        'The service entsso is RUNNING on BTS01: it has a copy.',
        'The service entsso is RUNNING on BTS02: it has a copy.',
        'Host ReceiveHost goes on, on BTS01.',
        'Host QueueHost goes on, on BTS01.',
        'Host ProcessingHost goes on, on BTS01 and BTS02.',
      ],
    },
  });
  expect(
    stepWith(runbook, 'secret-server-outage:sqlclu/ssogroup/entsso:restore').commands.flatMap(({ lines }) => lines),
  ).toEqual([
    'cluster /cluster:"SQLCLU" res "ENTSSO" /offline /wait:300',
    'cluster /cluster:"SQLCLU" res "ENTSSO" /online /wait:300',
    'cd /d "%CommonProgramFiles%\\Enterprise Single Sign-On"',
    'ssoconfig -restoresecret "\\\\VAULT\\sso\\SSO7F3A.bak"',
  ]);
});

test('a clustered service that has a copy must not move', async () => {
  const runbook = planned(await example('remote-master-secret'), 'secret-server-outage');
  const [, handsOff] = runbook.phases[0]?.steps ?? [];
  expect(handsOff?.before[0]).toBe(
    'Do not move BizTalkApp, and do not take Enterprise Single Sign-On service ENTSSO in group BizTalkApp of cluster BTSCLU offline: its copy would be gone, and no new one can be had.',
  );
  expect(handsOff?.check.expect[0]).toBe(
    'The service entsso is RUNNING on the node that owns BizTalkApp (BTS01): it has a copy.',
  );
});

test('where hosts are beside it nothing goes on, and the step says so', async () => {
  const runbook = planned(await example('local-master-secret'), 'secret-server-outage');
  const [, handsOff] = runbook.phases[0]?.steps ?? [];
  expect(handsOff?.title).toBe('See what stands still, and change nothing');
  expect(handsOff?.check.expect).toEqual(
    ['ReceiveHost', 'ProcessingHost', 'WebHost'].map(
      (host) => `Host ${host} does not run. Enterprise SSO is clustered as ENTSSO, which isn't online on BTS02.`,
    ),
  );
});

test('not clustered: started again, or another computer takes its place', async () => {
  const runbook = planned(await parse(twoGroups()), 'secret-server-outage');
  expect(outline(runbook).slice(3)).toEqual([
    '# change',
    'secret-server-outage:db:start',
    'secret-server-outage:db:elsewhere',
    '# closing',
    'secret-server-outage:sso:close',
  ]);
  expect(stepWith(runbook, 'secret-server-outage:db:elsewhere')).toMatchObject({
    title: 'Make N1 the master secret server, if DB does not come back',
    where: 'N1',
    kind: 'disruptive',
    files: [
      {
        name: 'SECRETSERVER.xml',
        text: '<sso>\n  <globalInfo>\n    <secretServer>N1</secretServer>\n  </globalInfo>\n</sso>\n',
      },
    ],
    commands: [
      {
        shell: 'cmd',
        lines: [
          'cd /d "%CommonProgramFiles%\\Enterprise Single Sign-On"',
          'ssomanage -updatedb SECRETSERVER.xml',
          'net stop entsso /y',
          'net start entsso',
        ],
      },
      {
        shell: 'cmd',
        lines: [
          'cd /d "%CommonProgramFiles%\\Enterprise Single Sign-On"',
          'ssoconfig -restoresecret "\\\\VAULT\\s.bak"',
        ],
      },
    ],
  });
  expect(runbook.needed.map(({ fact }) => fact)).toContain(
    '\\\\VAULT\\s.bak, the backup file of the master secret, and its password',
  );
});

test('without a backup in the file it is asked for, and no command restores a guess', async () => {
  const text = twoGroups().replace(/ {2}secretBackup: "[^"]*"/, '');
  const runbook = planned(await parse(text), 'secret-server-outage');
  const step = stepWith(runbook, 'secret-server-outage:db:elsewhere');
  expect(step.commands.flatMap(({ lines }) => lines).filter((line) => line.includes('restoresecret'))).toEqual([]);
  expect(runbook.needed.map(({ fact }) => fact)).toContain(
    'The backup file of the master secret, and its password: the file states none',
  );
});

test('where nothing else runs Enterprise SSO, no computer is put in its place', async () => {
  const topology = await parse('server ONE { windows: 2008 } sso { masterSecretServer: ONE  database: ONE }');
  const runbook = planned(topology, 'secret-server-outage');
  expect(outline(runbook).filter((id) => id.includes('elsewhere'))).toEqual([]);
  expect(runbook.leftOut.map(({ text }) => text)).toEqual([
    'No step makes another computer the master secret server: the file has none besides ONE that runs Enterprise SSO.',
  ]);
});

test('a file that names no master secret server is refused', async () => {
  const why = ['The file does not state which server is the master secret server.'];
  expect(refusal(await parse('server ONE { windows: 2008 }'), 'secret-server-outage', [])).toEqual(why);
  expect(
    refusal(await parse('server ONE { windows: 2008 } sso { database: ONE }'), 'secret-server-outage', []),
  ).toEqual(why);
});
