/** P9, Windows Server 2008 and 2008 R2: a shared folder of a clustered service or application, made in the console. */

import type { FileShare } from '../../model/topology.ts';
import { isSince } from '../../model/versions.ts';
import { wordsOf } from '../cluster-words.ts';
import { cmd, powershell, unverified, verifyBeforeUse } from '../command.ts';
import { netLine } from '../escape/net.ts';
import { programLine } from '../escape/powershell.ts';
import { defineProcedure } from '../procedure.ts';
import { draftSharedFolder, sharedFolders } from '../shared-folder.ts';
import { type SharePlan, serverOf, whoOf } from '../shares.ts';
import { whitePaper } from '../sources.ts';

export default defineProcedure({
  id: 'file-share-2008',
  *draft(topology) {
    for (const generation of ['2008', '2008R2'] as const) {
      yield* sharedFolders(topology, generation, (share, plan) =>
        draftSharedFolder(share, plan, {
          console: [
            `Right-click ${share.group.name} under ${wordsOf(share.group.cluster).groups} → Add a shared folder.`,
            `Shared Folder Location: Location: ${plan.folder}; Next.`,
            'NTFS Permissions: No, do not change NTFS permissions; Next. They are set already.',
            `Share Protocols: SMB: ticked; Share name: ${plan.share}; Next.`,
            'SMB Settings: Next.',
            `SMB Permissions: Users and groups have custom share permissions → Permissions → Add: ${whoOf(plan)}; Full Control: Allow ticked. Select Everyone → Remove. OK; Next.`,
            'If DFS Namespace Publishing is shown: Next. Review Settings: Create; Close.',
          ],
          // No command line that ties a share to the name of a group is known before Windows Server 2012.
          commands: [],
          check: view(share, plan),
          stands: `${plan.share} stands under Shared Folders of ${share.group.name}.`,
          undo: {
            actions: [
              `Under Shared Folders of ${share.group.name}, right-click ${plan.share} → Stop Sharing. The folder and its files stay.`,
            ],
          },
          source: [whitePaper('P9', [420, 433])],
        }),
      );
    }
  },
});

/** What the group shows on the network. */
function view({ group }: FileShare, plan: SharePlan) {
  const server = serverOf(plan);
  if (server === undefined) return [];
  const path = `\\\\${server}`;
  return isSince(group.cluster.windows, '2008R2')
    ? [powershell(`# ${unverified}`, programLine`net view ${path}`)]
    : [cmd(verifyBeforeUse, netLine`view ${path}`)];
}
