/** What can be wrong with Message Queuing. */
import { removeDependencies } from '../change.ts';
import { type Mutator, mutator, place } from '../mutator.ts';
import { clusteredHosts, hasHandler } from './hosts.ts';

export const msmqMutators: readonly Mutator[] = [
  mutator('msmq-missing-host-dependency', "takes the host's dependency on its queues away", (view, dice) => {
    const host = dice.anyOf(clusteredHosts(view).filter((each) => hasHandler(view, each, 'MSMQ')));
    const resource = host && view.clusteredAs(host);
    if (!resource) return undefined;
    const queues = view.beside(resource, 'msmq');
    return { topology: removeDependencies(view.topology, resource, queues), at: [place(resource)] };
  }),
];
