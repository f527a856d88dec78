/** Keeps what is asked of a topology and its elements again and again: made once, as neither ever changes. */
import type { Topology } from './topology.ts';

/** A function of an element and what can be reached from it, which is called once for each: also for several topologies that have it. */
export function once<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const made = known.get(key) ?? { value: make(key) };
    known.set(key, made);
    return made.value;
  };
}

/** A function of something in a topology, which is called once for each. What is made lasts no longer than the topology. */
export function oncePer<Key extends object, Value>(
  make: (key: Key, topology: Topology) => Value,
): (key: Key, topology: Topology) => Value {
  const known = new WeakMap<Topology, WeakMap<Key, { readonly value: Value }>>();
  return (key, topology) => {
    const ofTopology = known.get(topology) ?? new WeakMap<Key, { readonly value: Value }>();
    known.set(topology, ofTopology);
    const made = ofTopology.get(key) ?? { value: make(key, topology) };
    ofTopology.set(key, made);
    return made.value;
  };
}
