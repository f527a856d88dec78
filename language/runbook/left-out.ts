/** The top of the runbook: what isn't in it, what keeps it out, and where to turn instead. */
import type { Element, Topology } from '../model/topology.ts';
import type { RefusedText } from './command.ts';

import { compareKeys } from './order.ts';
import type { Planned } from './planned.ts';
import type { Omission } from './procedure.ts';
import { type Causes, problemsOfFiles } from './refusal.ts';
import type { LeftOut, Problem } from './runbook.ts';
import { type Surroundings, uncovered } from './uncovered.ts';
import { enumerate } from './wording.ts';

export interface Findings {
  readonly topology: Topology;
  readonly problems: readonly Problem[];
  readonly causes: Causes;
  /** Elements that procedures refuse: named even where no step is lost with them. */
  readonly refused: ReadonlySet<Element>;
  readonly out: ReadonlyMap<Planned, ReadonlySet<Element>>;
  readonly stuck: readonly Planned[];
  readonly omissions: readonly Omission[];
  /** The steps of the runbook, in their order. */
  readonly planned: readonly Planned[];
  readonly surroundings: Surroundings;
  readonly relevance: (element: Element) => boolean;
}

/** First what errors keep out, then what has no procedure, then what is left to the console. */
export function leftOutOf(findings: Findings): readonly LeftOut[] {
  const { topology, problems, stuck, omissions, planned, surroundings, relevance } = findings;
  return [
    ...problemsOfFiles(topology, problems).map(({ code, message }) =>
      leftOut(`The file has an error (${code}): ${message} What stands there may be missing from this runbook.`),
    ),
    ...inTextOrder(keptOut(findings)),
    ...stuck
      .filter((step) => !onlyLooks(step))
      .map(({ draft }) =>
        leftOut(`“${draft.title}” is left out: it waits for steps that wait for each other.`, draft.of),
      ),
    ...[...uncovered(topology, surroundings)]
      .filter(({ of }) => relevance(of))
      .map(({ of, text }) => leftOut(text, of)),
    ...inTextOrder(omissions.filter(({ omit }) => relevance(omit)).map(({ omit, why }) => leftOut(why, omit))),
    ...refusedTexts(planned),
    ...refusedFiles(planned),
  ];
}

/** One entry for each element that isn't built by itself, with the steps that are lost because of it. */
function keptOut({ causes, refused, out, relevance }: Findings): readonly LeftOut[] {
  return [...causes]
    .filter(([element]) => relevance(element))
    .flatMap(([element, why]) => {
      const lost = [...out].filter(([step, because]) => because.has(element) && !onlyLooks(step)).map(([step]) => step);
      if (lost.length === 0 && !refused.has(element)) return [];
      return [leftOut([...why, ...lostSteps(lost)].join(' '), element)];
    });
}

/** What looks at the end goes with what it looks at: nothing is lost with it. */
function onlyLooks({ draft }: Planned): boolean {
  return draft.phase === 'verification';
}

function lostSteps(steps: readonly Planned[]): readonly string[] {
  if (steps.length === 0) return [];
  return [`Left out because of it: ${titlesOf([...steps].sort((a, b) => compareKeys(a.key, b.key)))}.`];
}

/** The names that a shell would not pass on, each with the steps that have no commands because of it. */
export function refusedTexts(planned: readonly Planned[]): readonly LeftOut[] {
  const steps = new Map<string, Planned[]>();
  for (const step of planned) {
    const { commands, check, undo } = step.draft;
    const blocks = [...commands, ...(check.commands ?? []), ...(undo.commands ?? [])];
    const texts = new Set(blocks.flatMap(({ lines }) => lines.filter(isRefused)).map(({ refused }) => refused));
    for (const text of texts) steps.set(text, [...(steps.get(text) ?? []), step]);
  }
  return [...steps].map(([text, own]) =>
    leftOut(
      `Commands with “${text}”: a command line would not pass it on unchanged. Use the console for ${titlesOf(own)}.`,
      own[0]?.draft.of,
    ),
  );
}

/** The files that can't hold a name, each with the name and the step. */
export function refusedFiles(planned: readonly Planned[]): readonly LeftOut[] {
  return planned.flatMap(({ draft }) =>
    (draft.files ?? []).flatMap(({ name, text }) =>
      isRefused(text)
        ? leftOut(`File ${name} of “${draft.title}”: it cannot hold “${text.refused}”. Write it by hand.`, draft.of)
        : [],
    ),
  );
}

function isRefused(line: string | RefusedText): line is RefusedText {
  return typeof line !== 'string';
}

function titlesOf(steps: readonly Planned[]): string {
  return enumerate(steps.map(({ draft }) => `“${draft.title}”`));
}

function leftOut(text: string, of?: Element): LeftOut {
  return { text, origin: of?.origin };
}

function inTextOrder(entries: readonly LeftOut[]): readonly LeftOut[] {
  return [...entries].sort((a, b) => compareKeys([a.text], [b.text]));
}
