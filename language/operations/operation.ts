/** The contract of an operation: what it is about, and the steps that carry it out, or why it can't be carried out. */
import { fullName } from '../model/paths.ts';
import { nearest } from '../model/spelling.ts';
import { sure } from '../model/sure.ts';
import type { Element, Topology } from '../model/topology.ts';
import type { Problem, Runbook } from '../runbook/runbook.ts';
import { buildSequence, type Sequence } from '../runbook/sequence.ts';

/** What somebody names for an operation. */
export interface Argument<Subject extends Element> {
  /** As it stands in a usage line: `HOST`. */
  readonly usage: string;
  /** As it stands in a sentence: `a host`. */
  readonly doc: string;
  readonly candidates: (topology: Topology) => readonly Subject[];
}

/** The steps; with the topology as it is to become, where some of them are about that. */
export interface Plan extends Sequence {
  readonly after?: Topology;
}

/** Sentences that say why the operation can't be carried out. */
export interface Impossible {
  readonly impossible: readonly string[];
}

/** A runbook, or why there is none; with the names that may have been meant where a name is the reason. */
export type OperationAnswer =
  | { readonly runbook: Runbook }
  | { readonly refused: readonly string[]; readonly names: readonly string[] };

export interface Operation {
  /** As it is called on the command line. */
  readonly id: string;
  /** What it is for, as one line. */
  readonly summary: string;
  readonly arguments: readonly Pick<Argument<Element>, 'usage' | 'doc'>[];
  /** @param problems errors of the topology: one at something that the operation relies on refuses it */
  readonly answer: (topology: Topology, problems: readonly Problem[], names: readonly string[]) => OperationAnswer;
}

type Arguments<Subjects extends readonly Element[]> = { readonly [Index in keyof Subjects]: Argument<Subjects[Index]> };

export function defineOperation<const Subjects extends readonly Element[]>(own: {
  readonly id: string;
  readonly summary: string;
  readonly arguments: Arguments<Subjects>;
  readonly plan: (topology: Topology, ...subjects: Subjects) => Plan | Impossible;
}): Operation {
  // The compiler doesn't see that a mapped tuple is an array of what its members have in common.
  const wanted = own.arguments as readonly Argument<Element>[];
  return {
    id: own.id,
    summary: own.summary,
    arguments: wanted,
    answer(topology, problems, names) {
      if (names.length !== wanted.length) {
        const usages = wanted.length === 0 ? 'no name' : wanted.map(({ usage }) => usage).join(' ');
        return { refused: [`${own.id} takes ${usages}.`], names: [] };
      }
      const subjects: Element[] = [];
      for (const [index, argument] of wanted.entries()) {
        const answer = find(sure(names[index]), argument, topology);
        if ('refused' in answer) return answer;
        subjects.push(answer.found);
      }
      const planned = own.plan(topology, ...(subjects as unknown as Subjects));
      if ('impossible' in planned) return { refused: planned.impossible, names: [] };
      const built = buildSequence([topology, ...(planned.after ? [planned.after] : [])], problems, planned);
      return 'runbook' in built ? built : { refused: built.reasons, names: [] };
    },
  };
}

/** By its name or its full name, without regard to case, as Windows compares names. */
function find(
  text: string,
  { doc, candidates }: Argument<Element>,
  topology: Topology,
): { readonly found: Element } | Extract<OperationAnswer, { refused: unknown }> {
  const known = candidates(topology);
  const wanted = text.toLowerCase();
  const whole = known.filter((element) => fullName(element).toLowerCase() === wanted);
  const found = whole.length > 0 ? whole : known.filter(({ name }) => name.toLowerCase() === wanted);
  const [first, ...others] = found;
  if (first && others.length === 0) return { found: first };
  if (first) return { refused: [`${text} could mean several things.`], names: found.map(fullName) };
  const names = nearest(
    text,
    known.flatMap((element) => [element.name, fullName(element)]),
  );
  return { refused: [`${text} is not the name of ${doc}.`], names };
}
