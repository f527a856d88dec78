/** Keeps what is asked of a topology and its elements again and again. */
import { Kept } from './kept.ts';
import { keptWith } from './kept-topology.ts';
import type { Topology } from './topology.ts';

/** A function of something that never changes, such as a node of a tree, which is called once for each. */
export function once<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value | typeof nothing>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before === nothing ? (undefined as Value) : (before as Value);
    const value = make(key);
    known.set(key, value ?? nothing);
    return value;
  };
}

/** What stands for undefined: there are too many values to wrap each. */
const nothing = Symbol('nothing');

/** A function of an element and what can be reached from it, or of a list of elements: called again when something of that has changed. */
export function kept<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Kept<Key, Value>>();
  return (key) => {
    const before = known.get(key);
    const own = before ?? new Kept(key, make);
    if (!before) known.set(key, own);
    return own.get();
  };
}

/** A function of a whole topology, called again for a later one when something that it asked has changed. */
export function keptOf<Value>(make: (topology: Topology) => Value): (topology: Topology) => Value {
  const own = keptWith((latest) => new Kept(latest, (topology) => make(topology())));
  return (topology) => own(topology).get();
}

/** A function of something in a topology, likewise. */
export function keptIn<Key extends object, Value>(
  make: (key: Key, topology: Topology) => Value,
): (key: Key, topology: Topology) => Value {
  const own = keptWith((latest) => kept((key: Key) => make(key, latest())));
  return (key, topology) => own(topology)(key);
}
