/** Leaves of an installation the two computers on which everything is then. */
import { addMember, removeBlocks, setProperty } from '../change.ts';
import { type Mutation, mutator, place } from '../mutator.ts';
import type { View } from '../view.ts';
import { type Block, name, property, to, type WrittenTopology, word } from '../written.ts';

/** Needs a master secret server among the hosts of the only BizTalk group, and two nodes that nothing leaves out. */
export const onTwoComputers = mutator(
  'two-computer-topology',
  'leaves two nodes, with SQL Server beside the master secret server and the hosts',
  (view, dice): Mutation | undefined => {
    const [sso] = view.all('sso');
    const [biztalkGroup, another] = view.all('biztalkGroup');
    const [master] = sso ? view.targets(sso, 'masterSecretServer') : [];
    const cluster = master && view.clusterOf(master);
    if (!sso || !biztalkGroup || another || !cluster || view.resources(cluster, 'biztalkHost').length === 0)
      return undefined;
    const resources = view.groups(cluster).flatMap(({ members }) => members);
    const able = view.nodes(cluster).filter((node) => resources.every((each) => view.owners(each).includes(node)));
    const kept = dice.shuffled(able).slice(0, 2);
    if (kept.length < 2) return undefined;
    const computers = view.all('node', 'server').filter((computer) => !kept.includes(computer));
    const others = view.all('cluster').filter((each) => each !== cluster);
    // A host that was elsewhere, or partly so, would be less available than before.
    const hosts = view.all('host').filter((host) => kept.some((node) => !runsOn(view, host, node)));
    const small = removeBlocks(view.topology, ...others, ...computers, ...hosts);
    const topology = withSqlServer(view, small, cluster, sso, biztalkGroup);
    // The shares of the other clusters are gone.
    return { topology, at: [place(cluster)], beside: ['file-location-not-highly-available'] };
  },
);

function runsOn(view: View, host: Block, node: Block): boolean {
  return view.enabled(host).some((instance) => view.head(instance) === node);
}

/** The databases on the cluster: where they are already, or in a group of their own. */
function withSqlServer(
  view: View,
  topology: WrittenTopology,
  cluster: Block,
  sso: Block,
  biztalkGroup: Block,
): WrittenTopology {
  if (view.resources(cluster, 'sqlServer').length > 0) return topology;
  const { workshop } = view;
  const ip = workshop.draft('ip', 'DataAddress', property('address', word('10.99.0.10/24')));
  const networkName = workshop.draft('networkName', 'DataName', property('name', name('DATAVS')));
  networkName.dependsOn.push(to(ip));
  const disk = workshop.draft('disk', 'DataDisk');
  const sqlServer = workshop.draft('sqlServer', 'Data');
  sqlServer.dependsOn.push(to(networkName), to(disk));
  const group = workshop.draft('group', 'DataGroup');
  group.members.push(disk, ip, networkName, sqlServer);
  const added = addMember(topology, cluster, group);
  const forSso = setProperty(added, sso, 'database', to(sqlServer));
  return setProperty(forSso, biztalkGroup, 'database', to(sqlServer));
}
