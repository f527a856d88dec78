/** The blast radius of a computer, group or resource: what it takes down when it fails, and what can take it down. */
import type { Computer, Group, Instance, Resource, Topology } from '../model/topology.ts';
import { type Capability, type CapabilityStatus, capabilitiesOf, statusesOf } from './capabilities.ts';
import { type Facts, factsOf } from './facts.ts';
import { statusOf } from './instances.ts';
import { settle } from './settle.ts';
import { startedSituation } from './simulate.ts';
import { type View, viewOf } from './view.ts';

export type BlastSource = Computer | Group | Resource;

/** What a failure does to a part: it is `lost`, or it `moves` to another computer. */
export interface Affected<Part> {
  readonly part: Part;
  readonly effect: 'moves' | 'lost';
}

/** What is affected when it fails: all else that changes, in the order of the file. */
export interface FailureEffects {
  readonly of: BlastSource;
  readonly groups: readonly Affected<Group>[];
  readonly resources: readonly Affected<Resource>[];
  readonly instances: readonly Instance[];
  readonly capabilities: readonly Affected<Capability>[];
}

export interface BlastRadius extends FailureEffects {
  /** What affects it when that fails by itself. Nothing affects a computer. */
  readonly affectedBy: readonly Affected<Computer | Resource>[];
}

/**
 * A computer fails as in the matrix. A resource fails on every node, so that no failover helps; a group fails with every one of its
 * resources. A group counts as lost when it is on no node, or has no resource online.
 */
export function blastRadiusOf(topology: Topology, source: BlastSource): BlastRadius {
  const facts = factsOf(topology);
  const before = viewOf(facts, startedSituation(topology));
  return { ...effectsOf(source, facts, before), affectedBy: affectedBy(source, facts, before) };
}

/** The half of the blast radius that takes one failure, not one of everything in the topology. */
export function failureEffectsOf(topology: Topology, source: BlastSource): FailureEffects {
  const facts = factsOf(topology);
  return effectsOf(source, facts, viewOf(facts, startedSituation(topology)));
}

function effectsOf(source: BlastSource, facts: Facts, before: View): FailureEffects {
  const { topology } = facts;
  const after = viewAfter(facts, source);
  const groups = topology.clusters.flatMap((cluster) => cluster.groups);
  const others = groups.flatMap(({ resources }) => resources).filter((resource) => resource !== source);
  const statuses = { before: statusesOf(before), after: statusesOf(after) };
  return {
    of: source,
    groups: affected(
      groups.filter((group) => group !== source),
      (group) => groupEffect(group, before, after),
    ),
    resources: affected(others, (resource) => resourceEffect(resource, before, after)),
    instances: facts.hosts
      .flatMap(({ instances }) => instances)
      .filter((instance) => statusOf(instance, before).state === 'working')
      .filter((instance) => ['idle', 'stopped'].includes(statusOf(instance, after).state)),
    capabilities: capabilitiesOf(topology).flatMap((capability, index) => {
      const effect = capabilityEffect(statuses.before[index], statuses.after[index]);
      return effect ? { part: capability, effect } : [];
    }),
  };
}

function affectedBy(source: BlastSource, facts: Facts, before: View): readonly Affected<Computer | Resource>[] {
  if (source.kind === 'node' || source.kind === 'server') return [];
  const own = source.kind === 'group' ? source.resources : [source];
  const candidates = [...facts.computers, ...facts.resources.filter((resource) => !own.includes(resource))];
  const inOrder = new Set<Computer | Resource>([
    ...facts.computers,
    ...facts.topology.clusters.flatMap(({ groups }) => groups.flatMap(({ resources }) => resources)),
  ]);
  return affected(
    [...inOrder].filter((candidate) => candidates.includes(candidate)),
    (candidate) => {
      const after = viewAfter(facts, candidate);
      return source.kind === 'group' ? groupEffect(source, before, after) : resourceEffect(source, before, after);
    },
  );
}

/** The topology at rest after the source has failed for good. */
function viewAfter(facts: Facts, source: BlastSource): View {
  const situation = startedSituation(facts.topology);
  if (source.kind === 'node' || source.kind === 'server') situation.down.add(source);
  else {
    for (const resource of source.kind === 'group' ? source.resources : [source]) {
      situation.brokenOn.set(resource, new Set(resource.group.cluster.nodes));
    }
  }
  return settle(facts, situation).view;
}

function affected<Part>(
  parts: readonly Part[],
  effectOn: (part: Part) => Affected<Part>['effect'] | undefined,
): readonly Affected<Part>[] {
  return parts.flatMap((part) => {
    const effect = effectOn(part);
    return effect ? { part, effect } : [];
  });
}

function groupEffect(group: Group, before: View, after: View): 'moves' | 'lost' | undefined {
  const isAlive = (view: View) =>
    view.situation.owners.has(group) &&
    (group.resources.length === 0 || group.resources.some((resource) => view.isOnline(resource)));
  if (!isAlive(before)) return undefined;
  if (!isAlive(after)) return 'lost';
  return before.situation.owners.get(group) === after.situation.owners.get(group) ? undefined : 'moves';
}

function resourceEffect(resource: Resource, before: View, after: View): 'moves' | 'lost' | undefined {
  if (!before.isOnline(resource)) return undefined;
  if (!after.isOnline(resource)) return 'lost';
  const { group } = resource;
  return before.situation.owners.get(group) === after.situation.owners.get(group) ? undefined : 'moves';
}

function capabilityEffect(
  before: CapabilityStatus | undefined,
  after: CapabilityStatus | undefined,
): 'moves' | 'lost' | undefined {
  if (before?.state !== 'works') return undefined;
  if (after?.state !== 'works') return 'lost';
  return after.on.some((computer) => before.on.includes(computer)) ? undefined : 'moves';
}
