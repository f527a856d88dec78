/** The state of a simulation as the picture shows it: conditions in a few words, told from how everything was at the start. */
import type { Condition, Moment, Tone } from '../diagram/index.ts';
import type { Element, Group, Node, Topology } from '../model/topology.ts';
import { type InstanceState, namerOf, type State } from '../simulation/index.ts';

/** What there is to say at a moment; elements as they should be are not in it. */
export interface DrawnMoment extends Moment {
  /** In the order of the file. */
  readonly conditions: ReadonlyMap<Element, Condition>;
}

export function momentOf(topology: Topology, start: State, now: State): DrawnMoment {
  const conditions = conditionsOf(topology, start, now);
  const owners = ownersIn(now);
  return {
    conditions,
    ownerOf: (group) => owners.get(group),
    conditionOf: (element) => conditions.get(element),
  };
}

function ownersIn({ groups }: State): ReadonlyMap<Group, Node | undefined> {
  return new Map(groups.map(({ group, owner }) => [group, owner]));
}

function conditionsOf(topology: Topology, start: State, now: State): ReadonlyMap<Element, Condition> {
  const name = namerOf(topology);
  const conditions = new Map<Element, Condition>();
  const say = (element: Element | undefined, tone: Tone | undefined, words: string) => {
    if (element && !conditions.has(element)) conditions.set(element, { tone, words });
  };
  for (const { computer, up } of now.computers) if (!up) say(computer, 'lost', 'down');
  for (const { service, running } of now.sso) {
    if (service.kind !== 'resource' && !running) say(service, 'lost', 'Enterprise SSO stopped');
  }
  const before = ownersIn(start);
  for (const { group, owner, resources } of now.groups) {
    const home = before.get(group);
    if (!owner) say(group, 'lost', 'on no node');
    else if (owner !== home) say(group, 'changed', home ? `moved from ${name(home)}` : 'started');
    for (const { resource, online } of resources) if (!online) say(resource, 'lost', 'offline');
  }
  for (const duplicate of now.duplicates) {
    say(duplicate.host, 'risk', 'runs twice');
    for (const handler of duplicate.handlers) say(handler, 'risk', 'twice');
  }
  for (const { capability, state, onCachedSecret } of now.capabilities) {
    if (capability.kind === 'handler' && state === 'lost') say(capability.handler, 'lost', 'stopped');
    if (capability.kind === 'masterSecret' && state === 'lost') say(topology.sso, 'lost', 'master secret lost');
    if (capability.kind !== 'host') continue;
    if (state === 'lost') say(capability.host, 'lost', 'stopped');
    else if (onCachedSecret) say(capability.host, 'risk', 'on a cached secret');
  }
  for (const [index, { instance, state }] of now.instances.entries()) {
    const condition = instanceCondition(state, start.instances[index]?.state);
    if (condition) conditions.set(instance, condition);
  }
  return conditions;
}

function instanceCondition(now: InstanceState['state'], atStart: InstanceState['state'] | undefined) {
  switch (now) {
    case 'stopped':
      return { tone: 'lost', words: 'stopped' } as const;
    case 'idle':
      return { tone: 'lost', words: 'idle' } as const;
    case 'standby':
      return { tone: undefined, words: 'stands by' } as const;
    case 'working':
      return atStart === 'working' ? undefined : ({ tone: 'changed', words: 'works now' } as const);
    case 'disabled':
    case 'unknown':
      return undefined;
  }
}
