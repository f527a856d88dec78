/** Keeps what is asked of a topology and its elements again and again: made once, as neither ever changes. */
import { type Made, making } from './asking.ts';
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

/** A function of a whole topology, which is called once for each. */
export function onceFor<Value>(make: (topology: Topology) => Value): (topology: Topology) => Value {
  const known = new WeakMap<Topology, Made<Value>>();
  return (topology) => madeOnce(known, topology, make);
}

/** A function of something in a topology, which is called once for each. What is made lasts no longer than the topology. */
export function oncePer<Key extends object, Value>(
  make: (key: Key, topology: Topology) => Value,
): (key: Key, topology: Topology) => Value {
  const known = onceFor(() => new WeakMap<Key, Made<Value>>());
  return (key, topology) => madeOnce(known(topology), key, (of) => make(of, topology));
}

/** Who gets what was made for another has asked all that was asked for it. */
function madeOnce<Key extends object, Value>(
  known: WeakMap<Key, Made<Value>>,
  key: Key,
  make: (key: Key) => Value,
): Value {
  const before = known.get(key);
  const made = before ?? making(() => make(key));
  if (before) for (const changeable of before.asked) changeable.ask();
  else known.set(key, made);
  return made.value;
}
