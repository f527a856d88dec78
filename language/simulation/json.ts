/** The simulation as JSON, for other programs: elements by their full names, with a place for each that is in a list of its own. */
import { fullName } from '../model/paths.ts';
import type { PlaceInFile } from '../model/place.ts';
import type { Element, Origin, Topology } from '../model/topology.ts';
import { activitiesOf } from './activity.ts';
import { type Affected, type BlastRadius, type BlastSource, blastRadiusOf } from './blast-radius.ts';
import { type Capability, capabilitiesOf, subjectOf } from './capabilities.ts';
import type { Change } from './change.ts';
import type { Failing, SimulatedEvent } from './events.ts';
import { ownerMatrixOf } from './owner-matrix.ts';
import type { Reason } from './reasons.ts';
import { type Step, simulate } from './simulate.ts';
import { startOrdersOf } from './start-order.ts';
import type { State } from './state.ts';
import { type Failure, singleFailuresOf, survivalMatrixOf } from './survival.ts';
import { capabilityTitle } from './titles.ts';
import { toleranceOf } from './tolerance.ts';
import { namerOf } from './wording.ts';

/** The version of the form; it changes when a reader of the old form could misread the new one. */
const form = 1;

export interface SimulationReport {
  readonly events: readonly SimulatedEvent[];
  /** Whether the pairs of failures are wanted too. */
  readonly pairs: boolean;
  /** Whose blast radius is wanted. */
  readonly radius: readonly BlastSource[];
}

/**
 * Capabilities are referred to by their index in `capabilities`. In `survival`, each failure has its effects in the order of the
 * capabilities.
 * @param locate where an origin is in its file
 */
export function renderJson(
  topology: Topology,
  { events, pairs, radius }: SimulationReport,
  locate: (origin: Origin) => PlaceInFile,
): string {
  const { start, steps, unknown } = simulate(topology, events);
  const matrix = pairs ? survivalMatrixOf(topology) : undefined;
  const singles = matrix?.singles ?? singleFailuresOf(topology);
  const tolerance = toleranceOf(topology);
  const capabilities = capabilitiesOf(topology);
  const value = {
    form,
    title: topology.title,
    capabilities: capabilities.map((capability) => ({
      kind: capability.kind,
      title: capabilityTitle(capability, namerOf(topology)),
      name: nameOf(subjectOf(capability)),
      place: placeOf(subjectOf(capability), locate),
    })),
    unknown: unknown.map(({ code, text, about, origin }) => ({
      code,
      text,
      about: nameOf(about),
      place: locate(origin),
    })),
    steps: [start, ...steps].map((step) => stepJson(step, locate)),
    survival: {
      survivedSingles: singles.length === 0 ? null : singles.filter(({ survived }) => survived).length / singles.length,
      singles: singles.map(failureJson),
      ...(matrix ? { pairs: matrix.pairs.map(failureJson) } : {}),
    },
    tolerance: {
      ...tolerance,
      uncovered: tolerance.uncovered.map(({ capability, lostWith, remedies }) => ({
        capability: capabilities.indexOf(capability),
        lostWith: lostWith.map(nameOf),
        remedies: remedies.map(({ code, text, about }) => ({ code, text, about: nameOf(about) })),
      })),
    },
    clusters: activitiesOf(topology).map(({ cluster, model, active, passive }) => ({
      cluster: nameOf(cluster),
      model,
      active: active.map(nameOf),
      passive: passive.map(nameOf),
    })),
    startOrders: startOrdersOf(topology).map(({ group, stages, stuck, outside }) => ({
      group: nameOf(group),
      stages: stages.map((stage) => stage.map(nameOf)),
      stuck: stuck.map(nameOf),
      outside: outside.map(({ resource, dependency }) => ({
        resource: nameOf(resource),
        dependency: nameOf(dependency),
      })),
    })),
    owners: ownersJson(topology),
    radius: radius.map((source) => radiusJson(blastRadiusOf(topology, source), capabilities)),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function stepJson({ title, event, changes, state }: Step, locate: (origin: Origin) => PlaceInFile) {
  return {
    title,
    event: event && eventJson(event),
    changes: changes.map((change) => changeJson(change, locate)),
    state: stateJson(state),
  };
}

function eventJson(event: SimulatedEvent) {
  return event.kind === 'moved'
    ? { kind: event.kind, group: nameOf(event.group), to: nameOf(event.to) }
    : { kind: event.kind, what: event.what.map(failingJson) };
}

function failingJson(what: Failing) {
  return what.kind === 'service'
    ? { kind: what.kind, name: nameOf(what.computer), service: what.service }
    : { kind: what.kind, name: nameOf(what) };
}

function changeJson({ code, text, subject, from, to, reason }: Change, locate: (origin: Origin) => PlaceInFile) {
  return {
    code,
    text,
    subject: nameOf(subject),
    place: locate(subject.origin),
    from: nameOf(from),
    to: nameOf(to),
    reason: reasonJson(reason),
  };
}

function reasonJson(reason: Reason | undefined) {
  return reason && { code: reason.code, text: reason.text, about: reason.about.map(nameOf) };
}

function stateJson({ computers, groups, sso, instances, capabilities, duplicates }: State) {
  return {
    computers: computers.map(({ computer, up }) => ({ computer: nameOf(computer), up })),
    groups: groups.map(({ group, owner, resources }) => ({
      group: nameOf(group),
      owner: nameOf(owner) ?? null,
      resources: resources.map(({ resource, online, reason }) => ({
        resource: nameOf(resource),
        online,
        reason: reasonJson(reason),
      })),
    })),
    sso: sso.map(({ service, running, secret, reason }) => ({
      service: nameOf(service),
      running,
      secret,
      reason: reasonJson(reason),
    })),
    instances: instances.map(({ instance, state, reason }) => ({
      instance: nameOf(instance),
      state,
      reason: reasonJson(reason),
    })),
    capabilities: capabilities.map(({ state, on, onCachedSecret, notOn, reason }) => ({
      state,
      on: on.map(nameOf),
      onCachedSecret,
      notOn: notOn.map((each) => ({ computer: nameOf(each.computer), reason: reasonJson(each.reason) })),
      reason: reasonJson(reason),
    })),
    duplicates: duplicates.map(({ host, handlers, on }) => ({
      host: nameOf(host),
      handlers: handlers.map(nameOf),
      on: on.map(nameOf),
    })),
  };
}

function failureJson({ computers, outcomes, survived }: Failure) {
  return { computers: computers.map(nameOf), survived, outcomes };
}

function ownersJson(topology: Topology) {
  const { hosts, rows } = ownerMatrixOf(topology);
  return {
    hosts: hosts.map(nameOf),
    computers: rows.map(({ computer, cells }) => ({ computer: nameOf(computer), cells })),
  };
}

function radiusJson(
  { of, groups, resources, instances, capabilities: affected, affectedBy }: BlastRadius,
  capabilities: readonly Capability[],
) {
  const named = (parts: readonly Affected<Element>[]) =>
    parts.map(({ part, effect }) => ({ name: nameOf(part), effect }));
  return {
    of: nameOf(of),
    groups: named(groups),
    resources: named(resources),
    instances: instances.map(nameOf),
    capabilities: affected.map(({ part, effect }) => ({ capability: capabilities.indexOf(part), effect })),
    affectedBy: named(affectedBy),
  };
}

function nameOf(element: Element): string;
function nameOf(element: Element | undefined): string | undefined;
function nameOf(element: Element | undefined): string | undefined {
  return element && fullName(element);
}

function placeOf(element: Element | undefined, locate: (origin: Origin) => PlaceInFile): PlaceInFile | undefined {
  return element && locate(element.origin);
}
