/** Parts a runbook into what is done in one go: the steps of a phase that follow each other on one computer. */
import type { Phase, Runbook, Step } from '../runbook.ts';

export interface NumberedStep {
  readonly number: number;
  readonly step: Step;
}

/** What one script does. */
export interface Run {
  /** From 1: the place of the run among all of the runbook. */
  readonly number: number;
  readonly phase: Phase;
  /** The computer as the steps name it, or where no single computer is meant, their words for it. */
  readonly place: string;
  readonly steps: readonly NumberedStep[];
  /** The numbers of the runs that it has to come after, because a step of it does; without those that these come after. */
  readonly after: readonly number[];
}

/** In the order of the steps. Where the order comes back to a computer, that is another run. */
export function runsIn({ phases }: Runbook): readonly Run[] {
  const runs: { number: number; phase: Phase; place: string; steps: NumberedStep[] }[] = [];
  const runOf = new Map<string, number>();
  let number = 0;
  for (const phase of phases) {
    for (const step of phase.steps) {
      number += 1;
      const place = placeOf(step);
      const last = runs.at(-1);
      const goesOn = last?.phase === phase && last.place === place;
      const run = goesOn ? last : { number: runs.length + 1, phase, place, steps: [] };
      if (!goesOn) runs.push(run);
      run.steps.push({ number, step });
      runOf.set(step.id, run.number);
    }
  }
  return withOrder(runs, runOf);
}

/** @param runOf the number of the run of each step */
function withOrder(runs: readonly Omit<Run, 'after'>[], runOf: ReadonlyMap<string, number>): readonly Run[] {
  /** Everything that has to be run before a run, by its number. */
  const before = new Map<number, ReadonlySet<number>>();
  return runs.map((run) => {
    const named = new Set(run.steps.flatMap(({ step }) => step.after.flatMap((id) => runOf.get(id) ?? [])));
    named.delete(run.number);
    const implied = new Set([...named].flatMap((number) => [...(before.get(number) ?? [])]));
    before.set(run.number, new Set([...named, ...implied]));
    return { ...run, after: [...named].filter((number) => !implied.has(number)).sort((a, b) => a - b) };
  });
}

/** Of "the node that owns GROUP (NODE)" the node: that is where the group normally is. */
function placeOf({ where }: Step): string {
  return /^the node that owns .* \(([^()]+)\)$/.exec(where)?.[1] ?? where;
}

/** What Windows takes as the name of a computer, and shows in COMPUTERNAME; undefined where the place is something else. */
export function computerName({ place, steps }: Run): string | undefined {
  const named = steps.every(({ step }) => step.where === place);
  return named && isComputerName(place) ? place : undefined;
}

/** The same, where some steps are for the node that owns a group: the one that normally does. */
export function usualComputer({ place }: Run): string | undefined {
  return isComputerName(place) ? place : undefined;
}

function isComputerName(place: string): boolean {
  return /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,13}[A-Za-z0-9])?$/.test(place);
}

/**
 * `03-msdtc--NODE1.ps1`: safe on every file system whatever the place is called, as the number before it is unique and no name
 * that Windows reserves begins like that.
 */
export function fileNameOf({ number, phase, place }: Run, extension: string): string {
  const safe = place
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return `${String(number).padStart(2, '0')}-${phase.id}--${safe || 'computer'}.${extension}`;
}
