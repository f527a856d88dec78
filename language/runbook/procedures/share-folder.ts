/** P9 and P10: the folder on the disk of the cluster, and who may do what in it, before it is shared. */
import { dependenciesOf, resourcesOf } from '../../model/queries.ts';
import type { FileShare } from '../../model/topology.ts';
import { folderCommands } from '../folder-rights.ts';
import { created, type Draft, defineProcedure, type Refusal, ready } from '../procedure.ts';
import { clusterAdministrator } from '../roles.ts';
import { ownerOf } from '../service.ts';
import { namesOfAccounts, sharePlan } from '../shares.ts';
import { documentation, whitePaper } from '../sources.ts';
import { coveredClusters } from '../targets.ts';
import { enumerate } from '../wording.ts';

export default defineProcedure({
  id: 'share-folder',
  *draft(topology) {
    for (const { groups } of coveredClusters(topology)) {
      for (const share of groups.flatMap((group) => resourcesOf(group, 'fileShare'))) yield draftFolder(share);
    }
  },
});

function draftFolder(share: FileShare): Draft | Refusal {
  const plan = sharePlan(share);
  if ('refuse' in plan) return plan;
  const { folder, isRoot } = plan;
  const { group } = share;
  const on2003 = group.cluster.windows === '2003';
  const names = namesOfAccounts(plan);
  const who = names.length === 0 ? 'the accounts as noted' : enumerate(names);
  const role = clusterAdministrator(group.cluster);
  const commands = folderCommands(group.cluster, folder, isRoot, names);
  return {
    of: share,
    phase: 'file-share',
    unit: [group.cluster.name, group.name],
    title: `${isRoot ? 'Give' : `Create folder ${folder} and give`} ${who} Full Control of ${isRoot ? folder : 'it'}`,
    where: ownerOf(share),
    who: role.who,
    kind: 'changing',
    before: isRoot ? [] : [`If ${folder} is there already, keep it and set the permissions only.`],
    console: [
      ...(isRoot ? [] : [`In Windows Explorer, create the folder ${folder}. Do not share it there.`]),
      `Right-click ${folder} → Properties → Security${on2003 ? '' : ' → Edit'} → Add: ${who}; OK. Full Control: Allow ticked; OK.`,
      ...(on2003 ? ['Leave the other entries: the account of the Cluster service needs at least Read.'] : []),
    ],
    commands: names.length === 0 ? [] : [commands.create],
    done: names.length === 0 ? undefined : commands.done,
    check: {
      commands: [commands.show],
      expect:
        names.length === 0
          ? ['The accounts as noted have F (full control).']
          : names.map((name) => `${name} has F (full control), inherited by files and folders below.`),
    },
    undo: {
      actions: [
        `Remove ${who} from the permissions.${isRoot ? '' : ' Delete the folder, if this step has created it and nothing is in it.'}`,
      ],
    },
    source: on2003
      ? [whitePaper('P10', [444, 446], [449, 451]), documentation('Securing shared data in a cluster')]
      : [whitePaper('P9', [431, 433])],
    needs: [...role.needs, ...plan.needs],
    requires: [ready(group), ...dependenciesOf(share).map(ready), ...plan.accounts.map(ready)],
    makes: [created(share)],
  };
}
