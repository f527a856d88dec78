/** P9, Windows Server 2008: a shared folder of a clustered service or application. */
import { resourcesOf } from '../../model/queries.ts';
import type { FileShare } from '../../model/topology.ts';
import { cmd, verifyBeforeUse } from '../command.ts';
import { clusterConsole } from '../consoles.ts';
import { netLine } from '../escape/net.ts';
import { stepId } from '../identity.ts';
import { excludedOwners } from '../placement.ts';
import { created, type Draft, defineProcedure, ready } from '../procedure.ts';
import { clusterAdministrator } from '../roles.ts';
import { ownerOf } from '../service.ts';
import { namesOfAccounts, provenBy, type SharePlan, sharePlan } from '../shares.ts';
import { whitePaper } from '../sources.ts';
import { coveredClusters } from '../targets.ts';
import { describe, enumerate, namesOf, sentence } from '../wording.ts';

export default defineProcedure({
  id: 'file-share-2008',
  *draft(topology) {
    for (const { groups } of coveredClusters(topology, '2008')) {
      for (const share of groups.flatMap((group) => resourcesOf(group, 'fileShare'))) {
        const plan = sharePlan(share);
        // What keeps it out is said once, by the step for its folder.
        if ('refuse' in plan) continue;
        yield draftShare(share, plan);
        const excluded = excludedOwners(share);
        if (excluded.length > 0) {
          yield {
            omit: share,
            why: `${sentence(describe(share))}: it is not kept away from ${namesOf(excluded)}; from Windows Server 2008 on a shared folder goes where its File Server goes.`,
          };
        }
      }
    }
  },
});

function draftShare(share: FileShare, plan: SharePlan): Draft {
  const { group } = share;
  const { who, needs } = clusterAdministrator(group.cluster);
  const names = namesOfAccounts(plan);
  const fileServer = resourcesOf(group, 'resource').filter(
    ({ windowsType }) => windowsType?.toLowerCase() === 'file server',
  );
  const server = plan.network?.split('\\')[2];
  return {
    of: share,
    phase: 'file-share',
    unit: [group.cluster.name, group.name],
    title: `Share ${plan.folder} as ${plan.share} in ${group.name}`,
    where: ownerOf(share),
    who,
    kind: 'changing',
    console: [
      clusterConsole(group.cluster),
      `Right-click ${group.name} under Services and Applications → Add a shared folder.`,
      `Shared Folder Location: Location: ${plan.folder}; Next.`,
      'NTFS Permissions: No, do not change NTFS permissions; Next. They are set already.',
      `Share Protocols: SMB: ticked; Share name: ${plan.share}; Next.`,
      'SMB Settings: Next.',
      `SMB Permissions: Users and groups have custom share permissions → Permissions → Add: ${names.length === 0 ? 'the accounts as noted' : enumerate(names)}; Full Control: Allow ticked. Select Everyone → Remove. OK; Next.`,
      'If DFS Namespace Publishing is shown: Next. Review Settings: Create; Close.',
    ],
    // No command line that ties a share to the name of a group is known before Windows Server 2012.
    commands: [],
    check: {
      commands: server === undefined ? [] : [cmd(verifyBeforeUse, netLine`view ${`\\\\${server}`}`)],
      expect: [`${plan.share} stands under Shared Folders of ${group.name}.`, ...provenBy(plan)],
    },
    undo: {
      actions: [
        `Under Shared Folders of ${group.name}, right-click ${plan.share} → Stop Sharing. The folder and its files stay.`,
      ],
    },
    source: [whitePaper('P9', [420, 433])],
    needs: [...needs, ...plan.needs],
    requires: [ready(group), ...fileServer.map(ready)],
    after: [stepId('share-folder', share), stepId('file-server-2008', group)],
    makes: [created(share)],
  };
}
