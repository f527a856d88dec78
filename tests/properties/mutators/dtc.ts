/** What can be wrong with the Distributed Transaction Coordinator. */
import { removeBlocks, removeDependencies } from '../change.ts';
import { type Mutator, mutator, place } from '../mutator.ts';

export const dtcMutators: readonly Mutator[] = [
  mutator('dtc-missing-network-name-dependency', 'takes the dependency away', (view, dice) => {
    const dtc = dice.anyOf(view.all('dtc'));
    if (!dtc) return undefined;
    const names = view.beside(dtc, 'networkName');
    return { topology: removeDependencies(view.topology, dtc, names), at: [place(dtc)] };
  }),

  mutator('dtc-missing-disk-dependency', 'takes the dependency away', (view, dice) => {
    const dtc = dice.anyOf(view.all('dtc'));
    if (!dtc) return undefined;
    return { topology: removeDependencies(view.topology, dtc, view.beside(dtc, 'disk')), at: [place(dtc)] };
  }),

  mutator('dtc-not-clustered', 'removes the DTC of a cluster', (view, dice) => {
    const dtc = dice.anyOf(view.all('dtc'));
    const cluster = dtc && view.clusterOf(dtc);
    if (!dtc || !cluster) return undefined;
    return { topology: removeBlocks(view.topology, dtc), at: [place(cluster)] };
  }),
];
