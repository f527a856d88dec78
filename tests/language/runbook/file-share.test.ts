/** Clustered shares: the folder, what shares it on each Windows version, who may use it, and the hosts that wait for it. */
import { describe, expect, test } from 'vitest';
import { buildRunbook } from '../../../language/runbook/index.ts';
import { doing, fourComputers, intake, linesOf, parse, step, stepsIn, stepsOf, titlesOf } from './topologies.ts';

const shared = (windows: string, settings: string, more = '') => `
  domain D { account b account a }
  cluster C { windows: ${windows} node N1 node N2
    group G {
      disk X { drive: "s:" }
      ip A { address: 10.0.0.5/24 network: P }
      networkName N dependsOn A { name: GVS }
      fileShare S dependsOn N, X { ${settings} }
      ${more}
    } }`;
const whole = 'share: "drop" path: "S:/in/drop/" fullControl: b, a';
const in2003 = ['2003', '2008'] as const;

describe('the folder', () => {
  test('is created with the permissions of its accounts, by the command of each version', async () => {
    const title = 'Create folder S:\\in\\drop and give D\\a and D\\b Full Control of it';
    expect(doing(step(buildRunbook(await parse(shared('2003', whole))), title))).toEqual([
      'md "S:\\in\\drop"',
      'cacls "S:\\in\\drop" /E /G "D\\a:F"',
      'cacls "S:\\in\\drop" /E /G "D\\b:F"',
    ]);
    expect(doing(step(buildRunbook(await parse(shared('2008', whole))), title))).toEqual([
      expect.stringMatching(/^rem VERIFY before use/),
      'md "S:\\in\\drop"',
      'icacls "S:\\in\\drop" /grant "D\\a:(OI)(CI)F"',
      'icacls "S:\\in\\drop" /grant "D\\b:(OI)(CI)F"',
    ]);
  });

  test('that is the disk itself is not created, and no command line takes it', async () => {
    const runbook = buildRunbook(await parse(shared('2003', 'share: "all" path: "S:" fullControl: a')));
    const folder = step(runbook, 'Give D\\a Full Control of S:\\');
    expect(folder.console.join()).not.toContain('create the folder');
    expect(folder.commands).toEqual([]);
    expect(runbook.leftOut.map(({ text }) => text)).toContainEqual(expect.stringContaining('Commands with “S:\\”'));
  });

  test.each(in2003)('comes after disk and accounts, and before the share: Windows Server %s', async (windows) => {
    const runbook = buildRunbook(await parse(shared(windows, whole)));
    const folder = step(runbook, 'Create folder S:\\in\\drop and give D\\a and D\\b Full Control of it');
    expect(folder.after).toEqual(
      expect.arrayContaining(['domain-account:d/a', 'domain-account:d/b', 'online-group:c/g', 'move-group:c/g']),
    );
    const share = stepsIn(runbook, 'file-share').find(({ procedure }) => procedure === `file-share-${windows}`);
    expect(share?.after).toContain('share-folder:c/g/s');
    expect(share?.where).toBe('the node that owns G (N1)');
  });
});

test('Windows Server 2003: a resource with the pages of its wizard, open to its accounts alone', async () => {
  const create = step(buildRunbook(await parse(intake)), 'Create File Share Intake Drop in Intake App');
  expect(create.console.slice(2)).toEqual([
    'New Resource: Name: Intake Drop; Resource type: File Share; Next.',
    'Possible Owners: IN1, IN2 and IN3; Next.',
    'Dependencies: Intake Name and Intake Disk; Next.',
    'File Share Parameters: Share name: drop; Path: N:\\Intake\\drop.',
    'Permissions → Add: FABRIKAM\\svc-bts; Full Control: Allow ticked. Select Everyone → Remove. OK.',
    'Finish; OK.',
    'Right-click Intake Drop → Bring Online.',
  ]);
  const line = 'cluster /cluster:"INTAKE" res "Intake Drop"';
  expect(doing(create)).toEqual([
    `${line} /create /group:"Intake App" /type:"File Share"`,
    `${line} /priv ShareName="drop" Path="N:\\Intake\\drop"`,
    `${line} /adddep:"Intake Name"`,
    `${line} /adddep:"Intake Disk"`,
    `${line} /priv Security="FABRIKAM\\svc-bts",grant,F:security`,
    expect.stringMatching(/^rem VERIFY before use/),
    `${line} /priv Security="Everyone",revoke:security`,
    `${line} /online /wait:120`,
  ]);
  expect(create.check.expect).toEqual(
    expect.arrayContaining([
      'From a computer outside the cluster, whoever is logged on as FABRIKAM\\svc-bts can create and delete a file in \\\\INTAKEVS\\drop.',
    ]),
  );
  expect(create.source).toMatch(/^White paper, How to Cluster the File System, lines 437-451 \(P10\)/);
});

describe('Windows Server 2008', () => {
  test('a shared folder of the group, in the console alone, and the File Server that it belongs to', async () => {
    const runbook = buildRunbook(await fourComputers());
    const share = step(runbook, 'Share S:\\Drop as Drop in BizTalkApp');
    expect(share.console).toEqual(
      expect.arrayContaining([
        'Right-click BizTalkApp under Services and Applications → Add a shared folder.',
        'Shared Folder Location: Location: S:\\Drop; Next.',
        'Share Protocols: SMB: ticked; Share name: Drop; Next.',
        expect.stringContaining('Add: CONTOSO\\svc-host; Full Control: Allow ticked. Select Everyone → Remove.'),
      ]),
    );
    expect(share.commands).toEqual([]);
    expect(linesOf(share)).toEqual([expect.stringMatching(/^rem VERIFY/), 'net view "\\\\BIZTALKCLUSTER"']);
    expect(share.source).toBe('White paper, How to Cluster the File System, lines 420-433 (P9)');
    expect(share.after).toContain('file-server-2008:btsclu/biztalkapp');
    const server = step(runbook, 'Create the File Server resource of BizTalkApp');
    expect(server.before[0]).toMatch(/^If BizTalkApp has a File Server resource already, do only the check/);
    expect(doing(server)).toEqual([
      expect.stringMatching(/^rem VERIFY/),
      'cluster /cluster:"BTSCLU" res "File Server of BizTalkApp" /create /group:"BizTalkApp" /type:"File Server"',
      'cluster /cluster:"BTSCLU" res "File Server of BizTalkApp" /adddep:"AppName"',
      'cluster /cluster:"BTSCLU" res "File Server of BizTalkApp" /adddep:"AppDisk"',
      'cluster /cluster:"BTSCLU" res "File Server of BizTalkApp" /online /wait:120',
    ]);
  });

  test('a File Server that the file states is waited for, not made again', async () => {
    const runbook = buildRunbook(await parse(shared('2008', whole, 'resource F { type: "File Server" }')));
    expect(titlesOf(runbook).filter((title) => title.includes('File Server'))).toEqual([]);
    expect(step(runbook, 'Share S:\\in\\drop as drop in G').before).toEqual([
      'F (resource) has to be online in G; this runbook does not create it.',
    ]);
  });

  test('what only a resource can have is named as left out, and no command takes the folder for one', async () => {
    const text = `${shared('2008', `${whole} possibleOwners: N1 restart { attempts: 2 }`, 'biztalkHost H dependsOn N, S { possibleOwners: N1 }')}
      biztalkGroup B { version: 2009 edition: enterprise servers: N1, N2 host H { instance N1 } }`;
    const runbook = buildRunbook(await parse(text));
    expect(runbook.leftOut.map(({ text: why }) => why)).toEqual(
      expect.arrayContaining([
        'File Share S in group G of cluster C: it is not kept away from N2; from Windows Server 2008 on a shared folder goes where its File Server goes.',
        'File Share S in group G of cluster C: the restart policy is not set; from Windows Server 2008 on a shared folder has none of its own.',
        'Clustered BizTalk host H in group G of cluster C: it is not made dependent on S; from Windows Server 2008 on a shared folder is no resource of its own.',
      ]),
    );
    expect(
      stepsOf(runbook)
        .flatMap(linesOf)
        .filter((line) => / (res |\/adddep:)"S"/.test(line)),
    ).toEqual([]);
    const on2003 = buildRunbook(await parse(text.replace('windows: 2008', 'windows: 2003').replace('2009', '2006R2')));
    const lines = stepsOf(on2003).flatMap(linesOf);
    for (const end of ['/adddep:"S"', 'res "S" /removeowner:N2', 'res "S" /prop RestartThreshold=2:DWORD']) {
      expect(lines.filter((line) => line.endsWith(end)).length, end).toBe(1);
    }
  });
});

describe.each(in2003)('Windows Server %s', (windows) => {
  test('without accounts they are asked for, and there are no commands', async () => {
    const runbook = buildRunbook(await parse(shared(windows, 'share: "drop" path: "S:\\drop"')));
    const own = stepsIn(runbook, 'file-share').filter(({ procedure }) => procedure !== 'file-server-2008');
    expect(own.length).toBe(2);
    expect(own.map(({ commands }) => commands)).toEqual([[], []]);
    const needed = runbook.needed.find(({ fact }) => fact.includes('Full Control'));
    expect(needed).toEqual({
      fact: 'The accounts that get Full Control of share drop in G: the file names none',
      neededBy: own.map(({ id }) => id),
    });
  });

  test.each([
    ['path: "S:\\drop"', 'the file states no name of the share'],
    ['share: "drop"', 'the file states no folder'],
    ['share: "drop" path: "\\\\OTHER\\drop"', '\\\\OTHER\\drop is no folder on a drive'],
    ['share: "drop" path: "C:\\drop"', 'C:\\drop is on no disk of the group'],
  ])('%s is not built, nor what works on it', async (settings, why) => {
    const text = `${shared(windows, settings, 'biztalkHost H')}
      biztalkGroup B { version: 2009 edition: enterprise servers: N1, N2
        host H { instance N1 instance N2 } host U { instance N1 } host V { instance N1 }
        adapter FILE { receive in H { path: "\\\\GVS\\drop" } receive in U { path: "\\\\GVS\\drop" } } }`;
    const runbook = buildRunbook(await parse(text));
    expect(stepsIn(runbook, 'file-share').filter(({ procedure }) => procedure !== 'file-server-2008')).toEqual([]);
    expect(runbook.leftOut.map(({ text: said }) => said)).toContainEqual(
      expect.stringContaining(`File Share S in group G of cluster C: ${why}.`),
    );
    const named = settings.includes('share: ');
    const started = titlesOf(runbook).filter((title) => /^(Cluster host|Start)/.test(title));
    expect(started.length).toBe(named ? 1 : 3);
  });

  test('the hosts whose handlers work on the share begin after it', async () => {
    const text = `${shared(windows, whole, 'biztalkHost H')}
      biztalkGroup B { version: 2009 edition: enterprise servers: N1, N2
        host H { instance N1 instance N2 } host U { instance N1 } host V { instance N1 }
        adapter FILE { receive in H { path: "\\\\GVS\\drop\\new" } send in U { path: "\\\\gvs.d.example\\DROP" } } }`;
    const runbook = buildRunbook(await parse(text));
    const waits = (title: string) => step(runbook, title).after.includes(`file-share-${windows}:c/g/s`);
    expect(waits('Cluster host H in G')).toBe(true);
    expect(waits('Start the instance of host U on N1')).toBe(true);
    expect(waits('Start the instance of host V on N1')).toBe(false);
  });
});

test('without a Network Name in its group, a share is made in the console: no command would be for the cluster', async () => {
  const text = shared('2012R2', whole)
    .replace(/networkName .*\n/, '')
    .replace('dependsOn N, X', 'dependsOn X');
  const share = step(buildRunbook(await parse(text)), 'Share S:\\in\\drop as drop in G');
  expect([share.commands, share.check.commands, share.undo.commands]).toEqual([[], [], []]);
  expect(share.console.length).toBeGreaterThan(0);
});
