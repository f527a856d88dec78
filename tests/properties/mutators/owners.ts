/** What can be wrong with the nodes that may own resources, and those that groups prefer. */
import { addToList, removeFromList, setProperty } from '../change.ts';
import type { Dice } from '../dice.ts';
import { type Mutator, mutator, place } from '../mutator.ts';
import type { View } from '../view.ts';
import { type Block, to, type WrittenTopology } from '../written.ts';

/** What is to be possible on every node. */
const belongsEverywhere = ['disk', 'ip', 'networkName', 'dtc', 'msmq', 'fileShare', 'sqlServer', 'entsso', 'iis'];

/** Of what may be kept from a node, what isn't bound to instances. */
const mayLeaveOut = ['genericService', 'genericScript', 'genericApplication', 'resource'];

function withOwners(topology: WrittenTopology, resource: Block, owners: readonly Block[]): WrittenTopology {
  return setProperty(topology, resource, 'possibleOwners', ...owners.map(to));
}

/** The nodes that every resource of a group may run on. */
function commonOwners(view: View, group: Block): readonly Block[] {
  const cluster = view.clusterOf(group);
  const nodes = cluster ? view.nodes(cluster) : [];
  return nodes.filter((node) => group.members.every((resource) => view.owners(resource).includes(node)));
}

/** Groups of failover clusters that some resources of the keywords are in, with these. */
function groupsWith(view: View, ...keywords: readonly string[]) {
  return view.groups().flatMap((group) => {
    const resources = group.members.filter(({ keyword }) => keywords.includes(keyword));
    return resources.length > 0 ? [{ group, resources, common: commonOwners(view, group) }] : [];
  });
}

/** A computer that isn't a node of the cluster. */
function stranger(view: View, dice: Dice, cluster: Block): Block | undefined {
  return dice.anyOf(view.all('node', 'server').filter((computer) => view.clusterOf(computer) !== cluster));
}

/** Gives a resource of these keywords one owner, in a group where no other list leaves nodes out: it would be a part of it. */
function leaveOneNode(view: View, dice: Dice, keywords: readonly string[], ...beside: readonly string[]) {
  const chosen = dice.anyOf(groupsWith(view, ...keywords));
  if (!chosen) return undefined;
  const { group, resources, common } = chosen;
  const resource = dice.one(resources);
  const cluster = view.clusterOf(group);
  const nodes = cluster ? view.nodes(cluster) : [];
  const leavesOut = (other: Block) => view.owners(other).length < nodes.length;
  const owner = dice.anyOf(common);
  if (!owner || group.members.some((other) => other !== resource && leavesOut(other))) return undefined;
  return {
    topology: withOwners(view.topology, resource, [owner]),
    at: [place(resource, { property: 'possibleOwners' })],
    beside,
  };
}

export const ownerMutators: readonly Mutator[] = [
  mutator('group-cannot-fail-over', 'leaves a resource one node', (view, dice) =>
    leaveOneNode(view, dice, mayLeaveOut),
  ),

  mutator('group-cannot-fail-over', 'leaves a clustered host one node', (view, dice) =>
    leaveOneNode(view, dice, ['biztalkHost'], 'host-instance-on-excluded-node'),
  ),

  mutator('group-cannot-fail-over', 'leaves one node to a resource that belongs on every node', (view, dice) =>
    leaveOneNode(view, dice, belongsEverywhere, 'possible-owners-incomplete'),
  ),

  mutator('group-cannot-fail-over', 'leaves two resources no node in common', (view, dice) => {
    const chosen = dice.anyOf(groupsWith(view, ...belongsEverywhere).filter(({ resources }) => resources.length > 1));
    if (!chosen) return undefined;
    const { group, resources, common } = chosen;
    const [one, other] = dice.shuffled(resources);
    const [first, second] = dice.shuffled(common);
    if (!one || !other || !first || !second) return undefined;
    const topology = withOwners(withOwners(view.topology, one, [first]), other, [second]);
    return { topology, at: [place(group)], severity: 'error', beside: ['possible-owners-incomplete'] };
  }),

  mutator('possible-owners-incomplete', 'leaves a node out of one list', (view, dice) => {
    const chosen = dice.anyOf(groupsWith(view, ...belongsEverywhere).filter(({ common }) => common.length > 1));
    if (!chosen) return undefined;
    const resource = dice.one(chosen.resources);
    const missing = dice.one(chosen.common);
    const owners = view.owners(resource).filter((node) => node !== missing);
    const at = [place(resource, { property: 'possibleOwners' })];
    // Where only two nodes could own the group, there is none left to go to.
    return { topology: withOwners(view.topology, resource, owners), at, beside: ['group-cannot-fail-over'] };
  }),

  mutator('possible-owners-incomplete', 'leaves a node out of all lists of a group', (view, dice) => {
    const chosen = dice.anyOf(groupsWith(view, ...belongsEverywhere).filter(({ common }) => common.length > 1));
    if (!chosen) return undefined;
    const missing = dice.one(chosen.common);
    const topology = chosen.resources.reduce((changed, resource) => {
      const owners = view.owners(resource).filter((node) => node !== missing);
      return withOwners(changed, resource, owners);
    }, view.topology);
    const [first] = chosen.resources;
    return (
      first && { topology, at: [place(first, { property: 'possibleOwners' })], beside: ['group-cannot-fail-over'] }
    );
  }),

  mutator('possible-owner-not-a-node', 'adds a computer to the possible owners', (view, dice) => {
    const written = view.failoverClusters().flatMap((cluster) =>
      view
        .groups(cluster)
        .flatMap(({ members }) => members)
        .filter((resource) => view.targets(resource, 'possibleOwners').length > 0)
        .map((resource) => ({ cluster, resource })),
    );
    const chosen = dice.anyOf(written);
    const computer = chosen && stranger(view, dice, chosen.cluster);
    if (!computer) return undefined;
    const topology = addToList(view.topology, chosen.resource, 'possibleOwners', to(computer));
    return { topology, at: [place(chosen.resource, { list: 'possibleOwners', item: computer.id })] };
  }),

  mutator('possible-owner-not-a-node', 'names another computer in place of a node', (view, dice) => {
    const resource = dice.anyOf(view.groups().flatMap(({ members }) => members));
    const cluster = resource && view.clusterOf(resource);
    const computer = cluster && stranger(view, dice, cluster);
    if (!computer) return undefined;
    const left = view.owners(resource);
    const gone = dice.one(left);
    const owners = left.map((node) => (node === gone ? computer : node));
    // Which node was meant is not known, so nothing is said of an instance there.
    const topology = withOwners(view.topology, resource, owners);
    const at = [place(resource, { list: 'possibleOwners', item: computer.id })];
    return { topology, at };
  }),

  mutator('possible-owner-not-a-node', 'adds a computer to the preferred owners', (view, dice) => {
    const group = dice.anyOf(view.groups());
    const cluster = group && view.clusterOf(group);
    const computer = cluster && stranger(view, dice, cluster);
    if (!computer) return undefined;
    const topology = addToList(view.topology, group, 'preferredOwners', to(computer));
    return { topology, at: [place(group, { list: 'preferredOwners', item: computer.id })] };
  }),

  mutator('preferred-owners-incomplete', 'prefers only some of the nodes', (view, dice) => {
    const group = dice.anyOf(view.groups());
    const common = group ? commonOwners(view, group) : [];
    if (!group || common.length < 2) return undefined;
    const preferred = dice.some(common.slice(1), 1);
    const topology = setProperty(view.topology, group, 'preferredOwners', ...preferred.map(to));
    return { topology, at: [place(group, { property: 'preferredOwners' })] };
  }),

  mutator('preferred-owners-incomplete', 'leaves a node out of a list', (view, dice) => {
    const written = view.groups().filter((group) => view.targets(group, 'preferredOwners').length > 1);
    const group = dice.anyOf(written);
    const left =
      group && commonOwners(view, group).filter((node) => view.targets(group, 'preferredOwners').includes(node));
    const missing = left && dice.anyOf(left);
    if (!missing) return undefined;
    const topology = removeFromList(view.topology, group, 'preferredOwners', missing);
    return { topology, at: [place(group, { property: 'preferredOwners' })] };
  }),
];
