/** P10, Windows Server 2003: a File Share resource in an existing cluster group. */
import { dependenciesOf, possibleOwnersOf, resourcesOf } from '../../model/queries.ts';
import type { FileShare } from '../../model/topology.ts';
import { clusterExe } from '../cluster-exe.ts';
import { verifyBeforeUse } from '../command.ts';
import { clusterConsole } from '../consoles.ts';
import { stepId } from '../identity.ts';
import { type Draft, defineProcedure } from '../procedure.ts';
import { draftService } from '../service.ts';
import { namesOfAccounts, provenBy, type SharePlan, sharePlan } from '../shares.ts';
import { documentation, whitePaper } from '../sources.ts';
import { coveredClusters } from '../targets.ts';
import { creating } from '../tool-of.ts';
import { enumerate, namesOf } from '../wording.ts';

const type = 'File Share';

export default defineProcedure({
  id: 'file-share-2003',
  *draft(topology) {
    for (const { groups } of coveredClusters(topology, '2003')) {
      for (const share of groups.flatMap((group) => resourcesOf(group, 'fileShare'))) {
        const plan = sharePlan(share);
        // What keeps it out is said once, by the step for its folder.
        if (!('refuse' in plan)) yield draftShare(share, plan);
      }
    }
  },
});

function draftShare(share: FileShare, plan: SharePlan): Draft {
  const { group, name } = share;
  const line = clusterExe(group.cluster);
  const names = namesOfAccounts(plan);
  const draft = draftService(share, {
    phase: 'file-share',
    title: `Create ${type} ${name} in ${group.name}`,
    before: ['Set the permissions here and not in Windows Explorer: those are lost when the resource goes offline.'],
    console: [
      clusterConsole(group.cluster),
      `Select group ${group.name}. File → New → Resource.`,
      `New Resource: Name: ${name}; Resource type: ${type}; Next.`,
      `Possible Owners: ${namesOf(possibleOwnersOf(share))}; Next.`,
      `Dependencies: ${namesOf(dependenciesOf(share)) || 'none'}; Next.`,
      `File Share Parameters: Share name: ${plan.share}; Path: ${plan.folder}.`,
      `Permissions → Add: ${names.length === 0 ? 'the accounts as noted' : enumerate(names)}; Full Control: Allow ticked. Select Everyone → Remove. OK.`,
      'Finish; OK.',
      `Right-click ${name} → Bring Online.`,
    ],
    create: [
      ...creating(share, type, { ShareName: plan.share, Path: plan.folder }),
      ...names.map((account) => line`res ${name} /priv Security=${{ value: account }},grant,F:security`),
      // A share that cluster.exe makes is open to everyone.
      verifyBeforeUse,
      line`res ${name} /priv Security=${{ value: 'Everyone' }},revoke:security`,
    ],
    show: [line`res ${name} /priv`],
    expect: [`ShareName ${plan.share}, Path ${plan.folder}.`, ...provenBy(plan)],
    undo: `Take ${name} offline and delete it. The folder and its files stay.`,
    source: [whitePaper('P10', [437, 451]), documentation('Planning Cluster Security')],
    needs: plan.needs,
    after: [stepId('share-folder', share)],
  });
  // Without accounts, the lines would share the folder with everyone or with nobody.
  return names.length === 0 ? { ...draft, commands: [] } : draft;
}
