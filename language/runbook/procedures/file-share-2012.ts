/** P9, from Windows Server 2012 on: a share under the name of a role, in the console or with the module SmbShare. */
import { type Block, type Line, powershell } from '../command.ts';
import { exactLine, powershellLine } from '../escape/powershell.ts';
import { defineProcedure } from '../procedure.ts';
import { draftSharedFolder, sharedFolders } from '../shared-folder.ts';
import { namesOfAccounts, type SharePlan, serverOf, whoOf } from '../shares.ts';
import { documentation, whitePaper } from '../sources.ts';

export default defineProcedure({
  id: 'file-share-2012',
  *draft(topology) {
    yield* sharedFolders(topology, 'since 2012', (share, plan) =>
      draftSharedFolder(share, plan, {
        console: [
          `Right-click ${share.group.name} under Roles → Add File Share.`,
          'Select Profile: SMB Share - Quick; Next.',
          `Share Location: Type a custom path: ${plan.folder}; Next.`,
          `Share Name: ${plan.share}; Next. Other Settings: Next.`,
          'Permissions → Customize permissions. Leave the tab Permissions: those of the folder are set already.',
          `Tab Share → Add: ${whoOf(plan)}; Type: Allow; Full Control: ticked; OK. Select Everyone → Remove. OK; Next.`,
          'Confirmation: Create; Close.',
        ],
        ...withCmdlets(plan),
        stands: `${plan.share} stands on the tab Shares of ${share.group.name}.`,
        undo: {
          actions: [
            `On the tab Shares of ${share.group.name}, right-click ${plan.share} → Stop Sharing. The folder and its files stay.`,
          ],
          commands: stop(plan),
        },
        source: [whitePaper('P9', [420, 433]), documentation('SmbShare module of Windows PowerShell')],
      }),
    );
  },
});

/** Without accounts the cmdlet would share the folder with everyone, without a name under that of the node. */
function withCmdlets(plan: SharePlan): {
  readonly commands: readonly Block[];
  readonly done?: Block;
  readonly check: readonly Block[];
} {
  const scope = serverOf(plan);
  if (scope === undefined) return { commands: [], check: [] };
  const { share, folder } = plan;
  const check = [
    powershell(
      exactLine`Get-SmbShare -Name ${share} -ScopeName ${scope}`,
      exactLine`Get-SmbShareAccess -Name ${share} -ScopeName ${scope}`,
    ),
  ];
  const names = namesOfAccounts(plan);
  if (names.length === 0) return { commands: [], check };
  const done = powershellLine`[bool](Get-SmbShare | Where-Object { $_.Name -eq ${share} -and $_.ScopeName -eq ${scope} -and $_.Path -eq ${folder} })`;
  const create = powershellLine`New-SmbShare -Name ${share} -ScopeName ${scope} -Path ${folder}`;
  return { commands: [powershell(fullAccess(create, names))], done: powershell(done), check };
}

function fullAccess(create: Line, names: readonly string[]): Line {
  let line = create;
  for (const [index, name] of names.entries()) {
    const next = powershellLine`${name}`;
    if (typeof next !== 'string') return next;
    if (typeof line === 'string') line += `${index === 0 ? ' -FullAccess' : ','} ${next}`;
  }
  return line;
}

function stop(plan: SharePlan): readonly Block[] {
  const scope = serverOf(plan);
  return scope === undefined
    ? []
    : [powershell(exactLine`Remove-SmbShare -Name ${plan.share} -ScopeName ${scope} -Force`)];
}
