/** A topology as it would be after a change: a copy of it, in which the change is made and everything still hangs together. */
import { saidBy } from '../model/living.ts';
import type {
  BiztalkHostResource,
  Computer,
  Element,
  Group,
  Host,
  Instance,
  Node,
  Resource,
  Topology,
} from '../model/topology.ts';

/** A copy, and the counterpart in it of each element. */
export interface Copy {
  readonly topology: Topology;
  readonly of: <Part extends Element>(element: Part) => Part;
}

/** Every object is copied once, whatever refers to it; origins stay the same, so that steps lead to the same text. */
export function copyOf(topology: Topology): Copy {
  const copies = new Map<object, object>();
  const waiting: [source: object, target: Record<string, unknown>][] = [];
  const copy = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const known = copies.get(value);
    if (known) return known;
    const made = (Array.isArray(value) ? [] : {}) as Record<string, unknown>;
    copies.set(value, made);
    waiting.push([value, made]);
    return made;
  };
  const copied = copy(topology) as Topology;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [source, target] = next;
    for (const [key, part] of Object.entries(saidBy(source))) target[key] = key === 'origin' ? part : copy(part);
  }
  return {
    topology: copied,
    of: (element) => {
      const counterpart = copies.get(element);
      if (!counterpart) throw new Error(`${element.name} is no part of the topology.`);
      return counterpart as typeof element;
    },
  };
}

/** The copy is this module's own until it is handed out: nobody has asked it anything yet. */
function change<Part extends object>(part: Part, changes: Partial<Part>): void {
  Object.assign(part, changes);
}

/** The host runs outside of the cluster, with the instances that it has. */
export function unclustered(topology: Topology, host: Host): Copy {
  const copy = copyOf(topology);
  const own = copy.of(host);
  for (const { group } of own.clusteredAs) {
    change(group, {
      resources: group.resources.filter((resource) => !(own.clusteredAs as readonly Resource[]).includes(resource)),
    });
  }
  change(own, { clusteredAs: [] });
  return copy;
}

/** What changes about a clustered host that moves into another group. */
export interface NewPlace {
  readonly group: Group;
  readonly dependsOn: readonly Resource[];
  readonly owners: readonly Node[];
  /** Where it gets an instance that it doesn't have so far. */
  readonly newInstancesOn: readonly Computer[];
}

/** The host is clustered in another group, and has instances on further computers. */
export function movedTo(topology: Topology, resource: BiztalkHostResource, place: NewPlace): Copy {
  const copy = copyOf(topology);
  const own = copy.of(resource);
  const target = copy.of(place.group);
  const from = own.group;
  change(from, { resources: from.resources.filter((other) => other !== own) });
  change(target, { resources: [...target.resources, own] });
  change(own, {
    group: target,
    dependsOn: { written: true, complete: true, items: place.dependsOn.map(copy.of) },
    possibleOwners: { written: true, complete: true, items: place.owners.map(copy.of) },
  });
  const { host } = own;
  if (!host) return copy;
  for (const computer of place.newInstancesOn.map(copy.of)) {
    const instance: Instance = {
      kind: 'instance',
      origin: host.origin,
      schema: 'instance',
      name: computer.name,
      properties: [],
      damaged: false,
      host,
      computer,
      disabled: false,
    };
    change(host, { instances: [...host.instances, instance] });
    change(computer, { instances: [...computer.instances, instance] });
  }
  return copy;
}
