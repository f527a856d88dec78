/** What can be wrong with what groups hold: what they lack, what isn't for them, and what waits for what. */
import { addDependency, change, moveInto, removeBlocks, setProperty } from '../change.ts';
import type { Dice } from '../dice.ts';
import { type Mutation, type Mutator, mutator, place } from '../mutator.ts';
import type { View } from '../view.ts';
import { type Block, to, type WrittenTopology, word } from '../written.ts';

/** What has a name to be reached by; a group of such can't do without an address. */
const reached = ['dtc', 'msmq', 'fileShare', 'sqlServer', 'entsso', 'biztalkHost'];

/** What keeps data on a disk. */
const keeping = ['dtc', 'msmq', 'fileShare', 'sqlServer'];

/** What the quorum group is no place for. */
const unsuitable = ['dtc', 'msmq', 'fileShare', 'entsso'];

const has = ({ members }: Block, ...keywords: readonly string[]) =>
  members.some(({ keyword }) => keywords.includes(keyword));

/** The resources of a group that have one of the keywords. */
const those = ({ members }: Block, ...keywords: readonly string[]) =>
  members.filter(({ keyword }) => keywords.includes(keyword));

/** What waits for a resource in its group, directly or through others, and itself. */
function waitingFor(view: View, resource: Block): ReadonlySet<Block> {
  const members = view.around(resource, 'group')?.members ?? [];
  const waiting = new Set([resource]);
  for (const next of waiting) {
    for (const other of members) if (view.targets(other, 'dependsOn').includes(next)) waiting.add(other);
  }
  return waiting;
}

/** A resource whose list is its own, and not what BizTalk Server makes of it. */
function anyWithList(view: View, dice: Dice): Block | undefined {
  const resources = view.groups().flatMap(({ members }) => members);
  return dice.anyOf(resources.filter(({ dependsOn, keyword }) => keyword !== 'biztalkHost' || dependsOn.length > 0));
}

/** Has a resource depend on one of another group besides. */
function dependOn(view: View, resource: Block, foreign: Block): Mutation {
  const topology = addDependency(view.topology, resource, to(foreign));
  return { topology, at: [place(resource, { list: 'dependsOn', item: foreign.id })] };
}

/** Has a resource depend on another in the place of one. */
function retarget(topology: WrittenTopology, resource: Block, from: Block, other: Block): WrittenTopology {
  return change(topology, resource.id, (old) => ({
    ...old,
    dependsOn: old.dependsOn.map((each) => ('to' in each && each.to === from.id ? to(other) : each)),
  }));
}

/** Groups of clusters that have no quorum group, with what is in them and would have to go elsewhere. */
function withoutQuorum(view: View): readonly Block[] {
  const clusters = view
    .all('cluster')
    .filter((cluster) => view.groups(cluster).every((group) => view.value(group, 'quorum') !== 'yes'));
  return clusters.flatMap((cluster) => view.groups(cluster));
}

export const groupMutators: readonly Mutator[] = [
  mutator('dependency-outside-group', 'makes a resource depend on one of another group besides', (view, dice) => {
    const resource = anyWithList(view, dice);
    const group = resource && view.around(resource, 'group');
    const cluster = resource && view.clusterOf(resource);
    if (!cluster) return undefined;
    const others = view.groups(cluster).filter((other) => other !== group);
    const foreign = dice.anyOf(others.flatMap(({ members }) => members));
    return foreign && dependOn(view, resource, foreign);
  }),

  mutator('dependency-outside-group', 'makes a resource depend on one of another cluster', (view, dice) => {
    const resource = anyWithList(view, dice);
    const cluster = resource && view.clusterOf(resource);
    if (!cluster) return undefined;
    const others = view.groups().filter((other) => view.clusterOf(other) !== cluster);
    const foreign = dice.anyOf(others.flatMap(({ members }) => members));
    return foreign && dependOn(view, resource, foreign);
  }),

  mutator('dependency-outside-group', "replaces what a resource needs by another group's", (view, dice) => {
    const resource = dice.anyOf(view.all('networkName', 'iis', ...reached));
    const group = resource && view.around(resource, 'group');
    const cluster = resource && view.clusterOf(resource);
    const own = resource && dice.anyOf(view.targets(resource, 'dependsOn'));
    if (!cluster || !own) return undefined;
    const others = view.groups(cluster).filter((other) => other !== group);
    const foreign = dice.anyOf(others.flatMap((other) => those(other, own.keyword)));
    if (!foreign) return undefined;
    const topology = retarget(view.topology, resource, own, foreign);
    return { topology, at: [place(resource, { list: 'dependsOn', item: foreign.id })] };
  }),

  mutator('group-missing-ip-address', 'removes the addresses of a group', (view, dice) => {
    const group = dice.anyOf(view.groups().filter((each) => has(each, 'networkName') && has(each, ...reached)));
    if (!group) return undefined;
    return { topology: removeBlocks(view.topology, ...those(group, 'ip')), at: [place(group)] };
  }),

  mutator('group-missing-physical-disk', 'removes the disks of a group', (view, dice) => {
    const group = dice.anyOf(view.groups().filter((each) => has(each, ...keeping)));
    if (!group) return undefined;
    return { topology: removeBlocks(view.topology, ...those(group, 'disk')), at: [place(group)] };
  }),

  mutator('resource-in-quorum-group', 'makes the group of a service the quorum group', (view, dice) => {
    const groups = withoutQuorum(view).filter((each) => has(each, ...unsuitable) && !has(each, 'biztalkHost'));
    const group = dice.anyOf(groups);
    if (!group) return undefined;
    const topology = setProperty(view.topology, group, 'quorum', word('yes'));
    return { topology, at: those(group, ...unsuitable).map((resource) => place(resource)) };
  }),

  mutator('resource-in-quorum-group', 'makes the group of clustered hosts the quorum group', (view, dice) => {
    const groups = withoutQuorum(view).filter((each) => !has(each, ...unsuitable) && has(each, 'biztalkHost'));
    const group = dice.anyOf(groups);
    if (!group) return undefined;
    const topology = setProperty(view.topology, group, 'quorum', word('yes'));
    return { topology, at: those(group, 'biztalkHost').map((resource) => place(resource)), severity: 'hint' };
  }),

  mutator('resource-in-quorum-group', 'moves a DTC to the quorum group', (view, dice) => {
    const dtc = dice.anyOf(view.all('dtc'));
    const cluster = dtc && view.clusterOf(dtc);
    const quorum = cluster && view.groups(cluster).find((each) => view.value(each, 'quorum') === 'yes');
    const [name] = quorum ? those(quorum, 'networkName') : [];
    const [disk] = quorum ? those(quorum, 'disk') : [];
    const isTaken = quorum?.members.some((other) => view.name(other) === (dtc && view.name(dtc)));
    if (!quorum || !name || !disk || isTaken || view.referring(dtc).length > 0) return undefined;
    const moved = { ...dtc, dependsOn: dice.shuffled([to(name), to(disk)]) };
    return { topology: moveInto(view.topology, moved, quorum), at: [place(dtc)] };
  }),

  mutator('unneeded-dependency', 'makes a disk or an address wait for something', (view, dice) => {
    const resource = dice.anyOf(view.all('disk', 'ip'));
    if (!resource) return undefined;
    const waiting = waitingFor(view, resource);
    const others = view.beside(resource, 'disk', 'ip', 'networkName', 'dtc', 'genericService', 'entsso');
    const other = dice.anyOf(others.filter((each) => !waiting.has(each)));
    if (!other) return undefined;
    const topology = addDependency(view.topology, resource, to(other));
    return { topology, at: [place(resource, { list: 'dependsOn', item: other.id })] };
  }),
];
