/**
 * The topologies of a root, one after each edit, and what lasts from one to the next: indexes, in which an edit replaces only what the
 * changed declarations bring. Whoever asks a list of a topology, or an index, is told when the answer would be another one.
 */
import { Changeable } from './asking.ts';
import { sameItems } from './difference.ts';
import { type Bring, KeptIndex } from './kept-index.ts';
import type { Reference, Topology } from './topology.ts';

/** What a topology consists of. */
export interface TopologyParts extends Omit<Topology, 'references'> {
  /** Called when somebody wants them. */
  readonly references: () => readonly Reference[];
}

const listNames = ['files', 'domains', 'clusters', 'servers', 'repeatedSso', 'biztalkGroups', 'failures'] as const;
const keys = ['title', 'sso', 'references', ...listNames] as const;
type ListName = (typeof listNames)[number];
type Lists = Pick<Topology, ListName>;

/** What lasts from topology to topology of a root. */
interface Memory {
  /** Those before it are over. */
  latest: Topology;
  parts: Lists;
  readonly changeables: ReadonlyMap<keyof TopologyParts, Changeable>;
  /** What follows the lists, by what made it. */
  readonly followers: Map<unknown, { readonly follow: (lists: Lists) => void }>;
}

const memories = new WeakMap<Topology, Memory>();

/**
 * A topology that notices what of it is asked. Lists of the same items as before are the same lists.
 * @param earlier the topology of the same root before an edit. It is over then: what lasts goes on with the new one.
 */
export function keepTopology(parts: TopologyParts, earlier?: Topology): Topology {
  const known = earlier && memories.get(earlier);
  return known?.latest === earlier && known ? goOn(known, parts) : begin(parts);
}

function begin(parts: TopologyParts): Topology {
  const changeables = new Map(keys.map((key) => [key, new Changeable()]));
  const latest = noticing(parts, changeables);
  memories.set(latest, { latest, parts, changeables, followers: new Map() });
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
  for (const follower of memory.followers.values()) follower.follow(after);
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
  const memory: Memory = { latest: topology, parts: topology, changeables: new Map(), followers: new Map() };
  memories.set(topology, memory);
  return memory;
}

/**
 * An index of a list of a topology: what its items bring, under keys. To ask it is to ask for what is under that key alone.
 * @param bring always the same for the same item, of which it may look at all that can be reached from it
 */
export function indexed<Name extends ListName, Key, Value>(
  name: Name,
  bring: Bring<Topology[Name][number], Key, Value>,
): (key: Key, topology: Topology) => readonly Value[] {
  const made = lasting((lists) => {
    const index = new KeptIndex(bring, lists[name]);
    return { value: index, follow: (next) => index.update(next[name]) };
  });
  return (key, topology) => made(topology).at(key);
}

interface Follower<Value> {
  readonly value: Value;
  readonly follow: (lists: Lists) => void;
}

/** Something that goes on from topology to topology of a root. */
function lasting<Value>(make: (lists: Lists) => Follower<Value>): (topology: Topology) => Value {
  return (topology) => {
    const { followers, parts } = memoryOf(topology);
    const known = followers.get(make) as Follower<Value> | undefined;
    const follower = known ?? make(parts);
    if (!known) followers.set(make, follower);
    return follower.value;
  };
}

/** A place for what somebody keeps for a root as long as its topologies follow each other. */
export function keptWith<Value>(make: () => Value): (topology: Topology) => Value {
  return lasting(() => ({ value: make(), follow: () => {} }));
}
