/** Builds the runbook of a topology: collects what the procedures draft, keeps out what can't be built, and orders the rest. */
import { sure } from '../model/sure.ts';
import type { Element, Topology } from '../model/topology.ts';
import { uncoveredClusters } from './coverage.ts';
import { leftOutOf } from './left-out.ts';
import { order } from './order.ts';
import { collect, makersOf, type Planned, predecessors } from './planned.ts';
import { procedures } from './procedures/index.ts';
import { causesOf, separate } from './refusal.ts';
import type { Problem, Runbook } from './runbook.ts';
import { relevance, type Scope, withinScope } from './scope.ts';
import { neededBy, phasesOf, stepOf } from './steps.ts';
import type { Surroundings } from './uncovered.ts';

/**
 * The runbook that takes bare servers to the topology.
 *
 * @param problems errors of the topology. They keep out what they stand at and what depends on it; the runbook says so.
 * @param scope only the steps on this cluster or for this BizTalk group, and what has to come before them
 */
export function buildRunbook(topology: Topology, problems: readonly Problem[] = [], scope?: Scope): Runbook {
  const { steps, refusals, omissions } = collect(topology, procedures);
  const allRefusals = [...uncoveredClusters(topology), ...refusals];
  const causes = causesOf(topology, problems, allRefusals, steps);
  const { kept, out } = separate(steps, causes);
  const before = predecessors(kept);
  const { ordered, stuck } = order(
    kept.map((step) => ({ ...step, step, after: new Set([...sure(before.get(step))].map(({ id }) => id)) })),
  );
  const wanted = withinScope(kept, before, scope);
  const included = ordered.filter(({ step }) => wanted.has(step));
  const planned = included.map(({ step }) => step);
  const surroundings = surroundingsOf(planned, new Set([...makersOf(steps).keys(), ...refusals.map((r) => r.refuse)]));
  const place = new Map(planned.map(({ id }, index) => [id, index]));
  const builtSteps = included.map(({ step, after }) => ({
    phase: step.draft.phase,
    step: stepOf(step, inOrder(after, place), surroundings),
  }));
  return {
    title: titleOf(topology, scope),
    needed: neededBy(planned),
    leftOut: leftOutOf({
      topology,
      problems,
      causes,
      refused: new Set(allRefusals.map(({ refuse }) => refuse)),
      out,
      stuck: stuck.map(({ step }) => step),
      omissions,
      planned,
      surroundings,
      relevance: relevance(steps, planned, scope),
    }),
    phases: phasesOf(builtSteps),
  };
}

function titleOf({ title }: Topology, scope: Scope | undefined): string {
  const whole = title === undefined ? 'Runbook' : `Runbook: ${title}`;
  if (!scope) return whole;
  return `${whole}, ${scope.kind === 'cluster' ? 'cluster' : 'BizTalk group'} ${scope.name}`;
}

function inOrder(ids: ReadonlySet<string>, place: ReadonlyMap<string, number>): readonly string[] {
  return [...ids].filter((id) => place.has(id)).sort((a, b) => sure(place.get(a)) - sure(place.get(b)));
}

function surroundingsOf(steps: readonly Planned[], handled: ReadonlySet<Element>): Surroundings {
  const makers = makersOf(steps);
  const wanted = new Map<Element, Set<string>>();
  for (const { draft } of steps) {
    // What only looks at the end says nothing about when something is needed.
    if (draft.phase === 'verification') continue;
    for (const { of } of draft.requires) wanted.set(of, (wanted.get(of) ?? new Set()).add(draft.title));
  }
  return {
    hasProcedure: (element) => handled.has(element),
    builtBy: (element) => makers.get(element)?.at(-1)?.draft.title,
    wantedBy: (element) => [...(wanted.get(element) ?? [])],
  };
}
