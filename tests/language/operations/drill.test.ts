/** Failover drills: where the group goes, what has to happen, and what is written down. */
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../language/runbook/index.ts';
import { fourComputers, parse } from '../runbook/topologies.ts';
import { outline, planned, refusal, stepWith, twoGroups } from './topologies.ts';

test('as it was read and approved', async () => {
  const runbook = planned(await fourComputers(), 'drill', 'SqlGroup');
  await expect(renderMarkdown(runbook)).toMatchFileSnapshot('golden/drill-sqlgroup-2008.md');
});

test('the group goes to every other possible owner and back; the failure stands apart', async () => {
  const runbook = planned(await parse(twoGroups()), 'drill', 'First');
  expect(outline(runbook)).toEqual([
    '# assessment',
    'drill:c/first:look',
    '# change',
    'drill:c/first:move-n2',
    'drill:c/first:move-n1',
    '# failure',
    'drill:c/n1:fail',
    'drill:c/n1:back',
    'drill:c/first:return-n1',
    'drill:c/bare:return-n1',
    'drill:c/cluster~0020group:return-n1',
    '# closing',
    'drill:c/first:close',
  ]);
  expect(runbook.leftOut.map(({ text }) => text)).toEqual([
    'N3: First is not moved there, as one of its resources may not run on it.',
  ]);
  expect(runbook.phases.map(({ title }) => title)).toEqual([
    'Before you begin',
    'Carry it out',
    'A computer fails (optional)',
    'Afterwards',
  ]);
  for (const id of ['drill:c/first:move-n2', 'drill:c/n1:fail', 'drill:c/first:return-n1']) {
    expect(stepWith(runbook, id)).toMatchObject({
      kind: 'disruptive',
      record: ['Began at', 'Everything works again at', 'What went otherwise'],
    });
  }
  expect(stepWith(runbook, 'drill:c/n1:fail').check.expect).toEqual([
    'First moves from N1 to N2, with host Intake and host Plain. N1 is down. N2 is the next of its preferred owners that is left.',
    'Bare moves from N1 to N2. N1 is down. N2 is the next node that is left for it.',
    'Cluster Group moves from N1 to N2. N1 is down. N2 is the next node that is left for it.',
    'Free on N1 stops. N1 is down.',
    'Host Free is lost. N1 is down.',
    'Databases on DB: on DB.',
    'Master secret: on DB.',
    'Host Intake: on N2.',
    'Host Plain: on N2.',
    'Host Free: not available. N1 is down.',
  ]);
});

test('what the simulation finds wrong on the other node is what has to be expected there', async () => {
  const text = twoGroups().replace(
    'host Plain { account: svc  instance N1  instance N2',
    'host Plain { account: svc  instance N1',
  );
  const runbook = planned(await parse(text), 'drill', 'First');
  const expected = (id: string) => stepWith(runbook, id).check.expect;
  expect(expected('drill:c/first:move-n2')).toEqual([
    'First moves from N1 to N2.',
    'First moves from N2 to N1, with host Intake and host Plain. Plain has no instance on N2. N1 is the next of its preferred owners that is left.',
    'Of Intake one instance has ServiceState 4 (running): the one on N1.',
    'Of Plain one instance has ServiceState 4 (running): the one on N1.',
  ]);
  expect(expected('drill:c/first:move-n1').slice(0, 1)).toEqual(['First is there already: nothing has to be moved.']);
});

describe('refusals', () => {
  test('one owner, none, and an instance that holds the group', async () => {
    const owners = (list: string) => twoGroups().replace('name: ONE', `name: ONE  possibleOwners: ${list}`);
    expect(refusal(await parse(owners('N1')), 'drill', ['First'])).toEqual([
      'Group First of cluster C can run on N1 alone: there is no other possible owner of all its resources.',
    ]);
    expect(refusal(await parse(owners('N3')), 'drill', ['First'])).toEqual([
      'Group First of cluster C starts on no node. There is no node on which every resource of First may run: their possible owners have none in common.',
    ]);
    expect(refusal(await parse(twoGroups({ resources: 'entsso Sso dependsOn Name1' })), 'drill', ['First'])).toEqual([
      "First can't be moved to N2. Free on N1 isn't clustered and depends on Enterprise SSO there, which can't be taken offline before the instance is stopped.",
    ]);
  });

  test('a cluster that has no procedures', async () => {
    const topology = await parse(
      'cluster C { windows: 2000 node N1 node N2 group G { ip A { address: 10.0.0.1/24 network: P } } }',
    );
    expect(refusal(topology, 'drill', ['G'])).toEqual(["The file doesn't state the Windows version of cluster C."]);
  });
});
