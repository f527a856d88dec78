/** What an event changes by itself, before anything reacts to it; and why some can't happen. */
import type { Computer, Group, Instance, Node } from '../model/topology.ts';
import type { Cause } from './causes.ts';
import type { Failing, SimulatedEvent } from './events.ts';
import { holderOf } from './settle.ts';
import { excluding, including, type Situation } from './situation.ts';
import { type View, whyNowhere } from './view.ts';

/** Why a group can't be moved. */
export type Refusal =
  | { readonly why: 'already-there' | 'not-a-possible-target' }
  | { readonly why: 'held-by-instance'; readonly by: Instance }
  | { readonly why: 'cause'; readonly cause: Cause };

export interface Applied {
  readonly refusal: Refusal | undefined;
  /** The nodes on which groups have been tried already. */
  readonly tried: Map<Group, ReadonlySet<Node>>;
}

/** Changes the situation by the event. A view of the situation before it says where things are. */
export function apply(event: SimulatedEvent, situation: Situation, view: View): Applied {
  const tried = new Map<Group, ReadonlySet<Node>>();
  if (event.kind === 'moved') {
    const { group, to } = event;
    const refusal = whyNotMoved(group, to, view);
    if (!refusal) {
      situation.owners.set(group, to);
      tried.set(group, new Set([to]));
    }
    return { refusal, tried };
  }
  for (const what of event.what) {
    if (event.kind === 'fails') fail(what, situation);
    else mend(what, situation);
  }
  return { refusal: undefined, tried };
}

function whyNotMoved(group: Group, to: Node, view: View): Refusal | undefined {
  const { facts, situation } = view;
  const owner = situation.owners.get(group);
  if (owner === to) return { why: 'already-there' };
  if (situation.down.has(to)) return { why: 'cause', cause: { code: 'computer-down', computer: to } };
  if (!owner) return { why: 'cause', cause: whyNowhere(group, facts) };
  if (!facts.ownersOf.get(group)?.includes(to)) return { why: 'not-a-possible-target' };
  const by = holderOf(group, owner, view);
  return by && { why: 'held-by-instance', by };
}

function fail(what: Failing, situation: Situation): void {
  switch (what.kind) {
    case 'node':
    case 'server':
      situation.down.add(what);
      break;
    case 'resource': {
      const node = situation.owners.get(what.group);
      if (node) situation.brokenOn.set(what, including(situation.brokenOn.get(what), node));
      break;
    }
    case 'instance':
      situation.brokenInstances.add(what);
      break;
    case 'service':
      situation.brokenServices.set(what.computer, including(situation.brokenServices.get(what.computer), what.service));
  }
}

function mend(what: Failing, situation: Situation): void {
  switch (what.kind) {
    case 'node':
    case 'server':
      if (situation.down.delete(what)) mendAllOn(what, situation);
      break;
    case 'resource':
      situation.brokenOn.delete(what);
      break;
    case 'instance':
      situation.brokenInstances.delete(what);
      break;
    case 'service': {
      const broken = situation.brokenServices.get(what.computer);
      if (broken) situation.brokenServices.set(what.computer, excluding(broken, what.service));
    }
  }
}

/** A computer that is started again starts all that runs on it. */
function mendAllOn(computer: Computer, situation: Situation): void {
  situation.brokenServices.delete(computer);
  for (const instance of computer.instances) situation.brokenInstances.delete(instance);
  if (computer.kind !== 'node') return;
  for (const [resource, nodes] of situation.brokenOn) {
    const others = excluding(nodes, computer);
    if (others.size > 0) situation.brokenOn.set(resource, others);
    else situation.brokenOn.delete(resource);
  }
}
