/** Declares what a reference doesn't find, where it is clear what it would be declared in. */
import { possibleOwnersOf, resourcesOf } from '../../model/queries.ts';
import type { Cluster, Element, Reference, Topology } from '../../model/topology.ts';
import { newNode } from '../new-node.ts';
import { add, append, type Edit, type Extra, fix } from '../rule.ts';
import { isSameName } from './near.ts';
import { namesIn } from './suitable.ts';
import { isWanted } from './targets.ts';

/** The fix that declares it; none where several places would do, or only a guess could tell what it is. */
export function declareFixes(reference: Reference, topology: Topology): readonly Extra[] {
  const { from, wanted, failure } = reference;
  const [name, more] = namesIn(reference.text);
  if (!failure || wanted === 'container' || name === undefined || more !== undefined) return [];
  // What another file declares, which the reference's file doesn't see, would only be declared twice.
  const { candidates } = failure;
  const [target = 'computer'] = wanted.filter((each) => each !== 'entsso' && each !== 'sqlServer');
  if ([...candidates.named(name), ...candidates.hidden(name)].some((each) => isWanted(each, [target]))) return [];
  const isVisible = (element: Element) => candidates.has(element);
  switch (target) {
    case 'account':
    case 'domainGroup': {
      const [domain, another] = topology.domains;
      if (!domain || another || !isVisible(domain)) return [];
      const keyword = wanted[0] === 'account' ? 'account' : 'group';
      return [fix(`Declare ${keyword} ${name} in ${domain.name}`, add(domain, { keyword, name }))];
    }
    case 'host':
      return declareHost(from, name, topology, isVisible);
    default:
      return wanted.includes('computer') ? declareComputer(from, name, topology) : [];
  }
}

/**
 * For a handler in its BizTalk group; for a cluster resource in the only one. Where the host is clustered it has an instance on
 * every possible owner (white paper, line 1146).
 */
function declareHost(
  from: Element,
  name: string,
  topology: Topology,
  isVisible: (element: Element) => boolean,
): readonly Extra[] {
  const [first, another] = topology.biztalkGroups;
  const biztalkGroup = from.kind === 'handler' ? from.adapter.biztalkGroup : another ? undefined : first;
  if (!biztalkGroup || !isVisible(biztalkGroup)) return [];
  const owners = topology.clusters
    .flatMap(({ groups }) => groups.flatMap((group) => resourcesOf(group, 'biztalkHost')))
    .filter((resource) => !resource.host && isSameName(resource.name, name))
    .flatMap(possibleOwnersOf);
  const { items, complete } = biztalkGroup.servers;
  const newServers = complete ? owners.filter((node) => !items.includes(node)) : [];
  const members = owners.map((node) => ({ keyword: 'instance', name: node }));
  return [
    fix(
      `Declare host ${name} in ${biztalkGroup.name}`,
      add(biztalkGroup, { keyword: 'host', name, members }),
      ...newServers.map((node) => append(biztalkGroup, 'servers', node)),
    ),
  ];
}

/** A node where the cluster is clear, else a stand-alone server. */
function declareComputer(from: Element, name: string, topology: Topology): readonly Extra[] {
  const cluster = clusterAround(from);
  if (cluster?.name === '') return [];
  if (cluster) return [fix(`Declare node ${name} in ${cluster.name}`, ...newNode(cluster, topology, name))];
  const [file, another] = topology.files;
  // Of several files it isn't known which one the reference sees.
  if (!file || another) return [];
  const edits: Edit[] = [add(file, { keyword: 'server', name })];
  if (from.kind === 'instance') {
    const { servers } = from.host.biztalkGroup;
    if (servers.complete) edits.push(append(from.host.biztalkGroup, 'servers', name));
  }
  return [fix(`Declare server ${name}`, ...edits)];
}

function clusterAround(from: Element): Cluster | undefined {
  if (from.kind === 'resource') return from.group.cluster;
  if (from.kind === 'group') return from.cluster;
  return from.kind === 'instance' ? from.host.clusteredAs[0]?.group.cluster : undefined;
}
