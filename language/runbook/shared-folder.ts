/** What the steps that share a folder under the name of a group have in common, from Windows Server 2008 on. */
import { resourcesOf } from '../model/queries.ts';
import type { FileShare, Topology } from '../model/topology.ts';
import type { Block } from './command.ts';
import { clusterConsole } from './consoles.ts';
import { stepId } from './identity.ts';
import { excludedOwners } from './placement.ts';
import { created, type Draft, type Omission, ready } from './procedure.ts';
import { clusterAdministrator } from './roles.ts';
import { ownerOf } from './service.ts';
import { provenBy, type SharePlan, sharePlan } from './shares.ts';
import { coveredClusters, type Generation } from './targets.ts';
import { describe, namesOf, sentence } from './wording.ts';

/** What differs between the Windows versions. */
export interface SharedFolderStep extends Pick<Draft, 'commands' | 'done' | 'undo' | 'source'> {
  readonly console: readonly string[];
  readonly check: readonly Block[];
  /** Where the console shows the share. */
  readonly stands: string;
}

/** A step for each share of the Windows versions, and what a shared folder can't have. */
export function* sharedFolders(
  topology: Topology,
  generation: Generation,
  draft: (share: FileShare, plan: SharePlan) => Draft,
): Iterable<Draft | Omission> {
  for (const { groups } of coveredClusters(topology, generation)) {
    for (const share of groups.flatMap((group) => resourcesOf(group, 'fileShare'))) {
      const plan = sharePlan(share);
      // What keeps it out is said once, by the step for its folder.
      if ('refuse' in plan) continue;
      yield draft(share, plan);
      const excluded = excludedOwners(share);
      if (excluded.length > 0) {
        yield {
          omit: share,
          why: `${sentence(describe(share))}: it is not kept away from ${namesOf(excluded)}; from Windows Server 2008 on a shared folder goes where its File Server goes.`,
        };
      }
    }
  }
}

export function draftSharedFolder(share: FileShare, plan: SharePlan, own: SharedFolderStep): Draft {
  const { group } = share;
  const { who, needs } = clusterAdministrator(group.cluster);
  const { console, check, stands, ...rest } = own;
  const fileServer = resourcesOf(group, 'resource').filter(
    ({ windowsType }) => windowsType?.toLowerCase() === 'file server',
  );
  return {
    ...rest,
    of: share,
    phase: 'file-share',
    unit: [group.cluster.name, group.name],
    title: `Share ${plan.folder} as ${plan.share} in ${group.name}`,
    where: ownerOf(share),
    who,
    kind: 'changing',
    console: [clusterConsole(group.cluster), ...console],
    check: { commands: check, expect: [stands, ...provenBy(plan)] },
    needs: [...needs, ...plan.needs],
    requires: [ready(group), ...fileServer.map(ready)],
    after: [stepId('share-folder', share), stepId('file-server-2008', group)],
    makes: [created(share)],
  };
}
