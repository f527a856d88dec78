/** What can happen next: every part that can fail, come back or be moved, with the events that do it. */
import { commonOwnersOf } from '../model/queries.ts';
import type { Element, Group, Node, Topology } from '../model/topology.ts';
import {
  namerOf,
  type Service,
  type SimulationTarget,
  type State,
  servicesOf,
  targetName,
} from '../simulation/index.ts';
import type { NamedEvent } from './events.ts';

export type PartKind = 'computer' | 'group' | 'resource' | 'instance' | 'service';

/** A part with what can happen to it at this moment. */
export interface Part {
  readonly kind: PartKind;
  readonly title: string;
  /** The element that a click on the picture means; of a service its computer, which has a part of its own. */
  readonly of: Element;
  /** The first is what a click does. None for a group that can't be moved. */
  readonly actions: readonly Action[];
}

export interface Action {
  /** "SQL01 fails", "SQL01 comes back", "Move SqlGroup to SQL02". */
  readonly title: string;
  readonly event: NamedEvent;
}

/** Computers, groups, resources, host instances and services, each in the order of the file. */
export function partsOf(topology: Topology, now: State): readonly Part[] {
  const up = new Set<Element>(now.computers.flatMap(({ computer, up: isUp }) => (isUp ? computer : [])));
  const computers = now.computers.map(({ computer }) => part(topology, 'computer', computer, up.has(computer)));
  return [
    ...computers,
    ...now.groups.map(({ group, owner }) => groupPart(topology, group, owner, up)),
    ...now.groups.flatMap(({ resources }) =>
      resources.map(({ resource, online }) => part(topology, 'resource', resource, online)),
    ),
    ...now.instances
      .filter(({ state }) => state !== 'disabled' && state !== 'unknown')
      .map(({ instance, state }) => part(topology, 'instance', instance, state !== 'stopped')),
    ...now.computers.flatMap(({ computer }) =>
      // Whether a service by itself runs is not part of the state: both can be said.
      servicesOf(computer, topology).map((service) => part(topology, 'service', service, true)),
    ),
  ];
}

/** A working part can fail; one that doesn't work comes back first, and both can be chosen. */
function part(topology: Topology, kind: PartKind, target: Exclude<SimulationTarget, Group>, works: boolean): Part {
  const title = namerOf(topology)(target);
  const names = [targetName(target, topology)];
  const fails: Action = { title: `${title} fails`, event: { kind: 'fails', names } };
  const back: Action = { title: `${title} is back`, event: { kind: 'back', names } };
  return { kind, title, of: elementOf(target), actions: works ? [fails, back] : [back, fails] };
}

function elementOf(target: Exclude<SimulationTarget, Group>): Element {
  return isService(target) ? target.computer : target;
}

function isService(target: SimulationTarget): target is Service {
  return target.kind === 'service';
}

/** A group is moved: to the node after its own that may own it first, then to the others. */
function groupPart(topology: Topology, group: Group, owner: Node | undefined, up: ReadonlySet<Element>): Part {
  const name = namerOf(topology);
  const { nodes } = group.cluster;
  const from = owner ? nodes.indexOf(owner) + 1 : 0;
  const allowed = commonOwnersOf(group);
  const to = [...nodes.slice(from), ...nodes.slice(0, from)].filter(
    (node) => node !== owner && up.has(node) && allowed.includes(node),
  );
  return {
    kind: 'group',
    title: name(group),
    of: group,
    actions: to.map((node) => ({
      title: `Move ${name(group)} to ${name(node)}`,
      event: { kind: 'moved', group: targetName(group, topology), to: targetName(node, topology) },
    })),
  };
}
