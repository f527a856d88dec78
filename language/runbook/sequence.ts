/** A runbook whose steps stand in the order in which they are given: an operation on what is built already. */
import type { Element, Topology } from '../model/topology.ts';
import { uncoveredClusters } from './coverage.ts';
import { refusedFiles, refusedTexts } from './left-out.ts';
import { type Planned, plan } from './planned.ts';
import type { Draft } from './procedure.ts';
import { causesOf } from './refusal.ts';
import type { LeftOut, Problem, Runbook } from './runbook.ts';
import { neededBy, phasesOf, stepOf } from './steps.ts';

/** A draft with the procedure that it is from. */
export interface SequenceStep {
  readonly procedure: string;
  readonly draft: Draft;
}

export interface Sequence {
  readonly title: string;
  readonly steps: readonly SequenceStep[];
  /** What the operation doesn't do, although somebody may expect it. */
  readonly leftOut: readonly LeftOut[];
  /** What it changes: errors there are named and don't stop it, for it may be what mends them. */
  readonly changes: readonly Element[];
}

/** A runbook, or sentences about why there is none. */
export type SequenceAnswer = { readonly runbook: Runbook } | { readonly reasons: readonly string[] };

/**
 * The steps one after the other. Of a sequence nothing can be left out, so an error at anything that a step is about, other than what
 * the operation changes, refuses the whole.
 *
 * @param topologies what the drafts are about: the topology as it is, and where there is one, as it is to become
 */
export function buildSequence(
  topologies: readonly Topology[],
  problems: readonly Problem[],
  { title, steps, leftOut, changes }: Sequence,
): SequenceAnswer {
  const planned = steps.map(({ procedure, draft }, index) => plan(draft, { id: procedure }, index));
  const changed = new Set(changes);
  const stopping = new Set<string>();
  const named = new Map<string, LeftOut>();
  for (const topology of topologies) {
    const causes = causesOf(topology, problems, [...uncoveredClusters(topology)], planned);
    for (const element of new Set(planned.flatMap((step) => [...step.around]))) {
      for (const why of causes.get(element) ?? []) {
        if (!changed.has(element)) stopping.add(why);
        // As it is to become, the same error would be told of a place where nothing stands yet.
        else if (topology === topologies[0])
          named.set(why, { text: `${why} See whether this operation mends it.`, origin: element.origin });
      }
    }
  }
  if (stopping.size > 0) return { reasons: [...stopping] };
  return {
    runbook: {
      title,
      needed: neededBy(planned),
      leftOut: [...named.values(), ...leftOut, ...refusedTexts(planned), ...refusedFiles(planned)],
      phases: phasesOf(inSequence(planned)),
    },
  };
}

function inSequence(planned: readonly Planned[]) {
  // What the steps are about stands already: nothing has to be built before.
  const surroundings = { hasProcedure: () => true, builtBy: () => undefined, wantedBy: () => [] };
  return planned.map((step, index) => {
    const previous = planned[index - 1];
    return { phase: step.draft.phase, step: stepOf(step, previous ? [previous.id] : [], surroundings) };
  });
}
