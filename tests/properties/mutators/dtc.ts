/** What can be wrong with the Distributed Transaction Coordinator. */
import { removeBlocks, removeDependencies, setProperty } from '../change.ts';
import { type Mutator, mutator, place } from '../mutator.ts';
import { word } from '../written.ts';

/** Writes a setting of a DTC. */
function setting(code: string, key: string, value: string): Mutator {
  return mutator(code, `says ${key}: ${value}`, (view, dice) => {
    const dtc = dice.anyOf(view.all('dtc'));
    if (!dtc) return undefined;
    const topology = setProperty(view.topology, dtc, key, word(value));
    return { topology, at: [place(dtc, { property: key })] };
  });
}

export const dtcMutators: readonly Mutator[] = [
  setting('dtc-authentication-not-recommended', 'authentication', 'none'),
  setting('dtc-authentication-unsupported', 'authentication', 'mutual'),
  setting('dtc-communication-disabled', 'inbound', 'no'),
  setting('dtc-communication-disabled', 'outbound', 'no'),
  setting('dtc-network-access-disabled', 'networkAccess', 'no'),

  mutator('dtc-network-access-disabled', 'says networkDtc: no on a node', (view, dice) => {
    const node = dice.anyOf(view.failoverClusters().flatMap((cluster) => view.nodes(cluster)));
    if (!node) return undefined;
    const topology = setProperty(view.topology, node, 'networkDtc', word('no'));
    return { topology, at: [place(node, { property: 'networkDtc' })] };
  }),

  mutator('dtc-local-on-2003-cluster', 'says localDtc: yes on a node', (view, dice) => {
    const nodes = view.failoverClusters().flatMap((cluster) => view.nodes(cluster));
    const node = dice.anyOf(nodes.filter((each) => view.windows(each) === '2003'));
    if (!node) return undefined;
    const topology = setProperty(view.topology, node, 'localDtc', word('yes'));
    return { topology, at: [place(node, { property: 'localDtc' })] };
  }),

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
