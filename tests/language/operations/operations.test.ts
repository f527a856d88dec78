/** How operations are asked for, and what keeps all of them from being planned. */
import { describe, expect, test } from 'vitest';
import { operations, planOperation } from '../../../language/operations/index.ts';
import { renderMarkdown } from '../../../language/runbook/index.ts';
import { fourComputers, group, parse, resource } from '../runbook/topologies.ts';
import { planned, refusal, twoGroups } from './topologies.ts';

test('the operations, each with what it takes', () => {
  expect(operations.map(({ id, arguments: names }) => [id, ...names.map(({ usage }) => usage)])).toEqual([
    ['uncluster', 'HOST'],
    ['take-out', 'COMPUTER'],
    ['move-host', 'HOST', 'GROUP'],
    ['drill', 'GROUP'],
    ['secret-server-outage'],
  ]);
});

describe('names', () => {
  test('an operation that there is not, with the near one', async () => {
    expect(planOperation(await fourComputers(), [], 'drll', ['BizTalkApp'])).toEqual({
      refused: ['There is no operation drll.'],
      names: ['drill'],
    });
  });

  test('too few or too many', async () => {
    const topology = await fourComputers();
    expect(refusal(topology, 'move-host', ['ReceiveHost'])).toEqual(['move-host takes HOST GROUP.']);
    expect(refusal(topology, 'secret-server-outage', ['X'])).toEqual(['secret-server-outage takes no name.']);
  });

  test('a name that nothing has, with those that may be meant', async () => {
    expect(planOperation(await fourComputers(), [], 'uncluster', ['RecieveHost'])).toEqual({
      refused: ['RecieveHost is not the name of a host.'],
      names: ['ReceiveHost'],
    });
    expect(planOperation(await fourComputers(), [], 'drill', ['BTS01'])).toEqual({
      refused: ['BTS01 is not the name of a group of a cluster.'],
      names: [],
    });
  });

  test('a name that two things have is refused with their full names, of which each is enough', async () => {
    const group = (cluster: string, n: number) =>
      `cluster ${cluster} { windows: 2008 node ${cluster}1 node ${cluster}2 group App { ip ${cluster}Ip { address: 10.0.0.${n}/24 network: P } } }`;
    const topology = await parse(`${group('X', 1)} ${group('Y', 2)}`);
    expect(planOperation(topology, [], 'drill', ['app'])).toEqual({
      refused: ['app could mean several things.'],
      names: ['X.App', 'Y.App'],
    });
    expect(planned(topology, 'drill', 'y.app').title).toBe('Failover drill for App');
  });
});

describe('errors of the topology', () => {
  const message = 'It is wrong.';

  test('refuse what relies on the element, and nothing else', async () => {
    const topology = await fourComputers();
    const problems = [{ of: group(topology, 'SqlGroup'), code: 'some-rule', message }];
    expect(refusal(topology, 'drill', ['SqlGroup'], problems)).toEqual([
      'Group SqlGroup of cluster SQLCLU has an error (some-rule): It is wrong.',
    ]);
    expect(refusal(topology, 'drill', ['BizTalkApp'], problems)).toEqual([]);
  });

  test('at what the operation changes are named: it may be what mends them', async () => {
    const topology = await parse(twoGroups());
    const problems = [{ of: resource(topology, 'Intake'), code: 'some-rule', message }];
    const answer = planOperation(topology, problems, 'move-host', ['Intake', 'Second']);
    expect('runbook' in answer && answer.runbook.leftOut.map(({ text }) => text)).toEqual([
      'Clustered BizTalk host Intake in group First of cluster C has an error (some-rule): It is wrong. See whether this operation mends it.',
    ]);
  });
});

test('the same topology gives the same bytes', async () => {
  const markdown = async () => {
    const topology = await fourComputers();
    return [
      planned(topology, 'uncluster', 'QueueHost'),
      planned(topology, 'take-out', 'BTS01'),
      planned(topology, 'drill', 'SqlGroup'),
      planned(topology, 'secret-server-outage'),
    ].map(renderMarkdown);
  };
  expect(await markdown()).toEqual(await markdown());
});

test('every step can be done and checked, has an id of its own, and says where it comes from', async () => {
  const four = await fourComputers();
  const two = await parse(twoGroups());
  for (const runbook of [
    planned(four, 'uncluster', 'QueueHost'),
    planned(four, 'take-out', 'BTS01'),
    planned(four, 'drill', 'SqlGroup'),
    planned(four, 'secret-server-outage'),
    planned(two, 'move-host', 'Intake', 'Second'),
    planned(two, 'secret-server-outage'),
  ]) {
    const steps = runbook.phases.flatMap((phase) => phase.steps);
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    for (const step of steps) {
      expect(step.console.length, step.title).toBeGreaterThan(0);
      expect(step.check.expect.length, step.title).toBeGreaterThan(0);
      expect(step.source, step.title).toMatch(/^(White paper, .*\(P\d+\)|Microsoft documentation, )/);
      if (step.kind !== 'read-only') continue;
      const lines = [...step.commands, ...step.check.commands].flatMap((block) => block.lines);
      expect(lines.filter((line) => /\/(moveto|online|offline)|Put|Cluster\(|Start\(|Stop\(/.test(line))).toEqual([]);
    }
  }
});
