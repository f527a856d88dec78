/** The little that has to be remembered between events; everything else follows from it and from the topology. */
import type { Computer, Entsso, Group, Instance, Node, Resource } from '../model/topology.ts';
import type { ServiceName } from './events.ts';

export interface Situation {
  readonly down: Set<Computer>;
  /** Where each group is; a group that is nowhere has no entry. */
  readonly owners: Map<Group, Node>;
  /** The nodes on which a resource has failed, so that it can't be started there. */
  readonly brokenOn: Map<Resource, ReadonlySet<Node>>;
  readonly brokenServices: Map<Computer, ReadonlySet<ServiceName>>;
  readonly brokenInstances: Set<Instance>;
  /** The computers whose own Enterprise SSO service runs with a copy of the master secret in its memory. */
  readonly cachedOn: Set<Computer>;
  /** The same for clustered services: the node on which each got its copy. */
  readonly cachedBy: Map<Entsso, Node>;
  /** The node on which the master secret was made; the only one that has it where no backup is stated. */
  secretMadeOn: Node | undefined;
}

/** Before anything has started. */
export function emptySituation(): Situation {
  return {
    down: new Set(),
    owners: new Map(),
    brokenOn: new Map(),
    brokenServices: new Map(),
    brokenInstances: new Set(),
    cachedOn: new Set(),
    cachedBy: new Map(),
    secretMadeOn: undefined,
  };
}

export function copyOf(situation: Situation): Situation {
  return {
    down: new Set(situation.down),
    owners: new Map(situation.owners),
    brokenOn: new Map(situation.brokenOn),
    brokenServices: new Map(situation.brokenServices),
    brokenInstances: new Set(situation.brokenInstances),
    cachedOn: new Set(situation.cachedOn),
    cachedBy: new Map(situation.cachedBy),
    secretMadeOn: situation.secretMadeOn,
  };
}

export function isServiceBroken({ brokenServices }: Situation, computer: Computer, service: ServiceName): boolean {
  return brokenServices.get(computer)?.has(service) ?? false;
}

export function isBrokenOn({ brokenOn }: Situation, resource: Resource, node: Node): boolean {
  return brokenOn.get(resource)?.has(node) ?? false;
}

/** The set with one more member, or with one less. */
export function including<T>(set: ReadonlySet<T> | undefined, member: T): ReadonlySet<T> {
  return new Set([...(set ?? []), member]);
}
export function excluding<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  return new Set([...set].filter((other) => other !== member));
}
