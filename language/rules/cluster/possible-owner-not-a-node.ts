/** Only nodes of its own cluster can run a resource. */
import { leavesAnOwner } from '../../model/owners.ts';
import { isNodeOf } from '../../model/queries.ts';
import { referencesTo } from '../../model/references.ts';
import type { Cluster, Computer, Element, Group, Node, Resource, Topology } from '../../model/topology.ts';
import { at, defineRule, type Extra, fix, related, remove, retarget } from '../rule.ts';
import { canOwn, clusteredHost, isReadyOn } from './more-owners.ts';

/** A list of owners: of a resource, or of a group. */
interface OwnerList {
  readonly of: Group | Resource;
  readonly cluster: Cluster;
  readonly key: 'possibleOwners' | 'preferredOwners';
  readonly items: readonly Computer[];
  readonly complete: boolean;
}

export default defineRule({
  code: 'possible-owner-not-a-node',
  section: 'cluster',
  severity: 'error',
  on: 'element',
  summary: "A possible or preferred owner isn't a node of the cluster.",
  source: { basis: 'inferred', lines: [1144] },
  fixAll: true,
  concerns: (element) =>
    element.kind === 'group' || (element.kind === 'resource' && element.possibleOwners.items.length > 0),
  *check(element, whole) {
    const owners = ownerListOf(element);
    if (!owners) return;
    const { cluster, items, key, of } = owners;
    for (const computer of items) {
      if (isNodeOf(computer, cluster)) continue;
      const place = placeOf(computer);
      yield at(
        of,
        { list: key, item: computer },
        `${computer.name} can't own ${of.name}, as it is ${place} and not a node of ${cluster.name}. ` +
          `A ${of.kind} moves between the nodes of its own cluster only.`,
        related(computer, 'name', `${computer.name} is ${place}.`),
        ...fixesFor(owners, computer, whole()),
      );
    }
  },
});

function placeOf(computer: Computer): string {
  return computer.kind === 'node' ? `a node of cluster ${computer.cluster.name}` : 'a stand-alone computer';
}

function ownerListOf(element: Element): OwnerList | undefined {
  if (element.kind === 'group') {
    return { of: element, cluster: element.cluster, key: 'preferredOwners', ...element.preferredOwners };
  }
  if (element.kind !== 'resource') return undefined;
  return { of: element, cluster: element.group.cluster, key: 'possibleOwners', ...element.possibleOwners };
}

/** Nobody chooses among more nodes than these in a menu. */
const mostNodes = 5;

/** Without it; or a node in its place that the list lacks. None where going without it would be wrong: what was meant isn't known. */
function fixesFor(owners: OwnerList, computer: Computer, topology: Topology): readonly Extra[] {
  const { cluster, items, key, of } = owners;
  if (!canGoWithout(owners, computer)) return [];
  const references = referencesTo(of, computer, topology);
  const instead = cluster.nodes.filter(
    (node) => node.name !== '' && !items.includes(node) && canReplace(owners, computer, node),
  );
  return [
    fix(`Remove ${computer.name} from the ${wordsOf[key]}`, remove(of, { list: key, item: computer })),
    ...instead
      .slice(0, mostNodes)
      .map((node) => fix(`Change it to ${node.name}`, ...references.map((reference) => retarget(reference, node)))),
  ];
}

const wordsOf = { possibleOwners: 'possible owners', preferredOwners: 'preferred owners' } as const;

/** A list that nothing is left of means every node, which a clustered host may not be ready for. */
function canGoWithout({ cluster, complete, items, of }: OwnerList, computer: Computer): boolean {
  if (of.kind === 'group') return true;
  const left = items.filter((item) => item !== computer);
  if (left.length === 0 && complete) {
    const host = clusteredHost(of);
    const isReady = of.type !== 'biztalkHost' || (host && cluster.nodes.every((node) => isReadyOn(host, node)));
    return Boolean(isReady) && leavesAnOwner(of, cluster.nodes);
  }
  return leavesSomeone(of, left, cluster);
}

function canReplace({ cluster, items, of }: OwnerList, computer: Computer, node: Node): boolean {
  if (of.kind === 'group') return true;
  const host = clusteredHost(of);
  if (host && !isReadyOn(host, node)) return false;
  const others = items.filter((item) => item !== computer);
  return canOwn(of, node) && leavesSomeone(of, [...others, node], cluster);
}

/** While another of the owners isn't a node, nothing is said yet of what the list leaves. */
function leavesSomeone(resource: Resource, owners: readonly Computer[], cluster: Cluster): boolean {
  const nodes = owners.filter((owner) => isNodeOf(owner, cluster));
  return nodes.length < owners.length || leavesAnOwner(resource, nodes);
}
