/** A preview's content for tests: three findings, two phases, two computers, two roles, a command, an undo. */
import type { FailoverView, FindingView, StepView } from '#protocol';
import type { Content } from '../../client/webview/messages.ts';

export function step(id: string, change: Partial<StepView> = {}): StepView {
  return {
    id,
    title: `Do ${id}`,
    where: 'BTS01',
    who: 'CONTOSO\\installer',
    kind: 'changing',
    before: [],
    console: ['Open Failover Cluster Management.'],
    commands: [],
    files: [],
    check: { commands: [], expect: [] },
    undo: { actions: [], commands: [] },
    source: 'the white paper, lines 180-200',
    ...change,
  };
}

/** Two at one part of the picture, one at none. */
export const findings: readonly FindingView[] = [
  {
    id: 'too-few-nodes cluster:BTSCLU',
    severity: 'error',
    message: 'BTSCLU has one node.',
    code: 'too-few-nodes',
    hasPage: true,
    hasFix: true,
    part: 'cluster:BTSCLU',
  },
  {
    id: 'no-quorum cluster:BTSCLU',
    severity: 'warning',
    message: 'BTSCLU has no quorum.',
    code: 'no-quorum',
    hasPage: true,
    hasFix: false,
    part: 'cluster:BTSCLU',
  },
  {
    id: 'odd',
    severity: 'information',
    message: 'The file is odd.',
    code: 'odd',
    hasPage: false,
    hasFix: false,
  },
];

export const content: Content = {
  title: 'Orders',
  picture: '<svg xmlns="http://www.w3.org/2000/svg"/>',
  pictureText: ['Cluster BTSCLU has two nodes.'],
  findings,
  runbook: {
    title: 'Build Orders',
    needed: ['The password of svc-host.'],
    leftOut: [{ text: 'Host Receive: it has no instance.', place: 'host:Receive' }, { text: 'Nothing else.' }],
    phases: [
      {
        id: 'groups',
        title: 'Cluster groups',
        steps: [
          step('disk', {
            place: 'resource:Disk',
            commands: [{ shell: 'powershell', lines: ['Get-Disk', 'Add-Disk'] }],
          }),
          step('name', { where: 'BTS02', kind: 'disruptive', undo: { actions: ['Delete the name.'], commands: [] } }),
        ],
      },
      { id: 'hosts', title: 'BizTalk hosts', steps: [step('host', { who: 'CONTOSO\\admin', kind: 'read-only' })] },
    ],
  },
};

const failure = { kind: 'fails', names: ['BTS01'] } as const;

/** A scenario after one event: one change with a reason and one without, something lost, one pair of computers. */
export const failover: FailoverView = {
  picture: '<svg xmlns="http://www.w3.org/2000/svg"/>',
  pictureText: ['Not as at the start:', 'BTS01: down.'],
  steps: [
    { title: 'Everything is started.', changes: [] },
    {
      title: 'BTS01 fails.',
      changes: [
        { text: 'App moves to BTS02.', reason: 'BTS01 is down.', tone: 'changed', place: 'group:App' },
        { text: 'Files stops.', tone: 'lost', place: 'host:Files' },
      ],
    },
  ],
  at: 1,
  forgotten: 0,
  capabilities: [
    { title: 'Host Receive', state: 'works', remark: 'On BTS02.', place: 'host:Receive' },
    { title: 'Databases', state: 'unknown', remark: 'The file does not say enough.' },
  ],
  parts: [
    {
      kind: 'computer',
      title: 'BTS01',
      place: 'node:BTS01',
      actions: [
        { title: 'BTS01 is back', event: { kind: 'back', names: ['BTS01'] } },
        { title: 'BTS01 fails', event: failure },
      ],
    },
    { kind: 'group', title: 'Stuck', place: 'group:Stuck', actions: [] },
    {
      kind: 'group',
      title: 'App',
      place: 'group:App',
      actions: [{ title: 'Move App to BTS02', event: { kind: 'moved', group: 'App', to: 'BTS02' } }],
    },
  ],
  matrix: {
    capabilities: ['Host Receive', 'Databases'],
    singles: [
      {
        title: 'BTS01',
        event: failure,
        survived: true,
        outcomes: [
          { effect: 'moves', reduced: true, onCachedSecret: true },
          { effect: 'unknown', reduced: false, onCachedSecret: false },
        ],
      },
    ],
    pairs: [
      {
        title: 'BTS01 and BTS02',
        event: { kind: 'fails', names: ['BTS01', 'BTS02'] },
        survived: false,
        outcomes: [
          { effect: 'lost', reduced: false, onCachedSecret: false },
          { effect: 'runs', reduced: false, onCachedSecret: false },
        ],
      },
    ],
    survivedSingles: 1,
  },
  tolerance: ['As with two computers.'],
  unknown: [{ text: 'The database is not stated.', place: 'group:Orders' }],
};
