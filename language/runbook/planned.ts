/** Drafted steps with what planning needs to know of them: their ids, what they hang on, and their place among the others. */
import { addTo } from '../model/add-to.ts';
import type { Element, Topology } from '../model/topology.ts';
import { around } from './around.ts';
import { pathOf, stepId } from './identity.ts';
import type { Draft, Omission, Procedure, Refusal } from './procedure.ts';
import { type PhaseId, phaseTitles } from './runbook.ts';

export interface Planned {
  readonly id: string;
  readonly procedure: string;
  readonly draft: Draft;
  /** Everything whose errors keep the step out directly. */
  readonly around: ReadonlySet<Element>;
  /** Its place where nothing else decides; unique. */
  readonly key: readonly (string | number)[];
}

export interface Collected {
  readonly steps: readonly Planned[];
  readonly refusals: readonly Refusal[];
  readonly omissions: readonly Omission[];
}

const phases = Object.keys(phaseTitles) as readonly PhaseId[];

/** Lets every procedure draft its steps. */
export function collect(topology: Topology, procedures: readonly Procedure[]): Collected {
  const steps: Planned[] = [];
  const refusals: Refusal[] = [];
  const omissions: Omission[] = [];
  for (const [rank, procedure] of procedures.entries()) {
    for (const drafted of procedure.draft(topology)) {
      if ('refuse' in drafted) refusals.push(drafted);
      else if ('omit' in drafted) omissions.push(drafted);
      else steps.push(plan(drafted, procedure, rank));
    }
  }
  return { steps, refusals, omissions };
}

/** @param rank the place of the procedure among the others */
export function plan(draft: Draft, procedure: Pick<Procedure, 'id'>, rank: number): Planned {
  const id = stepId(procedure.id, draft.of, draft.part);
  return {
    id,
    procedure: procedure.id,
    draft,
    around: new Set([draft.of, ...(draft.uses ?? [])].flatMap((element) => [...around(element)])),
    key: [
      phases.indexOf(draft.phase),
      draft.stage ?? 0,
      draft.unit.map((name) => name.toLowerCase()).join('\u0000'),
      rank,
      draft.rank ?? 0,
      id,
      ...pathOf(draft.of),
    ],
  };
}

/** The steps that make something of each element. */
export function makersOf(steps: readonly Planned[]): ReadonlyMap<Element, readonly Planned[]> {
  const makers = new Map<Element, Planned[]>();
  for (const step of steps) {
    for (const { of } of step.draft.makes) {
      addTo(makers, of, step);
    }
  }
  return makers;
}

/** For each step those that come before it: they make what it requires, or it names them. */
export function predecessors(steps: readonly Planned[]): ReadonlyMap<Planned, ReadonlySet<Planned>> {
  const makers = makersOf(steps);
  const byId = new Map(steps.map((step) => [step.id, step]));
  return new Map(
    steps.map((step) => {
      const required = step.draft.requires.flatMap(({ of, state }) =>
        (makers.get(of) ?? []).filter(
          ({ draft }) => state === 'ready' || draft.makes.some((made) => made.of === of && made.state === state),
        ),
      );
      const named = (step.draft.after ?? []).flatMap((id) => byId.get(id) ?? []);
      return [step, new Set([...required, ...named].filter((other) => other !== step))];
    }),
  );
}
