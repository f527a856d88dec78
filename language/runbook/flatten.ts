/** The runbook as a page shows it: what a page has no use for is left out, and a key stands in place of each origin. */
import type { Origin } from '../model/topology.ts';
import type { Runbook, Step } from './runbook.ts';

export interface FlatRunbook {
  readonly title: string;
  readonly needed: readonly string[];
  readonly leftOut: readonly { readonly text: string; readonly place?: string }[];
  readonly phases: readonly { readonly id: string; readonly title: string; readonly steps: readonly FlatStep[] }[];
}

export interface FlatStep
  extends Pick<
    Step,
    | 'id'
    | 'title'
    | 'where'
    | 'who'
    | 'kind'
    | 'before'
    | 'console'
    | 'commands'
    | 'onlyTogether'
    | 'files'
    | 'check'
    | 'undo'
    | 'source'
  > {
  readonly place: string;
}

/** @param place the key by which the page finds what an origin stands for */
export function flatten(runbook: Runbook, place: (origin: Origin) => string): FlatRunbook {
  return {
    title: runbook.title,
    needed: runbook.needed.map(({ fact }) => fact),
    leftOut: runbook.leftOut.map(({ text, origin }) => (origin ? { text, place: place(origin) } : { text })),
    phases: runbook.phases.map(({ id, title, steps }) => ({
      id,
      title,
      steps: steps.map((step) => flattenStep(step, place(step.origin))),
    })),
  };
}

function flattenStep(step: Step, place: string): FlatStep {
  const { id, title, where, who, kind, before, console, commands, onlyTogether, files, check, undo, source } = step;
  return {
    id,
    title,
    where,
    who,
    kind,
    before,
    console,
    commands,
    ...(onlyTogether ? { onlyTogether } : {}),
    files,
    check,
    undo,
    source,
    place,
  };
}
