/** P7, Windows Server 2008: a Message Queuing resource, made by the wizard with its own group or added to a group that has more. */
import { queuesOn } from '../../model/message-queuing.ts';
import { createResource } from '../cluster-exe.ts';
import { cmd } from '../command.ts';
import { clusterConsole } from '../consoles.ts';
import { serviceSettings } from '../failover-cluster-management.ts';
import { defineProcedure } from '../procedure.ts';
import { draftQueues, msmqType } from '../queuing.ts';
import { documentation, whitePaper } from '../sources.ts';
import { coveredClusters } from '../targets.ts';
import { madeByWizard } from '../wizard.ts';

export default defineProcedure({
  id: 'msmq-2008',
  *draft(topology) {
    for (const queues of coveredClusters(topology, '2008').flatMap(queuesOn)) {
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
          ...(byWizard
            ? []
            : [`Right-click ${group.name} → Add a resource → More resources → Add ${msmqType.console}.`]),
          ...serviceSettings(queues, msmqType.console),
          `Right-click ${name} → Bring this resource online, if it is not Online.`,
        ],
        create: cmd(...createResource(queues, msmqType.command)),
        source: byWizard
          ? [whitePaper('P7', [360, 376])]
          : [whitePaper('P7', 353, [372, 376]), documentation('Message Queuing in Server Clusters')],
      });
    }
  },
});
