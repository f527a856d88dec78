/**
 * The topologies of a root, one after each edit, and what lasts from one to the next: indexes, in which an edit replaces only what the
 * changed elements bring. Whoever asks a list of a topology, or an index, is told when the answer would be another one.
 */
import { Changeable, Made } from './asking.ts';
import { sameItems } from './difference.ts';
import { type Bring, KeptIndex } from './kept-index.ts';
import type { ResourceType } from './schema.ts';
import type { Element, Handler, Node, Reference, Resource, Topology } from './topology.ts';

/** What a topology consists of. */
export interface TopologyParts extends Omit<Topology, 'references'> {
  /** Called when somebody wants them. */
  readonly references: () => readonly Reference[];
}

const listNames = ['files', 'domains', 'clusters', 'servers', 'repeatedSso', 'biztalkGroups', 'failures'] as const;
const keys = ['title', 'sso', 'references', ...listNames] as const;
type Parts = Pick<Topology, (typeof listNames)[number]>;

/** What lasts from topology to topology of a root. */
interface Memory {
  /** Whether others may follow. */
  readonly isFollowed: boolean;
  /** Those before it are over. */
  latest: Topology;
  parts: Parts;
  readonly changeables: ReadonlyMap<keyof TopologyParts, Changeable>;
  readonly lists: Map<keyof Lists, Made<Memory, readonly unknown[]>>;
  /** What follows the topologies, by what made it. */
  readonly followers: Map<unknown, Follower<unknown>>;
}

interface Follower<Value> {
  readonly value: Value;
  /** Called when there is a later topology. */
  readonly follow?: () => void;
}

const memories = new WeakMap<Topology, Memory>();

/**
 * A topology that notices what of it is asked. Lists of the same items as before are the same lists.
 * @param isFollowed whether others may follow: else nobody has to know later what of it was asked
 * @param earlier the topology of the same root before an edit. It is over then: what lasts goes on with the new one.
 */
export function keepTopology(parts: TopologyParts, isFollowed: boolean, earlier?: Topology): Topology {
  const known = earlier && memories.get(earlier);
  return known?.latest === earlier && known ? goOn(known, parts) : begin(parts, isFollowed);
}

function begin(parts: TopologyParts, isFollowed: boolean): Topology {
  const changeables = new Map(keys.map((key) => [key, new Changeable()]));
  const latest = noticing(parts, changeables);
  memories.set(latest, { isFollowed, latest, parts, changeables, lists: new Map(), followers: new Map() });
  return latest;
}

function goOn(memory: Memory, parts: TopologyParts): Topology {
  const before: Partial<TopologyParts> = memory.parts;
  const kept = Object.fromEntries(
    listNames.map((name) => [
      name,
      sameItems<unknown>(memory.parts[name], parts[name]) ? memory.parts[name] : parts[name],
    ]),
  );
  const after: TopologyParts = { ...parts, ...kept };
  memory.parts = after;
  memory.latest = noticing(after, memory.changeables);
  memories.set(memory.latest, memory);
  for (const [key, changeable] of memory.changeables) if (before[key] !== after[key]) changeable.changed();
  for (const follower of memory.followers.values()) follower.follow?.();
  return memory.latest;
}

function noticing(parts: TopologyParts, changeables: Memory['changeables']): Topology {
  const topology = {};
  for (const [key, changeable] of changeables) {
    const get = () => {
      changeable.ask();
      return key === 'references' ? parts.references() : parts[key];
    };
    Object.defineProperty(topology, key, { enumerable: true, get });
  }
  return topology as Topology;
}

/** One that is over or comes after none, such as a changed copy, has a memory of its own. */
function memoryOf(topology: Topology): Memory {
  const known = memories.get(topology);
  if (known?.latest === topology) return known;
  const memory: Memory = {
    isFollowed: false,
    latest: topology,
    parts: topology,
    changeables: new Map(),
    lists: new Map(),
    followers: new Map(),
  };
  memories.set(topology, memory);
  return memory;
}

/** The lists that there are indexes of, each in the order of the topology. Those of resources are called by their type. */
type Lists = Parts & {
  readonly node: readonly Node[];
  readonly handler: readonly Handler[];
  readonly resource: readonly Resource[];
} & { readonly [Type in Exclude<ResourceType, 'resource'>]: readonly Extract<Resource, { type: Type }>[] };

type Inner = Exclude<keyof Lists, keyof Parts>;

function listIn(topology: Topology, name: Inner): readonly Element[] {
  const { clusters, biztalkGroups } = topology;
  if (name === 'node') return clusters.flatMap(({ nodes }) => nodes);
  if (name === 'handler') return biztalkGroups.flatMap(({ adapters }) => adapters.flatMap(({ handlers }) => handlers));
  const resources = clusters.flatMap(({ groups }) => groups.flatMap((group) => group.resources));
  return name === 'resource' ? resources : resources.filter(({ type }) => type === name);
}

/** The same list until it is another one. */
function listOf<Name extends keyof Lists>(name: Name, memory: Memory): Lists[Name] {
  if (name in memory.parts) return memory.parts[name as keyof Parts] as Lists[Name];
  let made = memory.lists.get(name);
  if (!made) {
    made = new Made(memory, {
      make: ({ latest }) => listIn(latest, name as Inner),
      expired: () => {},
    });
    if (memory.isFollowed) made.listen();
    memory.lists.set(name, made);
  }
  const before = made.value;
  if (made.update() && sameItems(before, made.value)) made.value = before;
  return made.value as Lists[Name];
}

/**
 * An index of a list of a topology: what its items bring, under keys. To ask it is to ask for what is under that key alone.
 * @param bring may look at all that can be reached from the item
 */
export function indexed<Name extends keyof Lists, Key, Value>(
  name: Name,
  bring: Bring<Lists[Name][number], Key, Value>,
): (key: Key, topology: Topology) => readonly Value[] {
  const made = lasting((memory) => {
    const index = new KeptIndex(bring, listOf(name, memory), memory.isFollowed);
    return { value: index, follow: () => index.update(listOf(name, memory)) };
  });
  return (key, topology) => made(topology).at(key);
}

/** Something that goes on from topology to topology of a root. */
function lasting<Value>(make: (memory: Memory) => Follower<Value>): (topology: Topology) => Value {
  return (topology) => {
    const memory = memoryOf(topology);
    const known = memory.followers.get(make) as Follower<Value> | undefined;
    const follower = known ?? make(memory);
    if (!known) memory.followers.set(make, follower);
    return follower.value;
  };
}

/**
 * A place for what somebody keeps for a root as long as its topologies follow each other.
 * @param make gets a function that gives the latest of them, and hears whether others may follow
 */
export function keptWith<Value>(
  make: (latest: () => Topology, isFollowed: boolean) => Value,
): (topology: Topology) => Value {
  return lasting((memory) => ({ value: make(() => memory.latest, memory.isFollowed) }));
}
