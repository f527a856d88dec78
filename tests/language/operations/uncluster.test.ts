/** Unclustering a host: which instances start, and which must not. */
import { describe, expect, test } from 'vitest';
import { fourComputers, intake, parse } from '../runbook/topologies.ts';
import { example, outline, planned, refusal, stepWith, twoGroups } from './topologies.ts';

describe('a host whose handlers may work in one instance only', () => {
  test('starts where its group normally runs; the other instances are kept from starting', async () => {
    const runbook = planned(await fourComputers(), 'uncluster', 'ReceiveHost');
    expect(runbook.title).toBe('Uncluster host ReceiveHost (Contoso order integration)');
    expect(outline(runbook)).toEqual([
      '# assessment',
      'uncluster:btsclu/biztalkapp/receivehost:look',
      '# change',
      'uncluster:btsclu/biztalkapp/receivehost:uncluster',
      'uncluster:orders/receivehost/bts02:disable',
      'start-instance:orders/receivehost/bts01',
      '# closing',
      'uncluster:orders/receivehost:check',
    ]);
    expect(runbook.leftOut).toEqual([]);
    expect(stepWith(runbook, 'uncluster:btsclu/biztalkapp/receivehost:uncluster')).toMatchObject({
      kind: 'disruptive',
      where: 'the node that owns BizTalkApp (BTS01)',
      before: [
        'Every instance of ReceiveHost stops, and from then on nothing is processed in it: FTP receive, and its orchestrations.',
        'FTP receive in several instances: each instance fetches the same files.',
        'So only the instance on BTS01 is started, and nothing takes over when that computer fails.',
      ],
      commands: [
        {
          shell: 'powershell',
          lines: [
            "$btsHost = Get-WmiObject -Namespace 'root\\MicrosoftBizTalkServer' -Class MSBTS_Host -Filter 'Name=''ReceiveHost'''",
            '[void]$btsHost.UnCluster()',
          ],
        },
      ],
      source: 'White paper, How to Configure a BizTalk Host as a Cluster Resource, lines 1202-1209 (P23)',
    });
    expect(stepWith(runbook, 'uncluster:orders/receivehost/bts02:disable')).toMatchObject({
      where: 'BTS02',
      commands: [
        {
          shell: 'powershell',
          lines: [
            "$hostInstance = Get-WmiObject -Namespace 'root\\MicrosoftBizTalkServer' -Class MSBTS_HostInstance -Filter 'HostName=''ReceiveHost'' AND RunningServer=''BTS02'''",
            '$hostInstance.IsDisabled = $true',
            '[void]$hostInstance.Put()',
          ],
        },
      ],
      done: {
        shell: 'powershell',
        lines: [
          "$hostInstance = Get-WmiObject -Namespace 'root\\MicrosoftBizTalkServer' -Class MSBTS_HostInstance -Filter 'HostName=''ReceiveHost'' AND RunningServer=''BTS02'''",
          '[bool]($hostInstance -and $hostInstance.IsDisabled)',
        ],
      },
    });
    expect(stepWith(runbook, 'uncluster:orders/receivehost:check').check.expect).toEqual([
      'ServiceState is 4 (running) on BTS01, and on no other computer.',
    ]);
  });

  test('the home of its group decides, and each reason is named', async () => {
    const runbook = planned(await parse(intake), 'uncluster', 'FtpIn');
    expect(outline(runbook).filter((id) => /start-|:disable/.test(id))).toEqual([
      'uncluster:intake/ftpin/in1:disable',
      'start-instance:intake/ftpin/in2',
    ]);
    const handlers = `adapter SFTP { receive in Plain }
      adapter POP3 { receive in Plain }
      adapter MQSeries { receive in Plain { ordered: yes } }`;
    const text = twoGroups({ hosts: handlers });
    expect(
      stepWith(planned(await parse(text), 'uncluster', 'Plain'), 'uncluster:c/first/plain:uncluster').before,
    ).toEqual([
      'Every instance of Plain stops, and from then on nothing is processed in it: FILE receive, MQSeries receive, POP3 receive, SFTP receive, and its orchestrations.',
      'MQSeries receive in several instances: messages lose their order.',
      'POP3 receive in several instances: each instance fetches the same mail where the server lets several into one mailbox.',
      'SFTP receive in several instances: each instance fetches the same files.',
      'So only the instance on N1 is started, and nothing takes over when that computer fails.',
    ]);
  });
});

test('any other host starts in all its instances that are not disabled', async () => {
  const text = twoGroups().replace(
    'host Plain { account: svc  instance N1',
    'host Plain { account: svc  instance N3 { disabled: yes }  instance N1',
  );
  const runbook = planned(await parse(text), 'uncluster', 'Plain');
  expect(outline(runbook)).toEqual([
    '# assessment',
    'uncluster:c/first/plain:look',
    '# change',
    'uncluster:c/first/plain:uncluster',
    'start-instance:b/plain/n1',
    'start-instance:b/plain/n2',
    '# closing',
    'uncluster:b/plain:check',
  ]);
  expect(stepWith(runbook, 'uncluster:b/plain:check').check.expect).toEqual([
    'ServiceState is 4 (running) on N1 and N2, and on no other computer.',
  ]);
});

test('beside clustered Enterprise SSO no instance is started, and the runbook says why', async () => {
  const runbook = planned(await example('local-master-secret'), 'uncluster', 'ReceiveHost');
  expect(outline(runbook).filter((id) => /start-|:disable/.test(id))).toEqual([
    'uncluster:orders/receivehost/bts01:disable',
    'uncluster:orders/receivehost/bts02:disable',
  ]);
  const why =
    'Enterprise SSO is clustered on BTSCLU, as ENTSSO: an instance of ReceiveHost that ran on one of its nodes without being clustered would fail with it, or keep it from failing over (white paper, lines 766 and 1104).';
  expect(runbook.leftOut.map(({ text }) => text)).toEqual([`No instance of ReceiveHost is started. ${why}`]);
  expect(stepWith(runbook, 'uncluster:orders/receivehost:check').check.expect).toEqual([
    'No instance of ReceiveHost has ServiceState 4 (running).',
  ]);
});

test('what depends on the resource of the host has to let go of it first', async () => {
  const text = twoGroups({ resources: 'genericService Later dependsOn Plain { service: "later" }' });
  expect(
    stepWith(planned(await parse(text), 'uncluster', 'Plain'), 'uncluster:c/first/plain:uncluster').before[1],
  ).toBe('Later in First depends on its resource: take this dependency away first.');
});

test('what can not be unclustered', async () => {
  expect(refusal(await fourComputers(), 'uncluster', ['ProcessingHost'])).toEqual([
    'Host ProcessingHost is not clustered.',
  ]);
  const twice = twoGroups().replace('msmq Queues2', 'biztalkHost Plain\n    msmq Queues2');
  expect(refusal(await parse(twice), 'uncluster', ['Plain'])).toEqual([
    'The file clusters host Plain more than once, in First and Second: mend that first.',
  ]);
});
