/** What can be wrong with clustered hosts, and with what they are clustered for. */
import { addMember, change, removeBlocks, setProperty } from '../change.ts';
import type { Dice } from '../dice.ts';
import { type Mutator, mutator, place } from '../mutator.ts';
import type { View } from '../view.ts';
import { type Block, property, to, type WrittenTopology, word } from '../written.ts';
import {
  addHandler,
  biztalkGroupOf,
  canHaveBiztalk,
  clusteredHosts,
  clusterOfHost,
  commonOwners,
  gains,
  hasHandler,
  newHandler,
  unclusteredHosts,
  withoutServers,
} from './hosts.ts';

/** Writes a setting of a clustered host's restart policy, beside others or in a policy of its own. */
function restartSetting(code: string, key: string, value: string): Mutator {
  return mutator(code, `says ${key}: ${value}`, (view, dice) => {
    const resource = dice.anyOf(view.all('biztalkHost'));
    if (!resource) return undefined;
    const known = resource.members.find(({ keyword }) => keyword === 'restart');
    if (known) {
      const topology = setProperty(view.topology, known, key, word(value));
      return { topology, at: [place(known, { property: key })] };
    }
    const others = dice.some([property('period', word('900s')), property('pendingTimeout', word('3m'))], 0);
    const added = view.workshop.draft('restart', undefined, ...dice.shuffled([...others, property(key, word(value))]));
    return { topology: addMember(view.topology, resource, added), at: [place(added, { property: key })] };
  });
}

/** BizTalk groups that cluster hosts. */
function clusteringGroups(view: View): readonly Block[] {
  const hosts = clusteredHosts(view);
  return view.all('biztalkGroup').filter((group) => hosts.some((host) => biztalkGroupOf(view, host) === group));
}

/** Groups that a host could be clustered in: they have a name. */
function namedGroups(view: View, cluster: Block): readonly Block[] {
  return view
    .groups(cluster)
    .filter(
      (group) =>
        view.value(group, 'quorum') !== 'yes' && group.members.some(({ keyword }) => keyword === 'networkName'),
    );
}

/** Handlers that gain nothing from clustering, wherever they run. */
const anywhere: readonly (readonly [adapter: string, direction: 'receive' | 'send', key?: string])[] = [
  ['FTP', 'send'],
  ['SMTP', 'send'],
  ['FILE', 'receive'],
  ['POP3', 'receive', 'concurrentMailboxes'],
  ['MQSeries', 'receive', 'ordered'],
];

/** Clustered hosts with a reason for that. */
function justified(view: View): readonly Block[] {
  return clusteredHosts(view, false).filter((host) => view.handlers(host).some((handler) => gains(view, handler)));
}

/** A cluster on which a host can be clustered besides, which is declared behind the one that it is on in the same file. */
function otherCluster(view: View, dice: Dice, host: Block): Block | undefined {
  const own = clusterOfHost(view, host);
  if (!own) return undefined;
  const { blocks } = view.placed(own).file;
  const behind = blocks.slice(blocks.indexOf(own) + 1).filter((each) => view.failoverClusters().includes(each));
  const servers = view.all('biztalkGroup').flatMap((group) => view.targets(group, 'servers'));
  const able = behind.filter(
    (cluster) =>
      view.resources(cluster, 'entsso').length === 0 &&
      namedGroups(view, cluster).length > 0 &&
      view.nodes(cluster).every((node) => !servers.includes(node) && canHaveBiztalk(view, node)),
  );
  return dice.anyOf(able);
}

/** With servers on all nodes of a cluster, and instances of a host on them. */
function withInstances(view: View, topology: WrittenTopology, host: Block, cluster: Block): WrittenTopology {
  const biztalkGroup = biztalkGroupOf(view, host);
  if (!biztalkGroup) return topology;
  const nodes = view.nodes(cluster);
  const servers = [...view.targets(biztalkGroup, 'servers'), ...nodes].map(to);
  const instances = nodes.map((node) => view.workshop.draft('instance', to(node)));
  return addMember(setProperty(topology, biztalkGroup, 'servers', ...servers), host, ...instances);
}

export const hostMutators: readonly Mutator[] = [
  restartSetting('restart-disabled', 'attempts', '0'),
  restartSetting('failover-disabled', 'failover', 'no'),

  mutator('host-clustering-needs-enterprise-edition', 'writes an edition that clusters no hosts', (view, dice) => {
    const biztalkGroup = dice.anyOf(clusteringGroups(view));
    if (!biztalkGroup) return undefined;
    const edition = word(dice.one(['standard', 'branch']));
    const topology = setProperty(view.topology, biztalkGroup, 'edition', edition);
    return { topology, at: [place(biztalkGroup, { property: 'edition' })] };
  }),

  ...[1, 0].map((left) =>
    mutator('host-cluster-needs-two-servers', `leaves ${left} servers on the cluster of a host`, (view, dice) => {
      const biztalkGroup = dice.anyOf(clusteringGroups(view));
      const host = biztalkGroup && clusteredHosts(view).find((each) => biztalkGroupOf(view, each) === biztalkGroup);
      const cluster = host && clusterOfHost(view, host);
      if (!biztalkGroup || !cluster) return undefined;
      const servers = view.targets(biztalkGroup, 'servers');
      const gone = dice.shuffled(servers.filter((server) => view.clusterOf(server) === cluster)).slice(left);
      if (gone.length === servers.length) return undefined;
      const topology = withoutServers(view.topology, biztalkGroup, gone);
      return { topology, at: [place(biztalkGroup, { property: 'servers' })] };
    }),
  ),

  mutator('host-missing-network-name-dependency', 'depends on something else instead', (view, dice) => {
    const resource = dice.anyOf(view.all('biztalkHost'));
    const other = resource && dice.anyOf(view.beside(resource, 'disk', 'ip', 'msmq'));
    if (!resource || !other) return undefined;
    const names = view.beside(resource, 'networkName');
    const kept = view.targets(resource, 'dependsOn').filter((each) => each !== other && !names.includes(each));
    const topology = change(view.topology, resource.id, (old) => ({ ...old, dependsOn: [...kept, other].map(to) }));
    return { topology, at: [place(resource)] };
  }),

  mutator('host-clustered-twice', 'clusters a host in another group of its cluster too', (view, dice) => {
    const host = dice.anyOf(clusteredHosts(view));
    const resource = host && view.clusteredAs(host);
    const cluster = resource && view.clusterOf(resource);
    const group = resource && view.around(resource, 'group');
    if (!cluster || !group) return undefined;
    const owners = view.owners(resource);
    const able = namedGroups(view, cluster).filter(
      (each) => each !== group && commonOwners(view, each).filter((node) => owners.includes(node)).length > 1,
    );
    const other = dice.anyOf(able);
    if (!other) return undefined;
    // It leaves out the same nodes.
    const listed = resource.properties.filter(({ key }) => key === 'possibleOwners');
    const second = view.workshop.draft('biztalkHost', to(host), ...listed);
    const groups = view.groups(cluster);
    const later = groups.indexOf(other) < groups.indexOf(group) ? resource : second;
    return { topology: addMember(view.topology, other, second), at: [place(later)] };
  }),
  mutator('host-clustered-twice', 'clusters a host on another cluster too', (view, dice) => {
    const host = dice.anyOf(clusteredHosts(view).filter((each) => !hasHandler(view, each, 'MSMQ')));
    const cluster = host && otherCluster(view, dice, host);
    const group = cluster && dice.anyOf(namedGroups(view, cluster));
    if (!group) return undefined;
    const second = view.workshop.draft('biztalkHost', to(host));
    const topology = withInstances(view, addMember(view.topology, group, second), host, cluster);
    // SQL Server may be on the other cluster.
    return { topology, at: [place(second)], beside: ['separate-clusters-recommended'] };
  }),

  mutator('host-clustered-twice', 'clusters a host twice in its group', (view, dice) => {
    const host = dice.anyOf(clusteredHosts(view));
    const resource = host && view.clusteredAs(host);
    const group = resource && view.around(resource, 'group');
    if (!group) return undefined;
    const second = view.workshop.draft('biztalkHost', to(host));
    return { topology: addMember(view.topology, group, second), at: [place(second)] };
  }),

  mutator('isolated-host-clustered', 'clusters an isolated host', (view, dice) => {
    const host = dice.anyOf(view.all('host').filter(({ isolated }) => isolated));
    const group = dice.anyOf(view.failoverClusters().flatMap((cluster) => namedGroups(view, cluster)));
    if (!host || !group) return undefined;
    const resource = view.workshop.draft('biztalkHost', to(host));
    return { topology: addMember(view.topology, group, resource), at: [place(resource)] };
  }),
  mutator('isolated-host-clustered', 'makes a clustered host isolated', (view, dice) => {
    const host = dice.anyOf(clusteredHosts(view));
    const resource = host && view.clusteredAs(host);
    if (!resource) return undefined;
    const topology = change(view.topology, host.id, (old) => ({ ...old, isolated: true }));
    return { topology, at: [place(resource)] };
  }),

  mutator('host-clustered-without-benefit', 'removes the handlers that a host is clustered for', (view, dice) => {
    const host = dice.anyOf(clusteredHosts(view, false));
    const resource = host && view.clusteredAs(host);
    if (!host || !resource) return undefined;
    const handlers = view.handlers(host);
    const left = handlers.filter((handler) => !gains(view, handler));
    // Mailboxes that need no clustering are another rule's advice.
    if (left.length > 0 && left.every((handler) => view.isOf(handler, 'POP3'))) return undefined;
    const gaining = handlers.filter((handler) => gains(view, handler));
    return { topology: removeBlocks(view.topology, ...gaining), at: [place(resource)] };
  }),

  mutator('handler-without-benefit-in-clustered-host', 'adds such a handler', (view, dice) => {
    const host = dice.anyOf(justified(view));
    const [adapter, direction, key] = dice.one(anywhere);
    if (!host || hasHandler(view, host, adapter, direction)) return undefined;
    const settings = key === undefined ? [] : [property(key, word('no'))];
    const handler = { ...newHandler(view, direction, host), properties: settings };
    return { topology: addHandler(view, view.topology, host, adapter, handler), at: [place(handler)] };
  }),
  mutator('handler-without-benefit-in-clustered-host', 'moves a handler from an unclustered host', (view, dice) => {
    const host = dice.anyOf(justified(view));
    const others = unclusteredHosts(view).filter(
      (each) => host && biztalkGroupOf(view, each) === biztalkGroupOf(view, host),
    );
    const handlers = others.flatMap((each) => view.handlers(each)).filter((each) => !gains(view, each));
    // The account of the other host may not reach the folder.
    const handler = dice.anyOf(handlers.filter((each) => view.value(each, 'path') === undefined));
    const adapter = handler && view.around(handler, 'adapter');
    if (!host || !adapter || hasHandler(view, host, view.name(adapter), handler.keyword)) return undefined;
    const topology = change(view.topology, handler.id, (old) => ({ ...old, name: to(host) }));
    return { topology, at: [place(handler)] };
  }),
];
