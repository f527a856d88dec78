/** Turns drafts that are in their order into the steps, phases and needed facts of a runbook. */
import { addTo } from '../model/add-to.ts';
import type { Block } from './command.ts';
import type { Planned } from './planned.ts';
import { type Commands, type Needed, type Phase, type PhaseId, phaseTitles, type Step } from './runbook.ts';
import { precondition, type Surroundings } from './uncovered.ts';

/** Steps in a row that have the same phase. One that the order comes back to says so. */
export function phasesOf(built: readonly { readonly phase: PhaseId; readonly step: Step }[]): readonly Phase[] {
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

/** Each fact once, in the order of the first step that needs it. */
export function neededBy(steps: readonly Planned[]): readonly Needed[] {
  const facts = new Map<string, string[]>();
  for (const { id, draft } of steps) {
    for (const fact of new Set(draft.needs)) {
      addTo(facts, fact, id);
    }
  }
  return [...facts].map(([fact, ids]) => ({ fact, neededBy: ids }));
}

export function stepOf(
  { id, procedure, draft }: Planned,
  after: readonly string[],
  { hasProcedure }: Surroundings,
): Step {
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
    ...(draft.onlyTogether ? { onlyTogether: true } : {}),
    console: draft.console,
    commands: allOrNone(draft.commands),
    files: (draft.files ?? []).flatMap(({ name, text }) => (typeof text === 'string' ? { name, text } : [])),
    check: {
      commands: (draft.check.commands ?? []).flatMap((block) => allOrNone([block])),
      expect: draft.check.expect,
    },
    record: draft.record ?? [],
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
