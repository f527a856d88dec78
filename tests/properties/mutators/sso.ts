/** What can be wrong with Enterprise SSO. */
import { addMember, removeBlocks, removeDependencies } from '../change.ts';
import { type Mutator, mutator, place } from '../mutator.ts';
import { to } from '../written.ts';
import { besideUnclustering, biztalkGroupOf, clusteredHosts, unclusteredHosts } from './hosts.ts';

export const ssoMutators: readonly Mutator[] = [
  mutator('sso-missing-network-name-dependency', 'takes the dependency away', (view, dice) => {
    const entsso = dice.anyOf(view.all('entsso'));
    if (!entsso) return undefined;
    const names = view.beside(entsso, 'networkName');
    return { topology: removeDependencies(view.topology, entsso, names), at: [place(entsso)] };
  }),

  mutator('sso-unclustered-host-instance', 'unclusters a host', (view, dice) => {
    const host = dice.anyOf(clusteredHosts(view, true));
    const resource = host && view.clusteredAs(host);
    if (!resource) return undefined;
    const topology = removeBlocks(view.topology, resource);
    const at = view.enabled(host).map((instance) => place(instance));
    // A host that leaves a node out keeps its group off it; without the host the group may prefer that node.
    const beside = ['ftp-receive-multiple-instances', 'preferred-owners-incomplete', ...besideUnclustering];
    return { topology, at, beside };
  }),

  mutator('sso-unclustered-host-instance', 'adds an instance of an unclustered host', (view, dice) => {
    const host = dice.anyOf(unclusteredHosts(view));
    const biztalkGroup = host && biztalkGroupOf(view, host);
    if (!biztalkGroup) return undefined;
    const nodes = view.targets(biztalkGroup, 'servers').filter((computer) => {
      const cluster = view.clusterOf(computer);
      return cluster !== undefined && view.resources(cluster, 'entsso').length > 0;
    });
    const node = dice.anyOf(nodes);
    if (!node) return undefined;
    const instance = view.workshop.draft('instance', to(node));
    return { topology: addMember(view.topology, host, instance), at: [place(instance)] };
  }),
];
