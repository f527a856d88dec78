/** How operations draft their steps, and take over those of the procedures that build. */
import type { Topology } from '../model/topology.ts';
import { type Draft, draftsOf, type Procedure } from '../runbook/procedure.ts';
import type { PhaseId } from '../runbook/runbook.ts';
import type { SequenceStep } from '../runbook/sequence.ts';

/** What an operation says of a step; its place is where it stands in the sequence. */
export type OwnDraft = Omit<Draft, 'unit' | 'requires' | 'makes' | 'stage' | 'rank' | 'after'>;

/** @param operation the operation that the step is from */
export function step(operation: string, draft: OwnDraft): SequenceStep {
  return { procedure: operation, draft: { ...draft, unit: [], requires: [], makes: [] } };
}

/** The steps of a procedure that the test picks, in another phase. */
export function takeOver(
  procedure: Procedure,
  topology: Topology,
  phase: PhaseId,
  test: (draft: Draft) => boolean,
): readonly SequenceStep[] {
  return draftsOf(procedure, topology)
    .filter(test)
    .map((draft) => ({ procedure: procedure.id, draft: { ...draft, phase } }));
}

/** `Title (Contoso order integration)` */
export function titled(text: string, { title }: Topology): string {
  return title === undefined ? text : `${text} (${title})`;
}
