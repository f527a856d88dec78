/** Taking a server out of its BizTalk group: its clustered hosts go on, or it is refused. */
import { describe, expect, test } from 'vitest';
import { fourComputers, intake, parse } from '../runbook/topologies.ts';
import { example, outline, planned, refusal, stepWith, twoGroups } from './topologies.ts';

test('groups leave, hosts are kept away, instances go, and the rest is unconfigured', async () => {
  const runbook = planned(await fourComputers(), 'take-out', 'bts01');
  expect(runbook.title).toBe('Take BTS01 out of BizTalk group Orders (Contoso order integration)');
  expect(outline(runbook)).toEqual([
    '# assessment',
    'take-out:btsclu/bts01:look',
    '# change',
    'take-out:orders/processinghost/bts01:stop',
    'take-out:btsclu/biztalkapp:leave',
    'take-out:btsclu/biztalkapp/receivehost:owners',
    'take-out:btsclu/biztalkapp/queuehost:owners',
    'take-out:orders/processinghost/bts01:delete',
    'take-out:orders/queuehost/bts01:delete',
    'take-out:orders/receivehost/bts01:delete',
    'take-out:btsclu/bts01:unconfigure',
    '# closing',
    'take-out:btsclu/bts01:check',
  ]);
  expect(stepWith(runbook, 'take-out:btsclu/biztalkapp:leave')).toMatchObject({
    title: 'Move BizTalkApp to BTS02, if BTS01 owns it',
    where: 'BTS02',
    before: [
      'If another node than BTS01 owns BizTalkApp, go on to the next step.',
      'While BizTalkApp moves, these stand still: Host ReceiveHost, Host QueueHost and Host ProcessingHost.',
    ],
    commands: [
      {
        shell: 'cmd',
        lines: [
          'cluster /cluster:"BTSCLU" group "BizTalkApp" /moveto:BTS02 /wait:300',
          'cluster /cluster:"BTSCLU" group "BizTalkApp"',
        ],
      },
    ],
    check: {
      expect: [
        'Another node than BTS01 owns BizTalkApp.',
        'BizTalkApp moves from BTS01 to BTS02, with host ReceiveHost and host QueueHost.',
      ],
    },
    source:
      'White paper, How to Configure a BizTalk Host as a Cluster Resource, line 1154 (P24); Microsoft documentation, Cluster (cluster.exe)',
  });
  expect(stepWith(runbook, 'take-out:btsclu/biztalkapp/receivehost:owners')).toMatchObject({
    where: 'BTS02',
    commands: [
      {
        lines: [
          expect.stringContaining('VERIFY'),
          'cluster /cluster:"BTSCLU" res "BizTalk Service BizTalk Group: ReceiveHost" /removeowner:BTS01',
        ],
      },
    ],
    check: { expect: ['Possible owners: BTS02.'] },
  });
  expect(stepWith(runbook, 'take-out:orders/receivehost/bts01:delete').console.slice(1)).toEqual([
    'Select Host Instances. Right-click ReceiveHost on BTS01 → Delete; Yes.',
    'If it reports an error and offers to delete the instance by force: Yes.',
  ]);
  expect(stepWith(runbook, 'take-out:btsclu/bts01:unconfigure').before).toEqual([
    'BTS01 leaves BizTalk group Orders: afterwards it is configured anew if it is to come back.',
  ]);
});

test('a group that normally runs elsewhere is moved only if it is there', async () => {
  const runbook = planned(await parse(intake), 'take-out', 'IN1');
  expect(stepWith(runbook, 'take-out:intake/intake~0020app:leave')).toMatchObject({
    title: 'Move Intake App to IN2, if IN1 owns it',
    check: { expect: ['Another node than IN1 owns Intake App.'] },
  });
});

test('the last instance of a host that is not clustered is taken with a warning', async () => {
  const runbook = planned(await parse(twoGroups()), 'take-out', 'N1');
  expect(stepWith(runbook, 'take-out:b/free/n1:stop').before).toEqual([
    'Free has no other instance that can start: from this step on nothing is processed in it: its orchestrations.',
  ]);
});

test('Enterprise SSO stays where it may fail over to', async () => {
  const runbook = planned(await example('local-master-secret'), 'take-out', 'BTS02');
  const step = stepWith(runbook, 'take-out:btsclu/bts02:unconfigure');
  expect(step.before.at(-1)).toBe(
    'Leave Enterprise SSO configured on BTS02: ENTSSO in BizTalkApp may fail over there (BTS01 and BTS02).',
  );
  expect(step.console[2]).toBe(
    'Actions → Unconfigure Features: tick the features of BizTalk Server. Leave Enterprise SSO cleared. OK.',
  );
});

describe('refusals', () => {
  test('what is no server of BizTalk Server, and the only one', async () => {
    expect(refusal(await fourComputers(), 'take-out', ['SQL01'])).toEqual(['SQL01 is no server of a BizTalk group.']);
    expect(refusal(await example('three-computers'), 'take-out', ['BTS01'])).toEqual([
      'BTS01 is the only server of BizTalk group Shop: nothing would process anything any more.',
    ]);
  });

  test('the master secret server', async () => {
    const text = twoGroups().replace('masterSecretServer: DB', 'masterSecretServer: N1');
    expect(refusal(await parse(text), 'take-out', ['N1'])).toEqual([
      'N1 is the master secret server: every other server needs it. Move the master secret first.',
    ]);
  });

  test('the only owner of a group, and the only instance of a clustered host', async () => {
    const owner = twoGroups().replace('name: ONE', 'name: ONE  possibleOwners: N1');
    expect(refusal(await parse(owner), 'take-out', ['N1'])).toEqual([
      "First can't leave N1: no other node may run all its resources.",
    ]);
    const instance = twoGroups().replace(
      'host Plain { account: svc  instance N1  instance N2',
      'host Plain { account: svc  instance N1',
    );
    expect(refusal(await parse(instance), 'take-out', ['N1'])).toEqual([
      'Host Plain is clustered and has no other instance that can start: it would go offline with N1.',
    ]);
  });
});
