/** Steps that stand in a given order: what keeps the whole out, what is only named, and how fields to fill in look. */
import { expect, test } from 'vitest';
import type { model } from '../../../language/index.ts';
import { renderMarkdown } from '../../../language/runbook/index.ts';
import type { Draft } from '../../../language/runbook/procedure.ts';
import { buildSequence } from '../../../language/runbook/sequence.ts';
import { fourComputers, group, parse, resource } from './topologies.ts';

function draft(of: model.Element, part: string, more: Partial<Draft> = {}): Draft {
  return {
    of,
    part,
    phase: 'change',
    unit: [],
    title: `Do ${part}`,
    where: 'here',
    who: 'somebody',
    kind: 'read-only',
    console: ['Look.'],
    commands: [],
    check: { expect: ['It is there.'] },
    undo: { actions: [] },
    source: ['somewhere'],
    needs: ['A lamp'],
    requires: [],
    makes: [],
    ...more,
  };
}

const sequenceOf = (drafts: readonly Draft[], changes: readonly model.Element[] = []) => ({
  title: 'Try',
  steps: drafts.map((each) => ({ procedure: 'try', draft: each })),
  leftOut: [],
  changes,
});

test('steps keep the order in which they are given, each after the one before it', async () => {
  const topology = await fourComputers();
  const app = group(topology, 'BizTalkApp');
  const answer = buildSequence([topology], [], sequenceOf([draft(app, 'z'), draft(app, 'a'), draft(app, 'm')]));
  const steps = 'runbook' in answer ? answer.runbook.phases.flatMap((phase) => phase.steps) : [];
  expect(steps.map(({ id, after }) => [id, after])).toEqual([
    ['try:btsclu/biztalkapp:z', []],
    ['try:btsclu/biztalkapp:a', ['try:btsclu/biztalkapp:z']],
    ['try:btsclu/biztalkapp:m', ['try:btsclu/biztalkapp:a']],
  ]);
  expect('runbook' in answer && answer.runbook.needed).toEqual([
    { fact: 'A lamp', neededBy: steps.map(({ id }) => id) },
  ]);
});

test('an error at what a step is about refuses the whole; at what is changed it is named', async () => {
  const topology = await fourComputers();
  const queues = resource(topology, 'QueueHost');
  const problems = [
    { of: queues, code: 'some-rule', message: 'It is wrong.' },
    { of: group(topology, 'SqlGroup'), code: 'other-rule', message: 'Elsewhere.' },
  ];
  const sentence =
    'Clustered BizTalk host QueueHost in group BizTalkApp of cluster BTSCLU has an error (some-rule): It is wrong.';
  expect(buildSequence([topology], problems, sequenceOf([draft(queues, 'a')]))).toEqual({ reasons: [sentence] });
  const answer = buildSequence([topology], problems, sequenceOf([draft(queues, 'a')], [queues]));
  expect('runbook' in answer && answer.runbook.leftOut).toEqual([
    { text: `${sentence} See whether this operation mends it.`, origin: queues.origin },
  ]);
});

test('a cluster without procedures is refused', async () => {
  const topology = await parse('cluster C { type: networkLoadBalancing  windows: 2008  node N1  group G {} }');
  expect(buildSequence([topology], [], sequenceOf([draft(group(topology, 'G'), 'a')]))).toEqual({
    reasons: ['Cluster C is a network load balancing cluster; the runbook builds failover clusters.'],
  });
});

test('fields to fill in are labels with a line behind them', async () => {
  const topology = await fourComputers();
  const drafts = [draft(group(topology, 'BizTalkApp'), 'a', { record: ['Began at', '<b>'] })];
  const answer = buildSequence([topology], [], sequenceOf(drafts));
  const markdown = 'runbook' in answer ? renderMarkdown(answer.runbook) : '';
  const line = '\\_'.repeat(20);
  expect(markdown).toContain(`**Record**\n\n- Began at: ${line}\n- &lt;b&gt;: ${line}\n`);
});
