/** What is told of clusters, their groups, and computers: where things are, and where they may be. */
import { versionTitle, type WindowsVersion } from '../model/schema.ts';
import type { Cluster, Computer, Group } from '../model/topology.ts';
import { placementOf } from '../simulation/index.ts';
import { type Explainer, type Fact, fact } from './fact.ts';
import { listOf, say, words } from './phrase.ts';

export function clusterFacts(
  { windows, type, nodes, groups, properties }: Cluster,
  explainer: Explainer,
): readonly Fact[] {
  const { topology, name } = explainer;
  const isStated = properties.some(({ key }) => key === 'type');
  const placed = groups.map((group) => {
    const { startsOn } = placementOf(group, topology);
    return startsOn ? say`${name(group)} on ${name(startsOn)}` : say`${name(group)} nowhere`;
  });
  return [
    ...fact('Windows Server', windows && words(versionTitle(windows))),
    ...fact(
      'Type',
      words(`${type === 'failover' ? 'failover' : 'network load balancing'}${isStated ? '' : ' (default)'}`),
    ),
    ...fact('Nodes', nodes.length > 0 ? explainer.names(nodes) : undefined),
    ...fact('Groups at the start', placed.length > 0 ? listOf(placed) : undefined),
  ];
}

export function groupFacts(group: Group, { topology, name, names }: Explainer): readonly Fact[] {
  const { owners, startsOn } = placementOf(group, topology);
  const { windows, type } = group.cluster;
  const order = group.preferredOwners.written ? '' : ' (default: no node is preferred, so in the order of the file)';
  return [
    ...fact('Windows calls it', windows && words(groupTitle(windows))),
    ...fact(
      type === 'failover' ? 'Owners in order' : 'Stays on',
      owners.length > 0 ? say`${names(owners)}${words(order)}` : say`no node may own every resource in it`,
    ),
    ...fact('Starts on', startsOn && say`${name(startsOn)}`),
    ...fact('Quorum group', group.quorum ? say`yes` : undefined),
  ];
}

/** The word of the consoles of each version. */
function groupTitle(windows: WindowsVersion): string {
  if (windows === '2003') return 'a cluster group';
  return windows === '2008' || windows === '2008R2' ? 'a clustered service or application' : 'a clustered role';
}

export function computerFacts(computer: Computer, { topology, name, names }: Explainer): readonly Fact[] {
  const cluster = computer.kind === 'node' ? computer.cluster : undefined;
  const windows = computer.kind === 'node' ? computer.cluster.windows : computer.windows;
  const groups = (cluster?.groups ?? []).map((group) => ({ group, ...placementOf(group, topology) }));
  const starting = groups.filter(({ startsOn }) => startsOn === computer).map(({ group }) => group);
  const waiting = groups.filter(
    ({ owners, startsOn }) => startsOn !== computer && owners.some((owner) => owner === computer),
  );
  const memberships = topology.biztalkGroups
    .filter(({ servers }) => servers.items.includes(computer))
    .map((biztalkGroup) =>
      biztalkGroup.servers.items[0] === computer
        ? say`${name(biztalkGroup)}, which it creates`
        : say`${name(biztalkGroup)}`,
    );
  const hosts = [...new Set(computer.instances.map(({ host }) => host))];
  return [
    ...fact('Windows Server', windows && words(versionTitle(windows))),
    ...fact('BizTalk group', memberships.length > 0 ? listOf(memberships) : undefined),
    ...fact('Groups at the start', starting.length > 0 ? names(starting) : undefined),
    ...fact('Takes over', waiting.length > 0 ? names(waiting.map(({ group }) => group)) : undefined),
    ...fact('Host instances', hosts.length > 0 ? names(hosts) : undefined),
  ];
}
