/** What the procedures for Message Queuing share: where it is installed, the step that clusters it, and who waits for it. */
import { hasKerberos, queuesOn, receiversOn, worksWithQueues } from '../model/message-queuing.ts';
import { dependenciesOf, handlersOf, possibleOwnersOf, resourcesOf } from '../model/queries.ts';
import type { BiztalkHostResource, Computer, Host, Msmq, Node } from '../model/topology.ts';
import { stepId } from './identity.ts';
import { type Draft, type Refusal, ready } from './procedure.ts';
import { draftService, type ServiceStep } from './service.ts';
import { dtcsOf } from './targets.ts';
import { describe, sentence } from './wording.ts';

/** The resource type as command lines spell it, and as the consoles do. */
export const msmqType = { command: 'MSMQ', console: 'Message Queuing' } as const;

/** The clustered queues that may run on the node: they need Message Queuing installed there. */
export function queuesFor(node: Node): readonly Msmq[] {
  return queuesOn(node.cluster).filter((queues) => possibleOwnersOf(queues).includes(node));
}

/** Whether Message Queuing has to be installed on the computer: the file states it, or clustered queues may run there. */
export function hasQueuing(computer: Computer): boolean {
  return computer.messageQueuing === true || (computer.kind === 'node' && queuesFor(computer).length > 0);
}

/** Whether the node's own service runs beside clustered queues: the file states it, or a receive handler needs it (line 1239). */
export function runsOwnQueues(node: Node): boolean {
  if (queuesFor(node).length === 0 || node.messageQueuing === false) return false;
  return node.messageQueuing === true || receiversOn(node).length > 0;
}

/** The steps that install Message Queuing wherever the clustered queues may run. */
export function installedFor(queues: Msmq): readonly string[] {
  return possibleOwnersOf(queues).map((node) => stepId('install-queuing', node));
}

/** The steps after which a receive handler finds the local service on each of the computers. */
export function localServiceFor(host: Host, computers: readonly Computer[]): readonly string[] {
  if (handlersOf(host, 'MSMQ', 'receive').length === 0) return [];
  return computers.flatMap((computer) => [stepId('install-queuing', computer), stepId('local-queuing', computer)]);
}

/** The queues beside which a clustered host works: those of its group (white paper, lines 1227-1229). */
export function queuesBeside(resource: BiztalkHostResource): readonly Msmq[] {
  return worksWithQueues(resource) ? resourcesOf(resource.group, 'msmq') : [];
}

/** The step that creates the resource, with what differs between the Windows versions. */
export function draftQueues(
  queues: Msmq,
  own: Pick<ServiceStep, 'before' | 'console' | 'create' | 'source'>,
): Draft | Refusal {
  const { group, name } = queues;
  const names = dependenciesOf(queues).filter((resource) => resource.type === 'networkName');
  const without = names.find((each) => hasKerberos(each) === false);
  if (without) {
    const why = `Message Queuing needs Kerberos authentication enabled for Network Name ${without.name}`;
    return { refuse: queues, why: `${sentence(describe(queues))}: ${why}.` };
  }
  return draftService(queues, {
    ...own,
    phase: 'message-queuing',
    title: `Create Message Queuing resource ${name} in ${group.name}`,
    expect: names.map(
      ({ networkName }) => `Its queues are reached under ${networkName}, not under the name of the node that owns it.`,
    ),
    undo: `The messages in its queues are on its disk: read them out or back them up first. Then take ${name} offline and delete it.`,
    // It needs a coordinator of transactions, in whatever group of the cluster (white paper, lines 372-376 and 395-399).
    requires: dtcsOf(group.cluster).map(ready),
    after: installedFor(queues),
  });
}
