/** What can be wrong with Message Queuing. */
import {
  addDependency,
  addMember,
  moveInto,
  removeBlocks,
  removeDependencies,
  removeProperty,
  setProperty,
} from '../change.ts';
import type { Dice } from '../dice.ts';
import { type Mutator, mutator, place } from '../mutator.ts';
import type { View } from '../view.ts';
import { type Block, to, type WrittenTopology, word } from '../written.ts';
import { addHandler, biztalkGroupOf, clusteredHosts, hasHandler, newHandler, unclusteredHosts } from './hosts.ts';

/** A clustered host with its resource and where that is. */
interface Clustered {
  readonly host: Block;
  readonly resource: Block;
  readonly group: Block;
  readonly cluster: Block;
}

function clustered(view: View): readonly Clustered[] {
  return clusteredHosts(view).flatMap((host) => {
    const resource = view.clusteredAs(host);
    const group = resource && view.around(resource, 'group');
    const cluster = resource && view.clusterOf(resource);
    return resource && group && cluster ? { host, resource, group, cluster } : [];
  });
}

/** The clustered hosts that have MSMQ handlers. */
function queueHosts(view: View): readonly Clustered[] {
  return clustered(view).filter(({ host }) => hasHandler(view, host, 'MSMQ'));
}

/** Whether the host's queues have to be in its group, so that it is an error where they aren't. */
function needsQueuesBeside(view: View, host: Block): boolean {
  const biztalkGroup = biztalkGroupOf(view, host);
  const isOld = biztalkGroup !== undefined && ['2006', '2006R2'].includes(view.value(biztalkGroup, 'version') ?? '');
  return isOld && hasHandler(view, host, 'MSMQ', 'receive');
}

/** The severities of rules about queues that are elsewhere or nowhere: it depends on the host. */
const bySeverity = [
  { severity: 'warning', of: 'a host that can do without its queues', isNeeded: false },
  { severity: 'error', of: 'a host that can do nothing without its queues', isNeeded: true },
] as const;

/** Another group of its cluster in which queues could be, though there are none. */
function otherGroup(view: View, dice: Dice, { group, cluster }: Clustered): Block | undefined {
  const able = view.groups(cluster).filter((other) => {
    const has = (keyword: string) => other.members.some((member) => member.keyword === keyword);
    return other.id !== group.id && view.value(other, 'quorum') !== 'yes' && has('networkName') && has('disk');
  });
  return dice.anyOf(able.filter((other) => !other.members.some(({ keyword }) => keyword === 'msmq')));
}

function membersOf({ members }: Block, keyword: string): readonly Block[] {
  return members.filter((member) => member.keyword === keyword);
}

/** Nothing of the group is called like the block. */
function isFree(view: View, block: Block, group: Block): boolean {
  return group.members.every((member) => view.name(member).toLowerCase() !== view.name(block).toLowerCase());
}

/** With the name of the group made such that queues can depend on it. */
function withKerberos(view: View, topology: WrittenTopology, networkName: Block): WrittenTopology {
  return view.windows(networkName) === '2003' ? setProperty(topology, networkName, 'kerberos', word('yes')) : topology;
}

/** With the local service on nodes that a host runs on. */
function withLocalService(topology: WrittenTopology, nodes: readonly Block[]): WrittenTopology {
  return nodes.reduce((made, node) => setProperty(made, node, 'messageQueuing', word('yes')), topology);
}

/** A node that a host which receives over MSMQ may run on. */
function receivingNode(view: View, dice: Dice): Block | undefined {
  const receiving = queueHosts(view).filter(({ host }) => hasHandler(view, host, 'MSMQ', 'receive'));
  const one = dice.anyOf(receiving);
  return one && dice.anyOf(view.owners(one.resource));
}

/** Queues of Windows Server 2003, with the name that they depend on. */
function queuesWithKerberos(view: View, dice: Dice): { readonly msmq: Block; readonly name: Block } | undefined {
  const msmq = dice.anyOf(view.all('msmq').filter((each) => view.windows(each) === '2003'));
  const name = msmq && view.targets(msmq, 'dependsOn').find(({ keyword }) => keyword === 'networkName');
  return msmq && name && { msmq, name };
}

export const msmqMutators: readonly Mutator[] = [
  mutator('msmq-missing-network-name-dependency', 'takes the dependency away', (view, dice) => {
    const msmq = dice.anyOf(view.all('msmq'));
    if (!msmq) return undefined;
    const names = view.beside(msmq, 'networkName');
    return { topology: removeDependencies(view.topology, msmq, names), at: [place(msmq)] };
  }),

  mutator('msmq-missing-network-name-dependency', 'takes away the dependency and Kerberos', (view, dice) => {
    const found = queuesWithKerberos(view, dice);
    if (!found) return undefined;
    const { msmq, name } = found;
    const topology = removeProperty(removeDependencies(view.topology, msmq, [name]), name, 'kerberos');
    return { topology, at: [place(msmq)] };
  }),

  mutator('msmq-missing-disk-dependency', 'takes the dependency away', (view, dice) => {
    const msmq = dice.anyOf(view.all('msmq'));
    if (!msmq) return undefined;
    return { topology: removeDependencies(view.topology, msmq, view.beside(msmq, 'disk')), at: [place(msmq)] };
  }),

  mutator('msmq-network-name-kerberos-disabled', 'says nothing of Kerberos', (view, dice) => {
    const name = queuesWithKerberos(view, dice)?.name;
    if (!name) return undefined;
    return { topology: removeProperty(view.topology, name, 'kerberos'), at: [place(name)] };
  }),

  mutator('msmq-network-name-kerberos-disabled', 'says kerberos: no', (view, dice) => {
    const name = queuesWithKerberos(view, dice)?.name;
    if (!name) return undefined;
    const topology = setProperty(view.topology, name, 'kerberos', word('no'));
    return { topology, at: [place(name, { property: 'kerberos' })] };
  }),

  ...bySeverity.flatMap(({ severity, of, isNeeded }) => [
    mutator('msmq-resource-missing', `removes all queues of the cluster of ${of}`, (view, dice) => {
      const able = queueHosts(view).filter(({ host }) => needsQueuesBeside(view, host) === isNeeded);
      const found = dice.anyOf(able);
      if (!found) return undefined;
      const all = queueHosts(view).filter(({ cluster }) => cluster.id === found.cluster.id);
      if (all.some(({ host }) => needsQueuesBeside(view, host) !== isNeeded)) return undefined;
      const topology = removeBlocks(view.topology, ...view.resources(found.cluster, 'msmq'));
      return { topology, at: all.map(({ resource }) => place(resource)), severity };
    }),

    mutator('msmq-not-in-host-group', `moves the queues of ${of} to another group`, (view, dice) => {
      const able = queueHosts(view).filter(({ host }) => needsQueuesBeside(view, host) === isNeeded);
      const found = dice.anyOf(able);
      const group = found && otherGroup(view, dice, found);
      if (!group) return undefined;
      const queues = membersOf(found.group, 'msmq');
      const [name] = membersOf(group, 'networkName');
      const disk = dice.anyOf(membersOf(group, 'disk'));
      if (!name || !disk || queues.some((queue) => !isFree(view, queue, group))) return undefined;
      const left = removeBlocks(view.topology, ...queues);
      const moved = queues.map((queue) => ({ ...queue, dependsOn: dice.shuffled([to(name), to(disk)]) }));
      const topology = withKerberos(view, addMember(left, group, ...moved), name);
      const all = queueHosts(view).filter((other) => other.group.id === found.group.id);
      if (all.some(({ host }) => needsQueuesBeside(view, host) !== isNeeded)) return undefined;
      return { topology, at: all.map(({ resource }) => place(resource)), severity };
    }),

    mutator('msmq-not-in-host-group', `moves ${of} to another group`, (view, dice) => {
      const able = queueHosts(view).filter(({ host }) => needsQueuesBeside(view, host) === isNeeded);
      // Where Enterprise SSO is clustered, all hosts are in its group.
      const found = dice.anyOf(able.filter(({ cluster }) => view.resources(cluster, 'entsso').length === 0));
      const group = found && otherGroup(view, dice, found);
      const [name] = group ? membersOf(group, 'networkName') : [];
      if (!group || !name || !isFree(view, found.resource, group)) return undefined;
      // What leaves out other nodes than the host could leave the group none.
      if ([found.resource, ...group.members].some((each) => leavesNodesOut(view, each))) return undefined;
      const moved = moveInto(view.topology, { ...found.resource, dependsOn: [] }, group);
      const topology = dice.once(2) ? addDependency(moved, found.resource, to(name)) : moved;
      return { topology, at: [place(found.resource)], severity };
    }),
  ]),

  mutator('msmq-resource-missing', 'sends to queues from a clustered host where there are none', (view, dice) => {
    const able = clustered(view).filter(({ cluster }) => view.resources(cluster, 'msmq').length === 0);
    const found = dice.anyOf(able);
    if (!found) return undefined;
    const { host, resource } = found;
    const topology = addHandler(view, view.topology, host, 'MSMQ', newHandler(view, 'send', host));
    return { topology, at: [place(resource)], severity: 'warning' };
  }),

  mutator('msmq-resource-missing', 'receives from queues in all hosts of a cluster that has none', (view, dice) => {
    const found = dice.anyOf(clustered(view).filter(({ cluster }) => view.resources(cluster, 'msmq').length === 0));
    const biztalkGroup = found && biztalkGroupOf(view, found.host);
    if (!found || !biztalkGroup) return undefined;
    const all = clustered(view).filter(({ cluster }) => cluster.id === found.cluster.id);
    const adapter = {
      ...view.workshop.draft('adapter', 'MSMQ'),
      members: all.map(({ host }) => newHandler(view, 'receive', host)),
    };
    // Other clusters of the BizTalk group have queues.
    if (view.adapter(biztalkGroup, 'MSMQ')) return undefined;
    const added = addMember(view.topology, biztalkGroup, adapter);
    const topology = withLocalService(added, view.nodes(found.cluster));
    const isOld = ['2006', '2006R2'].includes(view.value(biztalkGroup, 'version') ?? '');
    return { topology, at: all.map(({ resource }) => place(resource)), severity: isOld ? 'error' : 'warning' };
  }),

  mutator('msmq-missing-host-dependency', "takes the host's dependency on its queues away", (view, dice) => {
    const host = dice.anyOf(clusteredHosts(view).filter((each) => hasHandler(view, each, 'MSMQ')));
    const resource = host && view.clusteredAs(host);
    if (!resource) return undefined;
    const queues = view.beside(resource, 'msmq');
    return { topology: removeDependencies(view.topology, resource, queues), at: [place(resource)] };
  }),

  ...(['receive', 'send'] as const).map((direction) =>
    mutator('msmq-handler-host-not-clustered', `has an unclustered host ${direction} over MSMQ`, (view, dice) => {
      const host = dice.anyOf(unclusteredHosts(view));
      if (!host) return undefined;
      const topology = addHandler(view, view.topology, host, 'MSMQ', newHandler(view, direction, host));
      return { topology, at: [place(host)] };
    }),
  ),

  mutator('msmq-handler-host-not-clustered', 'unclusters a host with MSMQ handlers', (view, dice) => {
    const able = queueHosts(view).filter(({ cluster }) => view.resources(cluster, 'entsso').length === 0);
    // What has to be received in order is another rule's reason to cluster the host.
    const isOrdered = (handler: Block) => view.value(handler, 'ordered') === 'yes';
    const found = dice.anyOf(able.filter(({ host }) => !view.handlers(host).some(isOrdered)));
    if (!found) return undefined;
    return { topology: removeBlocks(view.topology, found.resource), at: [place(found.host)] };
  }),

  mutator('msmq-local-service-missing', 'says nothing of the local service of a node', (view, dice) => {
    const node = receivingNode(view, dice);
    if (!node) return undefined;
    return { topology: removeProperty(view.topology, node, 'messageQueuing'), at: [place(node)] };
  }),

  mutator('msmq-local-service-missing', 'says messageQueuing: no', (view, dice) => {
    const node = receivingNode(view, dice);
    if (!node) return undefined;
    const topology = setProperty(view.topology, node, 'messageQueuing', word('no'));
    return { topology, at: [place(node, { property: 'messageQueuing' })] };
  }),

  mutator(
    'msmq-local-service-missing',
    'lets a host that only sends receive on nodes without the service',
    (view, dice) => {
      const sending = queueHosts(view).filter(({ host }) => !hasHandler(view, host, 'MSMQ', 'receive'));
      const found = dice.anyOf(sending);
      if (!found) return undefined;
      const owners = view.owners(found.resource);
      const handled = addHandler(view, view.topology, found.host, 'MSMQ', newHandler(view, 'receive', found.host));
      const topology = owners.reduce((made, node) => removeProperty(made, node, 'messageQueuing'), handled);
      return { topology, at: owners.map((node) => place(node)) };
    },
  ),
];

function leavesNodesOut(view: View, resource: Block): boolean {
  const cluster = view.clusterOf(resource);
  return cluster !== undefined && view.owners(resource).length < view.nodes(cluster).length;
}
