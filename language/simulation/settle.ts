/** Lets the clusters come to rest after something has happened: groups find nodes, and services get or lose the master secret. */
import { ssoHeldBy } from '../model/queries.ts';
import { failsOver } from '../model/restart-policy.ts';
import { sure } from '../model/sure.ts';
import type { Group, Instance, Node } from '../model/topology.ts';
import type { Cause } from './causes.ts';
import type { Facts } from './facts.ts';
import { including, type Situation } from './situation.ts';
import { whatKeepsOff, whatKeepsSsoFrom } from './starting.ts';
import { type View, viewOf } from './view.ts';

/** What a group did, in the order in which the groups did it. */
export type Move =
  | {
      readonly kind: 'moved';
      readonly group: Group;
      /** Undefined where it was nowhere. */
      readonly from: Node | undefined;
      readonly to: Node;
      /** Why it left the node that it comes from. */
      readonly cause: Cause | undefined;
      /** Nodes that are up and come first in its order, with what keeps it off each. */
      readonly passedOver: readonly { readonly node: Node; readonly cause: Cause }[];
    }
  | { readonly kind: 'lost'; readonly group: Group; readonly from: Node }
  /** It would have left its node, where an unclustered instance keeps Enterprise SSO from going. */
  | {
      readonly kind: 'held';
      readonly group: Group;
      readonly from: Node;
      readonly cause: Cause;
      readonly by: Instance;
    };

export interface Settled {
  readonly view: View;
  readonly moves: readonly Move[];
}

/**
 * Changes the situation until nothing more follows. A group goes to the first node of its order on which none of its resources
 * that would fail it over is kept off; where there is none, to the first that is up; and it tries each node once.
 * @param tried nodes on which groups have been tried already
 */
export function settle(facts: Facts, situation: Situation, tried = new Map<Group, ReadonlySet<Node>>()): Settled {
  const moves: Move[] = [];
  const held = new Set<Group>();
  let view: View | undefined;
  const now = () => {
    view ??= viewOf(facts, situation);
    return view;
  };
  const remember = (group: Group, node: Node): void => {
    tried.set(group, including(tried.get(group), node));
  };
  const obstacle = (group: Group, node: Node) => obstacleOn(group, node, facts, situation, now);
  const put = (group: Group, to: Node, cause: Cause | undefined): void => {
    const from = situation.owners.get(group);
    const passedOver = sure(facts.ownersOf.get(group))
      .slice(0, facts.ownersOf.get(group)?.indexOf(to))
      .filter((node) => node !== from && !situation.down.has(node))
      .flatMap((node) => ({ node, cause: obstacle(group, node) }))
      .flatMap(({ node, cause: keptOff }) => (keptOff ? { node, cause: keptOff } : []));
    moves.push({ kind: 'moved', group, from, to, cause, passedOver });
    situation.owners.set(group, to);
    remember(group, to);
    view = undefined;
  };
  const lose = (group: Group, from: Node): void => {
    moves.push({ kind: 'lost', group, from });
    situation.owners.delete(group);
    view = undefined;
  };

  for (let restless = true; restless; ) {
    restless = false;
    refreshSecrets(now());
    for (const group of facts.groups) {
      const owner = situation.owners.get(group);
      const nodes = sure(facts.ownersOf.get(group)).filter((node) => !situation.down.has(node));
      if (owner === undefined || situation.down.has(owner)) {
        const to = nodes.find((node) => !obstacle(group, node)) ?? nodes[0];
        if (to) put(group, to, owner && { code: 'computer-down', computer: owner });
        else if (owner) lose(group, owner);
        restless ||= to !== undefined || owner !== undefined;
        continue;
      }
      if (held.has(group)) continue;
      const cause = obstacle(group, owner);
      const to =
        cause && nodes.find((node) => node !== owner && !tried.get(group)?.has(node) && !obstacle(group, node));
      if (!to) continue;
      const by = holderOf(group, owner, now());
      if (by) {
        held.add(group);
        moves.push({ kind: 'held', group, from: owner, cause, by });
      } else {
        remember(group, owner);
        put(group, to, cause);
        restless = true;
      }
    }
  }
  return { view: now(), moves };
}

/**
 * What would make the group leave the node, or not go there: the first of its resources that fails over and is kept off. Most
 * groups have nothing that a node could keep off, and need no look at the rest of the topology.
 */
function obstacleOn(group: Group, node: Node, facts: Facts, situation: Situation, now: () => View): Cause | undefined {
  const choosy = sure(facts.choosy.get(group));
  const candidates =
    situation.brokenOn.size === 0
      ? choosy
      : group.resources.filter((resource) => situation.brokenOn.has(resource) || choosy.includes(resource));
  for (const resource of candidates.filter(failsOver)) {
    const cause =
      whatKeepsOff(resource, node, facts, situation, now()) ??
      (resource.type === 'biztalkHost' && resource.host
        ? whatKeepsSsoFrom(node, facts, situation, now(), group.resources)
        : undefined);
    if (cause) return cause;
  }
  return undefined;
}

/**
 * The unclustered instance that keeps Enterprise SSO of the group from being taken offline (white paper, line 766). Where SSO has
 * failed by itself there is nothing to hold.
 */
export function holderOf(group: Group, node: Node, { facts, situation, isOnline }: View): Instance | undefined {
  const entssos = sure(facts.clusters.get(group.cluster)).entssos;
  if (!entssos.some((entsso) => entsso.group === group && isOnline(entsso))) return undefined;
  return node.instances.find(
    (instance) => ssoHeldBy(instance) !== undefined && !situation.brokenInstances.has(instance),
  );
}

/**
 * Enterprise SSO services that run have the master secret in memory, and those that don't have lost it (white paper, line 142).
 * Nothing that runs at this moment depends on it: a copy matters when the master secret is gone.
 */
function refreshSecrets({ facts, situation, isOnline, whyNoSso }: View): void {
  for (const computer of facts.computers) {
    if (computer.kind === 'node' && facts.clusters.get(computer.cluster)?.entssos.length) continue;
    if (whyNoSso(computer)) situation.cachedOn.delete(computer);
    else situation.cachedOn.add(computer);
  }
  for (const { entssos } of facts.clusters.values()) {
    for (const entsso of entssos) {
      const node = situation.owners.get(entsso.group);
      if (node && isOnline(entsso)) situation.cachedBy.set(entsso, node);
      else situation.cachedBy.delete(entsso);
    }
  }
}
