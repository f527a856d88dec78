/** What can be wrong with clusters, their groups and what their resources depend on. */
import { addDependency, removeBlocks, removeDependencies } from '../change.ts';
import { type Mutator, mutator, place } from '../mutator.ts';
import type { View } from '../view.ts';
import { type Block, to } from '../written.ts';

/** Whether BizTalk Server has something on the cluster, which would suffer from fewer nodes too. */
function servesBiztalk(cluster: Block, view: View): boolean {
  const referring = view.nodes(cluster).flatMap((node) => view.referring(node));
  return referring.some(({ keyword }) => keyword === 'instance' || keyword === 'biztalkGroup');
}

const needsName = ['dtc', 'msmq', 'fileShare', 'sqlServer', 'entsso', 'biztalkHost'];

export const clusterMutators: readonly Mutator[] = [
  ...[1, 0].map((left) =>
    mutator('cluster-needs-two-nodes', `leaves a cluster ${left} nodes`, (view, dice) => {
      const cluster = dice.anyOf(view.failoverClusters().filter((each) => !servesBiztalk(each, view)));
      if (!cluster) return undefined;
      const topology = removeBlocks(view.topology, ...view.nodes(cluster).slice(left));
      return { topology, at: [place(cluster)], beside: ['group-cannot-fail-over'] };
    }),
  ),

  mutator('dependency-cycle', 'makes an address depend on its name', (view, dice) => {
    const name = dice.anyOf(view.all('networkName'));
    const ip = name && dice.anyOf(view.targets(name, 'dependsOn').filter(({ keyword }) => keyword === 'ip'));
    const members = name ? (view.around(name, 'group')?.members ?? []) : [];
    if (!name || !ip) return undefined;
    const [first, other] = members.indexOf(name) < members.indexOf(ip) ? [name, ip] : [ip, name];
    const topology = addDependency(view.topology, ip, to(name));
    const at = [place(first, { list: 'dependsOn', item: other.id })];
    return { topology, at, beside: ['unneeded-dependency'] };
  }),

  mutator('dependency-cycle', 'makes a resource depend on itself', (view, dice) => {
    const resource = dice.anyOf(view.all('disk', 'ip', 'networkName', 'dtc', 'msmq', 'genericService'));
    if (!resource) return undefined;
    const topology = addDependency(view.topology, resource, to(resource));
    const at = [place(resource, { list: 'dependsOn', item: resource.id })];
    return { topology, at, beside: ['unneeded-dependency'] };
  }),

  mutator('group-missing-network-name', 'removes the name of a group that needs one', (view, dice) => {
    const names = view.all('networkName').filter((name) => view.beside(name, ...needsName).length > 0);
    const name = dice.anyOf(names);
    const group = name && view.around(name, 'group');
    if (!name || !group) return undefined;
    // Whoever reaches the group by the name that is gone can't either.
    const beside = ['file-location-not-highly-available', 'sso-server-name-mismatch'];
    return { topology: removeBlocks(view.topology, name), at: [place(group)], beside };
  }),

  mutator('network-name-missing-ip-dependency', 'takes the dependency away', (view, dice) => {
    const name = dice.anyOf(view.all('networkName'));
    if (!name) return undefined;
    return { topology: removeDependencies(view.topology, name, view.beside(name, 'ip')), at: [place(name)] };
  }),
];
