/** What can be wrong with the instances of hosts: too few, or where they can't run. */
import { addMember, change, removeBlocks, setProperty } from '../change.ts';
import { type Mutator, mutator, place } from '../mutator.ts';
import type { View } from '../view.ts';
import { type Block, property, to, word } from '../written.ts';
import {
  biztalkGroupOf,
  canHaveBiztalk,
  clusteredHosts,
  clusterOfHost,
  commonOwners,
  unclusteredHosts,
  withoutServers,
} from './hosts.ts';

/** The nodes that the group of a resource may be on. */
function ownersBeside(view: View, resource: Block): readonly Block[] {
  const group = view.around(resource, 'group');
  return group ? commonOwners(view, group) : [];
}

function serversOf(view: View, host: Block): readonly Block[] {
  const biztalkGroup = biztalkGroupOf(view, host);
  return biztalkGroup ? view.targets(biztalkGroup, 'servers') : [];
}

/** The computers that a host has an instance on. */
function computersOf(view: View, host: Block): readonly Block[] {
  return host.members.flatMap((member) => (member.keyword === 'instance' ? (view.head(member) ?? []) : []));
}

function hasEntsso(view: View, computer: Block): boolean {
  const cluster = view.clusterOf(computer);
  return cluster !== undefined && view.resources(cluster, 'entsso').length > 0;
}

/** Unclustered hosts whose failure would be noticed: isolated ones only where they have handlers. */
function workingHosts(view: View): readonly Block[] {
  const isolated = view.all('host').filter((host) => host.isolated && view.handlers(host).length > 0);
  return [...unclusteredHosts(view), ...isolated];
}

export const instanceMutators: readonly Mutator[] = [
  mutator('host-instance-disabled', 'disables an instance of a clustered host', (view, dice) => {
    const host = dice.anyOf(clusteredHosts(view));
    const instance = host && dice.anyOf(view.enabled(host));
    if (!instance) return undefined;
    const topology = setProperty(view.topology, instance, 'disabled', word('yes'));
    return { topology, at: [place(instance, { property: 'disabled' })] };
  }),

  mutator('host-instance-missing-on-possible-owner', 'removes an instance of a clustered host', (view, dice) => {
    const host = dice.anyOf(clusteredHosts(view));
    const instance = host && dice.anyOf(view.enabled(host));
    if (!host || !instance) return undefined;
    return { topology: removeBlocks(view.topology, instance), at: [place(host)] };
  }),

  mutator('host-instance-missing-on-possible-owner', 'takes a node from the BizTalk group', (view, dice) => {
    const clustered = dice.anyOf(clusteredHosts(view));
    const biztalkGroup = clustered && biztalkGroupOf(view, clustered);
    const cluster = clustered && clusterOfHost(view, clustered);
    if (!biztalkGroup || !cluster) return undefined;
    const servers = view.targets(biztalkGroup, 'servers').filter((server) => view.clusterOf(server) === cluster);
    const node = dice.anyOf(servers);
    const hosts = biztalkGroup.members.filter((host) => node && computersOf(view, host).includes(node));
    if (!node || servers.length < 3 || hosts.some((host) => !view.clusteredAs(host))) return undefined;
    const instances = hosts.flatMap(({ members }) => members.filter((member) => view.head(member) === node));
    const topology = withoutServers(removeBlocks(view.topology, ...instances), biztalkGroup, [node]);
    return hosts.length === 0 ? undefined : { topology, at: hosts.map((host) => place(host)) };
  }),

  mutator('host-instance-off-cluster', 'adds an instance on a computer outside of the cluster', (view, dice) => {
    const host = dice.anyOf(clusteredHosts(view));
    const cluster = host && clusterOfHost(view, host);
    const others = view.all('node', 'server').filter((computer) => view.clusterOf(computer) !== cluster);
    const computer = dice.anyOf(others.filter((each) => canHaveBiztalk(view, each)));
    if (!cluster || !computer) return undefined;
    const instance = view.workshop.draft('instance', to(computer));
    return { topology: addMember(view.topology, host, instance), at: [place(instance)] };
  }),

  mutator('host-instance-on-excluded-node', 'adds an instance on a node that is left out', (view, dice) => {
    const able = clusteredHosts(view).filter((each) => leftOut(view, each).length > 0);
    const host = dice.anyOf(able);
    const node = host && dice.anyOf(leftOut(view, host));
    if (!node) return undefined;
    const settings = dice.once(3) ? [property('disabled', word('yes'))] : [];
    const instance = view.workshop.draft('instance', to(node), ...settings);
    return { topology: addMember(view.topology, host, instance), at: [place(instance)] };
  }),
  mutator('host-instance-on-excluded-node', 'leaves out a node with an instance', (view, dice) => {
    const able = clusteredHosts(view).flatMap((each) => view.clusteredAs(each) ?? []);
    const resource = dice.anyOf(able.filter((each) => ownersBeside(view, each).length > 2));
    const host = resource && view.head(resource);
    const node = resource && dice.anyOf(ownersBeside(view, resource));
    const instance = host?.members.find((each) => view.head(each) === node);
    if (!node || !instance) return undefined;
    const owners = view.owners(resource).filter((each) => each !== node);
    const topology = setProperty(view.topology, resource, 'possibleOwners', ...owners.map(to));
    return { topology, at: [place(instance)] };
  }),

  mutator('host-instance-on-non-member', 'takes a server with instances from the list', (view, dice) => {
    const biztalkGroup = dice.anyOf(view.all('biztalkGroup'));
    if (!biztalkGroup) return undefined;
    const instances = biztalkGroup.members
      .filter(({ keyword }) => keyword === 'host')
      .flatMap(({ members }) => members.filter(({ keyword }) => keyword === 'instance'));
    const servers = view.targets(biztalkGroup, 'servers');
    const clustering = clusteredHosts(view)
      .filter((host) => biztalkGroupOf(view, host) === biztalkGroup)
      .map((host) => clusterOfHost(view, host));
    const able = servers.filter((server) => {
      const cluster = view.clusterOf(server);
      const beside = servers.filter((other) => other !== server && view.clusterOf(other) === cluster);
      const isEnough = beside.length > 1 || !cluster || !clustering.includes(cluster);
      return isEnough && servers.length > 1 && instances.some((each) => view.head(each) === server);
    });
    const server = dice.anyOf(able);
    if (!server) return undefined;
    const on = instances.filter((each) => view.head(each) === server);
    const topology = withoutServers(view.topology, biztalkGroup, [server]);
    return { topology, at: on.map((instance) => place(instance)) };
  }),
  mutator('host-instance-on-non-member', 'adds an instance on another computer', (view, dice) => {
    const host = dice.anyOf(unclusteredHosts(view));
    if (!host) return undefined;
    const others = view.all('node', 'server').filter((each) => !serversOf(view, host).includes(each));
    const computer = dice.anyOf(others.filter((each) => canHaveBiztalk(view, each) && !hasEntsso(view, each)));
    if (!computer) return undefined;
    const instance = view.workshop.draft('instance', to(computer));
    const topology = addMember(view.topology, host, instance);
    // SQL Server may be on the cluster of that computer.
    return { topology, at: [place(instance)], beside: ['separate-clusters-recommended'] };
  }),

  mutator('host-without-instances', 'removes the instances of an unclustered host', (view, dice) => {
    const host = dice.anyOf(view.all('host').filter((each) => !view.clusteredAs(each)));
    if (!host) return undefined;
    return { topology: removeBlocks(view.topology, ...host.members), at: [place(host)] };
  }),
  mutator('host-without-instances', 'adds a host', (view, dice) => {
    const biztalkGroup = dice.anyOf(view.all('biztalkGroup'));
    if (!biztalkGroup) return undefined;
    const host = { ...view.workshop.draft('host', 'LaterHost'), isolated: dice.once(3) };
    return { topology: addMember(view.topology, biztalkGroup, host), at: [place(host)] };
  }),

  mutator('host-not-highly-available', 'leaves an unclustered host one instance', (view, dice) => {
    const host = dice.anyOf(workingHosts(view));
    if (!host) return undefined;
    const topology = dice
      .shuffled(view.enabled(host))
      .slice(1)
      .reduce(
        (changed, instance) =>
          dice.once(2) ? removeBlocks(changed, instance) : setProperty(changed, instance, 'disabled', word('yes')),
        view.topology,
      );
    return { topology, at: [place(host)] };
  }),
  mutator('host-not-highly-available', 'disables all instances of a host', (view, dice) => {
    const host = dice.anyOf(workingHosts(view).filter((each) => view.handlers(each).length > 0));
    if (!host) return undefined;
    const topology = view
      .enabled(host)
      .reduce((changed, instance) => setProperty(changed, instance, 'disabled', word('yes')), view.topology);
    return { topology, at: [place(host)] };
  }),
  mutator('host-not-highly-available', 'leaves a BizTalk group one node', (view, dice) => {
    const hosts = unclusteredHosts(view);
    const biztalkGroup = dice.anyOf(
      view.all('biztalkGroup').filter((group) => {
        const own = group.members.filter(({ keyword }) => keyword === 'host');
        return own.every((host) => !view.clusteredAs(host)) && own.some((host) => hosts.includes(host));
      }),
    );
    const nodes = biztalkGroup ? view.targets(biztalkGroup, 'servers').filter(({ keyword }) => keyword === 'node') : [];
    const only = dice.anyOf(nodes.filter((node) => !hasEntsso(view, node)));
    if (!biztalkGroup || !only) return undefined;
    const listed = setProperty(view.topology, biztalkGroup, 'servers', to(only));
    const topology = biztalkGroup.members
      .filter(({ keyword }) => keyword === 'host')
      .reduce((changed, host) => {
        const members = [view.workshop.draft('instance', to(only))];
        return change(changed, host.id, (old) => ({ ...old, members }));
      }, listed);
    return { topology, at: [place(biztalkGroup, { list: 'servers', item: only.id })] };
  }),
];

/** The servers among the nodes that aren't possible owners of a clustered host, and have no instance of it. */
function leftOut(view: View, host: Block): readonly Block[] {
  const resource = view.clusteredAs(host);
  const cluster = clusterOfHost(view, host);
  if (!resource || !cluster) return [];
  const used = [...view.owners(resource), ...computersOf(view, host)];
  return view.nodes(cluster).filter((node) => !used.includes(node) && serversOf(view, host).includes(node));
}
