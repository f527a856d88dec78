/** P8, Windows Server 2003: a Message Queuing resource in an existing cluster group. */

import { queuesOn } from '../../model/message-queuing.ts';
import { dependenciesOf, possibleOwnersOf } from '../../model/queries.ts';
import { clusterConsole } from '../consoles.ts';
import { defineProcedure } from '../procedure.ts';
import { draftQueues, msmqType } from '../queuing.ts';
import { whitePaper } from '../sources.ts';
import { coveredClusters } from '../targets.ts';
import { creating } from '../tool-of.ts';
import { namesOf } from '../wording.ts';

export default defineProcedure({
  id: 'msmq-2003',
  *draft(topology) {
    for (const queues of coveredClusters(topology, '2003').flatMap(queuesOn)) {
      const { group, name } = queues;
      yield draftQueues(queues, {
        console: [
          clusterConsole(group.cluster),
          `Select group ${group.name}. File → New → Resource.`,
          `New Resource: Name: ${name}; Resource type: ${msmqType.console}; Next.`,
          `Possible Owners: ${namesOf(possibleOwnersOf(queues))}; Next.`,
          `Dependencies: ${namesOf(dependenciesOf(queues)) || 'none'}; Finish; OK.`,
          `Right-click ${name} → Bring Online.`,
        ],
        create: creating(queues, msmqType.command),
        source: [whitePaper('P8', [378, 399])],
      });
    }
  },
});
