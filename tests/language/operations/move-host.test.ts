/** Moving a clustered host to another group: the steps, what goes along, and where it can't. */
import { describe, expect, test } from 'vitest';
import { linesOf, parse } from '../runbook/topologies.ts';
import { example, outline, planned, refusal, stepWith, twoGroups } from './topologies.ts';

const cluster = '/cluster:"C"';

test('instances first, then out of the one group and into the other, and what its resource has to be told', async () => {
  const runbook = planned(await parse(twoGroups()), 'move-host', 'Intake', 'Second');
  expect(runbook.title).toBe('Move host Intake from First to Second');
  expect(outline(runbook)).toEqual([
    '# assessment',
    'move-host:c/first/intake:look',
    'move-host:c/second:look',
    '# change',
    'host-instance:b/intake/n3',
    'move-host:c/first/intake:uncluster',
    'cluster-host:c/second/intake',
    'find-host-resource:c/second/intake',
    'host-dependencies:c/second/intake',
    'restart-policy:c/second/intake',
    '# closing',
    'fail-over-hosts:c/second',
    'move-host:b/intake:check',
  ]);
  expect(stepWith(runbook, 'cluster-host:c/second/intake').commands.flatMap(({ lines }) => lines)).toContain(
    "[void]$btsHost.Cluster('Second')",
  );
  const depends = linesOf(stepWith(runbook, 'host-dependencies:c/second/intake'));
  expect(depends).toContain(`cluster ${cluster} res "BizTalk Service BizTalk Group: Intake" /adddep:"Queues2"`);
  expect(depends.filter((line) => line.includes('Queues1') || line.includes('Name1'))).toEqual([]);
  expect(stepWith(runbook, 'fail-over-hosts:c/second').title).toBe(
    'Move Second to N1 and N3 and back to N2, with Intake',
  );
  expect(runbook.leftOut).toEqual([]);
});

test('a list of possible owners goes along', async () => {
  const runbook = planned(await parse(twoGroups()), 'move-host', 'Plain', 'Second');
  expect(outline(runbook).filter((id) => /host-instance|host-owners/.test(id))).toEqual(['host-owners:c/second/plain']);
  expect(
    stepWith(runbook, 'host-owners:c/second/plain')
      .commands.flatMap(({ lines }) => lines)
      .at(-1),
  ).toBe(`cluster ${cluster} res "BizTalk Service BizTalk Group: Plain" /removeowner:N3`);
});

test('a dependency without a counterpart is named', async () => {
  const text = twoGroups().replace('biztalkHost Plain { ', 'biztalkHost Plain dependsOn Name1, Dtc1 { ');
  const runbook = planned(await parse(text), 'move-host', 'Plain', 'Second');
  expect(runbook.leftOut.map(({ text: left }) => left)).toEqual([
    'Plain depends on Distributed Transaction Coordinator Dtc1 in group First of cluster C, and Second has none of this type: no dependency takes its place.',
  ]);
});

test('what gets weaker is said before the host leaves', async () => {
  // The queues keep the whole of Second on N1.
  const text = twoGroups().replace(
    'msmq Queues2 dependsOn Name2, Disk2',
    'msmq Queues2 dependsOn Name2, Disk2 { possibleOwners: N1 }',
  );
  const runbook = planned(await parse(text), 'move-host', 'Plain', 'Second');
  expect(stepWith(runbook, 'move-host:c/first/plain:uncluster').before).toEqual([
    'Every instance of Plain stops, and from then on nothing is processed in it: FILE receive, and its orchestrations.',
    'Go on at once: Plain works again only when it is clustered in Second.',
    'In the other group these no longer survive the failure of N1: Host Plain and FILE receive in Plain.',
  ]);
});

describe('refusals', () => {
  test.each([
    ['First', ['Host Plain is clustered in First already.']],
    [
      'Bare',
      [
        'Group Bare of cluster C has no Network Name, which a clustered host needs (white paper, line 1151).',
        'Group Bare of cluster C has no IP address, which a clustered host needs (white paper, line 1151).',
      ],
    ],
    [
      'Cluster Group',
      [
        'Group Cluster Group of cluster C is the quorum group, in which nothing of BizTalk Server belongs.',
        'Group Cluster Group of cluster C has no Network Name, which a clustered host needs (white paper, line 1151).',
        'Group Cluster Group of cluster C has no IP address, which a clustered host needs (white paper, line 1151).',
      ],
    ],
  ])('to %s', async (target, why) => {
    expect(refusal(await parse(twoGroups()), 'move-host', ['Plain', target])).toEqual(why);
  });

  test('to another cluster, and a host that is not clustered', async () => {
    const topology = await example('four-computers');
    expect(refusal(topology, 'move-host', ['ReceiveHost', 'SsoGroup'])).toEqual([
      'Host ReceiveHost is clustered on BTSCLU, and SsoGroup is a group of SQLCLU: a host moves between groups of one cluster only.',
    ]);
    expect(refusal(topology, 'move-host', ['ProcessingHost', 'BizTalkApp'])).toEqual([
      'Host ProcessingHost is not clustered.',
    ]);
  });

  test('away from Enterprise SSO of its cluster', async () => {
    const text = twoGroups({ resources: 'entsso Sso dependsOn Name1' });
    expect(refusal(await parse(text), 'move-host', ['Plain', 'Second'])).toEqual([
      'Enterprise SSO is clustered in First: hosts of C have to be in its group (white paper, lines 793 and 1104).',
    ]);
  });

  test('where no node may run it, or its instance is disabled', async () => {
    const nowhere = twoGroups().replace(
      'networkName Name2 dependsOn Ip2 { name: TWO }',
      'networkName Name2 dependsOn Ip2 { name: TWO  possibleOwners: N3 }',
    );
    expect(refusal(await parse(nowhere), 'move-host', ['Plain', 'Second'])).toEqual([
      'No node may run both Plain and every resource of Second.',
    ]);
    const disabled = twoGroups().replace(
      'host Plain { account: svc  instance N1',
      'host Plain { account: svc  instance N1 { disabled: yes }',
    );
    expect(refusal(await parse(disabled), 'move-host', ['Plain', 'Second'])).toEqual([
      'The instance of Plain on N1 is disabled, where it may fail over to (white paper, line 1145).',
    ]);
  });

  test('away from the queues that a version needs beside it', async () => {
    const text = twoGroups({ windows: '2003' })
      .replace('version: 2009', 'version: 2006R2')
      .replace('msmq Queues2 dependsOn Name2, Disk2', '');
    expect(refusal(await parse(text), 'move-host', ['Intake', 'Second'])).toEqual([
      'MSMQ receive in Intake reads only from queues beside it, and Second has no Message Queuing (white paper, line 353).',
    ]);
  });

  test('what would not work any more, for the reason that the simulation gives', async () => {
    const text = twoGroups().replace('receive in Plain }', 'receive in Plain { path: "S:\\in" } }');
    expect(refusal(await parse(text), 'move-host', ['Plain', 'Second'])).toEqual([
      "Afterwards this would not work any more: FILE receive in Plain. Its folder is on the disk Disk1, which isn't online on N2.",
    ]);
  });
});
