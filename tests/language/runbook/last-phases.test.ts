/** The last phases: handlers of adapters, and what is looked at when everything is built. */
import { describe, expect, test } from 'vitest';
import { buildRunbook } from '../../../language/runbook/index.ts';
import { fourComputers, host, intake, parse, step, stepsIn } from './topologies.ts';

describe('adapter handlers', () => {
  test('each has a step, after its host, that leaves the handlers of other hosts alone', async () => {
    const runbook = buildRunbook(await fourComputers());
    expect(stepsIn(runbook, 'adapter-handlers').map(({ id }) => id)).toEqual([
      'adapter-handler:orders/file/receive/processinghost',
      'adapter-handler:orders/ftp/receive/receivehost',
      'adapter-handler:orders/ftp/send/processinghost',
      'adapter-handler:orders/msmq/receive/queuehost',
      'adapter-handler:orders/msmq/send/queuehost',
    ]);
    expect(step(runbook, 'Create the send handler of adapter FTP in host ProcessingHost')).toMatchObject({
      where: 'BTS01',
      who: 'A member of CONTOSO\\BizTalk Server Administrators',
      kind: 'changing',
      after: expect.arrayContaining(['create-host:orders/processinghost']),
      commands: [
        {
          shell: 'powershell',
          lines: [
            "$handler = ([WmiClass]'root\\MicrosoftBizTalkServer:MSBTS_SendHandler2').CreateInstance()",
            "$handler['AdapterName'] = 'FTP'",
            "$handler['HostName'] = 'ProcessingHost'",
            '[void]$handler.Put()',
          ],
        },
      ],
      done: {
        shell: 'powershell',
        lines: [
          "[bool](Get-WmiObject -Namespace 'root\\MicrosoftBizTalkServer' -Class 'MSBTS_SendHandler2' -Filter 'AdapterName=''FTP'' AND HostName=''ProcessingHost''')",
        ],
      },
      check: {
        expect: [
          'A line with HostName ProcessingHost.',
          'Send ports use this handler once it is chosen in them. Handlers in other hosts stay as they are.',
        ],
      },
    });
    const receive = step(runbook, 'Create the receive handler of adapter FTP in host ReceiveHost');
    expect(receive.commands[0]?.lines[0]).toContain('MSBTS_ReceiveHandler');
    expect(receive.console.at(-1)).toBe('Right-click FTP → New → Receive Handler: Host name: ReceiveHost; OK.');
    expect(runbook.leftOut.filter(({ text }) => text.includes('handlers'))).toEqual([]);
  });

  test('an error at the host keeps its handlers out', async () => {
    const topology = await fourComputers();
    const problem = { of: host(topology, 'ReceiveHost'), code: 'c', message: 'Wrong.' };
    expect(stepsIn(buildRunbook(topology, [problem]), 'adapter-handlers').map(({ id }) => id)).toEqual([
      'adapter-handler:orders/file/receive/processinghost',
      'adapter-handler:orders/ftp/send/processinghost',
      'adapter-handler:orders/msmq/receive/queuehost',
      'adapter-handler:orders/msmq/send/queuehost',
    ]);
  });
});

test('two handlers of an adapter in one direction are told apart by their hosts', async () => {
  const text = intake.replace('adapter FTP { receive in FtpIn }', 'adapter HTTP { receive in FtpIn  receive in Web }');
  expect(stepsIn(buildRunbook(await parse(text)), 'adapter-handlers').map(({ id }) => id)).toEqual([
    'adapter-handler:intake/http/receive/ftpin',
    'adapter-handler:intake/http/receive/web',
  ]);
});

describe('verification', () => {
  test('looks at every group, every host in process and Enterprise SSO, and changes nothing', async () => {
    const runbook = buildRunbook(await fourComputers());
    const steps = stepsIn(runbook, 'verification');
    expect(runbook.phases.at(-1)?.id).toBe('verification');
    expect(steps.flatMap(({ kind, commands, undo }) => [kind, ...commands, ...undo.commands, ...undo.actions])).toEqual(
      steps.map(() => 'read-only'),
    );
    expect(steps.map(({ id }) => id)).toEqual([
      'verify-group:btsclu/biztalkapp',
      'verify-group:sqlclu/sqlgroup',
      'verify-group:sqlclu/ssogroup',
      'verify-host:orders/processinghost',
      'verify-host:orders/queuehost',
      'verify-host:orders/receivehost',
      'verify-sso:orders',
    ]);
    expect(step(runbook, 'See that host ReceiveHost works').check.expect).toEqual([
      'ClusterResourceGroupName is BizTalkApp.',
      'Exactly one instance has ServiceState 4 (running): the one on BTS01. No instance has IsDisabled True.',
    ]);
    expect(step(runbook, 'See that host ProcessingHost works').check.expect).toEqual([
      'ClusterResourceGroupName is empty.',
      'ServiceState is 4 (running) on BTS01 and BTS02.',
    ]);
    expect(step(runbook, 'See that every server of Orders reaches the master secret server').check.expect).toEqual([
      'The SSO database names SSOVS as the master secret server.',
      'The service entsso is RUNNING on every server of Orders; where it is clustered, on the node that owns its group.',
    ]);
  });

  test('of a group names its home, what is in it, and what depends on what', async () => {
    const runbook = buildRunbook(await parse(intake));
    expect(step(runbook, 'See that Intake App is as the file says')).toMatchObject({
      where: 'IN2',
      check: {
        commands: [
          {
            shell: 'cmd',
            lines: [
              'cluster /cluster:"INTAKE" group "Intake App"',
              'cluster /cluster:"INTAKE" group "Intake App" /listowners',
              'cluster /cluster:"INTAKE" res',
            ],
          },
        ],
        expect: [
          'Intake App is Online at IN2, where it normally runs.',
          'Online in it: BizTalk Service BizTalk Group: FtpIn (or what was read), Intake Disk, Intake Drop, Intake IP, Intake Name, MSDTC and Queues.',
          'BizTalk Service BizTalk Group: FtpIn (or what was read) depends on Intake Name and Queues.',
          'Intake Drop depends on Intake Disk and Intake Name.',
          'Intake Name depends on Intake IP.',
          'MSDTC depends on Intake Disk and Intake Name.',
          'Queues depends on Intake Disk and Intake Name.',
        ],
      },
    });
  });

  test('of what an error keeps out does not come either, and is not named as lost', async () => {
    const topology = await parse(intake);
    const problem = { of: host(topology, 'FtpIn'), code: 'c', message: 'Wrong.' };
    const runbook = buildRunbook(topology, [problem]);
    expect(stepsIn(runbook, 'verification').map(({ id }) => id)).toEqual(['verify-group:intake/cluster~0020group']);
    expect(runbook.leftOut.filter(({ text }) => text.includes('See that'))).toEqual([]);
  });
});
