/** P7, from Windows Server 2008 on: a Message Queuing resource, made by the wizard with its own group or added to a group that has more. */
import { queuesOn } from '../../model/message-queuing.ts';
import { wordsOf } from '../cluster-words.ts';
import { clusterConsole } from '../consoles.ts';
import { addInConsole, serviceSettings } from '../failover-cluster-manager.ts';
import { defineProcedure } from '../procedure.ts';
import { draftQueues, msmqType } from '../queuing.ts';
import { documentation, whitePaper } from '../sources.ts';
import { coveredClusters } from '../targets.ts';
import { creating } from '../tool-of.ts';
import { madeByWizard } from '../wizard.ts';

export default defineProcedure({
  id: 'msmq-2008',
  *draft(topology) {
    for (const queues of coveredClusters(topology, 'since 2008').flatMap(queuesOn)) {
      const { group, name } = queues;
      const byWizard = madeByWizard(queues);
      yield draftQueues(queues, {
        before: byWizard
          ? [
              `If ${group.name} was made in the console, its wizard has made the Message Queuing resource already: no commands then.`,
            ]
          : [],
        console: [
          clusterConsole(group.cluster),
          ...(byWizard ? [] : [addInConsole(group, msmqType.console)]),
          ...serviceSettings(queues, msmqType.console),
          `Right-click ${name} → ${wordsOf(group.cluster).startResource}, if it is not Online.`,
        ],
        create: creating(queues, msmqType.command),
        source: byWizard
          ? [whitePaper('P7', [360, 376])]
          : [whitePaper('P7', 353, [372, 376]), documentation('Message Queuing in Server Clusters')],
      });
    }
  },
});
