/** Builds the runbook of a topology: collects what the procedures draft, keeps out what can't be built, and orders the rest. */
import type { Element, Topology } from '../model/topology.ts';
import type { Block } from './command.ts';
import { uncoveredClusters } from './coverage.ts';
import { leftOutOf } from './left-out.ts';
import { order } from './order.ts';
import { collect, makersOf, type Planned, predecessors } from './planned.ts';
import { procedures } from './procedures/index.ts';
import { causesOf, separate } from './refusal.ts';
import {
  type Commands,
  type Needed,
  type Phase,
  type PhaseId,
  type Problem,
  phaseTitles,
  type Runbook,
  type Step,
} from './runbook.ts';
import { relevance, type Scope, withinScope } from './scope.ts';
import { precondition, type Surroundings } from './uncovered.ts';

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
    kept.map((step) => ({ ...step, step, after: new Set([...(before.get(step) ?? [])].map(({ id }) => id)) })),
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

/** Steps in a row that have the same phase. One that the order comes back to says so. */
function phasesOf(built: readonly { readonly phase: PhaseId; readonly step: Step }[]): readonly Phase[] {
  const phases: { readonly id: PhaseId; readonly title: string; readonly steps: Step[] }[] = [];
  const begun = new Set<PhaseId>();
  for (const { phase, step } of built) {
    const last = phases.at(-1);
    if (last?.id === phase) last.steps.push(step);
    else {
      const title = begun.has(phase) ? `${phaseTitles[phase]} (continued)` : phaseTitles[phase];
      phases.push({ id: phase, title, steps: [step] });
      begun.add(phase);
    }
  }
  return phases;
}

function titleOf({ title }: Topology, scope: Scope | undefined): string {
  const whole = title === undefined ? 'Runbook' : `Runbook: ${title}`;
  if (!scope) return whole;
  return `${whole}, ${scope.kind === 'cluster' ? 'cluster' : 'BizTalk group'} ${scope.name}`;
}

function inOrder(ids: ReadonlySet<string>, place: ReadonlyMap<string, number>): readonly string[] {
  return [...ids].filter((id) => place.has(id)).sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
}

function surroundingsOf(steps: readonly Planned[], handled: ReadonlySet<Element>): Surroundings {
  const makers = makersOf(steps);
  const wanted = new Map<Element, Set<string>>();
  for (const { draft } of steps) {
    for (const { of } of draft.requires) wanted.set(of, (wanted.get(of) ?? new Set()).add(draft.title));
  }
  return {
    hasProcedure: (element) => handled.has(element),
    builtBy: (element) => makers.get(element)?.at(-1)?.draft.title,
    wantedBy: (element) => [...(wanted.get(element) ?? [])],
  };
}

/** Each fact once, in the order of the first step that needs it. */
function neededBy(steps: readonly Planned[]): readonly Needed[] {
  const facts = new Map<string, string[]>();
  for (const { id, draft } of steps) {
    for (const fact of new Set(draft.needs)) {
      const ids = facts.get(fact);
      if (ids) ids.push(id);
      else facts.set(fact, [id]);
    }
  }
  return [...facts].map(([fact, ids]) => ({ fact, neededBy: ids }));
}

function stepOf({ id, procedure, draft }: Planned, after: readonly string[], { hasProcedure }: Surroundings): Step {
  const outside = draft.requires.filter(({ of }) => !hasProcedure(of)).flatMap(({ of }) => precondition(of) ?? []);
  return {
    id,
    procedure,
    title: draft.title,
    where: draft.where,
    who: draft.who,
    kind: draft.kind,
    after,
    before: [...new Set([...outside, ...(draft.before ?? [])])],
    console: draft.console,
    commands: allOrNone(draft.commands),
    check: {
      commands: (draft.check.commands ?? []).flatMap((block) => allOrNone([block])),
      expect: draft.check.expect,
    },
    done: draft.done && allOrNone([draft.done])[0],
    undo: { actions: draft.undo.actions, commands: allOrNone(draft.undo.commands ?? []) },
    source: draft.source.join('; '),
    origin: draft.of.origin,
  };
}

/** All of the blocks, or none where one has a refused line: half of a sequence would build something else. */
function allOrNone(blocks: readonly Block[]): readonly Commands[] {
  const written = blocks.map(({ shell, lines }) => ({
    shell,
    lines: lines.filter((line) => typeof line === 'string'),
  }));
  const whole = written.every(({ lines }, index) => lines.length === blocks[index]?.lines.length);
  return whole ? written.filter(({ lines }) => lines.length > 0) : [];
}
