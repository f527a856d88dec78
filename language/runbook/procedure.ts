/**
 * The contract of a procedure: it looks at the topology and drafts steps. What keeps a step out, and where it stands among
 * the others, is not its business: a draft says what it is about, what it waits for and what it makes; `plan.ts` does the rest.
 */
import type { Element, Topology } from '../model/topology.ts';
import type { Block, Line } from './command.ts';
import type { PhaseId, StepKind } from './runbook.ts';

/** A state that a step brings an element into. Who waits for `ready` waits for every step that makes anything of the element. */
export interface Milestone {
  readonly of: Element;
  readonly state: 'created' | 'ready';
}

export const created = (of: Element): Milestone => ({ of, state: 'created' });
export const ready = (of: Element): Milestone => ({ of, state: 'ready' });

export interface Draft {
  /** What the step is about: its id is made of this and the procedure, its origin is this one's. */
  readonly of: Element;
  /** Tells several steps of the procedure about the same element apart. */
  readonly part?: string;
  readonly phase: PhaseId;
  /** Among steps that wait for nothing: 0 where it isn't given, higher ones come later in their phase. */
  readonly stage?: number;
  /** What the step belongs to, such as cluster and group: steps of one unit stay together where they can. */
  readonly unit: readonly string[];
  /** The place among the steps of the procedure in the unit. */
  readonly rank?: number;
  readonly title: string;
  readonly where: string;
  readonly who: string;
  readonly kind: StepKind;
  readonly before?: readonly string[];
  readonly console: readonly string[];
  readonly commands: readonly Block[];
  /** Where neither console nor commands do all of the step alone. */
  readonly onlyTogether?: boolean;
  /** Files that the step needs; one whose text is refused is left out, and the runbook says so. */
  readonly files?: readonly DraftFile[];
  /** PowerShell that only reads and ends in an expression that is `$true` where the step is done already. */
  readonly done?: Block | undefined;
  readonly check: { readonly commands?: readonly Block[]; readonly expect: readonly string[] };
  /** What to write down: labels for empty fields. */
  readonly record?: readonly string[];
  readonly undo: { readonly actions: readonly string[]; readonly commands?: readonly Block[] };
  readonly source: readonly string[];
  /** Facts that the file doesn't hold; the same fact in the same words wherever it is needed. */
  readonly needs: readonly string[];
  readonly requires: readonly Milestone[];
  readonly makes: readonly Milestone[];
  /** Ids of steps of the same procedure or of one that this one knows. */
  readonly after?: readonly string[];
  /** Further elements whose errors keep the step out, besides `of`, what it requires and everything around these. */
  readonly uses?: readonly Element[];
}

export interface DraftFile {
  /** Without a folder, and never from the file of the topology. */
  readonly name: string;
  /** The whole text, refused where its form can't hold a text of the topology. */
  readonly text: Line;
}

/** The element can't be built, for a reason in the topology; what depends on it is kept out as well. */
export interface Refusal {
  readonly refuse: Element;
  /** A sentence. */
  readonly why: string;
}

/** Something that the file states and the runbook doesn't do, without keeping a step out. */
export interface Omission {
  readonly omit: Element;
  /** A sentence. */
  readonly why: string;
}

export interface Procedure {
  /** The name of its file. */
  readonly id: string;
  /** Drafts in any order. */
  readonly draft: (topology: Topology) => Iterable<Draft | Refusal | Omission>;
}

/** The drafts of a procedure, without what it refuses and leaves out. */
export function draftsOf(procedure: Procedure, topology: Topology): readonly Draft[] {
  return [...procedure.draft(topology)].filter((drafted): drafted is Draft => 'title' in drafted);
}

export function defineProcedure(procedure: Procedure): Procedure {
  return procedure;
}
