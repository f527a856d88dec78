/** How the failover cluster console makes a group with a disk and a name: by its wizard, or empty at first where that is simpler. */
import { resourcesOf } from '../model/queries.ts';
import type { Group } from '../model/topology.ts';
import { isSince } from '../model/versions.ts';
import { wordsOf } from './cluster-words.ts';
import { dtcType } from './dtc.ts';
import { accessPoint, renamed } from './failover-cluster-manager.ts';
import { msmqType } from './queuing.ts';
import { whitePaper } from './sources.ts';
import type { WizardRun } from './wizard.ts';

export interface GroupInConsole {
  readonly console: readonly string[];
  /** The resource that comes with the group besides disk, name and address; undefined where none does. */
  readonly besides: string | undefined;
  readonly source: string;
}

/** What the wizard is told the group is for, and what it makes because of that. */
const serviceRoles = {
  dtc: { choice: dtcType, besides: 'MSDTC', source: whitePaper('P3', [269, 278]) },
  msmq: { choice: msmqType.console, besides: msmqType.console, source: whitePaper('P7', [362, 371]) },
} as const;
const fileServer = { choice: 'File Server', besides: 'File Server', source: whitePaper('P1', [189, 200]) } as const;

export function groupInConsole(group: Group, run: WizardRun): GroupInConsole {
  const { service } = run;
  const since2012 = isSince(group.cluster.windows, '2012');
  // From Windows Server 2012 on nothing needs the File Server that the white paper takes as its way to a group with a disk.
  if (since2012 && !service && resourcesOf(group, 'fileShare').length === 0) {
    return { console: emptyFirst(group, run), besides: undefined, source: fileServer.source };
  }
  const role = service ? serviceRoles[service.type] : fileServer;
  const { groups, configure, choices } = wordsOf(group.cluster);
  return {
    console: [
      `Right-click ${groups} → ${configure}; Next.`,
      `${choices}: ${role.choice}; Next.`,
      ...(since2012 && !service ? ['File Server Type: File Server for general use; Next.'] : []),
      `Client Access Point: ${accessPoint(run.name, run.address)}; Next.`,
      `Select Storage: tick ${run.disk.name}; Next.`,
      'Confirmation: Next. Summary: Finish.',
      ...renamed(group, run.name, run.address),
    ],
    besides: role.besides,
    source: role.source,
  };
}

function emptyFirst(group: Group, { disk, name, address }: WizardRun): readonly string[] {
  const { groups, createEmpty, addStorage, addResource } = wordsOf(group.cluster);
  return [
    `Right-click ${groups} → ${createEmpty}.`,
    `Right-click the new entry → Properties → General: Name: ${group.name}; OK.`,
    `Right-click ${group.name} → ${addStorage}: tick ${disk.name}; OK.`,
    `Right-click ${group.name} → ${addResource} → Client Access Point: ${accessPoint(name, address)}; Next.`,
    'Confirmation: Next. Summary: Finish.',
    ...renamed(undefined, name, address),
  ];
}
