/** A preview's content for tests: two phases, two computers, two roles, a command, an undo. */
import type { StepView } from '#protocol';
import type { Content } from '../../client/webview/messages.ts';

export function step(id: string, change: Partial<StepView> = {}): StepView {
  return {
    id,
    title: `Do ${id}`,
    where: 'BTS01',
    who: 'CONTOSO\\installer',
    kind: 'changing',
    console: ['Open Failover Cluster Management.'],
    commands: [],
    files: [],
    check: [],
    undo: [],
    source: 'the white paper, lines 180-200',
    ...change,
  };
}

export const content: Content = {
  title: 'Orders',
  picture: '<svg xmlns="http://www.w3.org/2000/svg"/>',
  pictureText: ['Cluster BTSCLU has two nodes.'],
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
          step('name', { where: 'BTS02', kind: 'disruptive', undo: ['Delete the name.'] }),
        ],
      },
      { id: 'hosts', title: 'BizTalk hosts', steps: [step('host', { who: 'CONTOSO\\admin', kind: 'read-only' })] },
    ],
  },
};
