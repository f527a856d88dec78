/** Shows each rule what it looks at. What a rule has said is kept from edit to edit as far as it still holds. */
import { difference } from '../model/difference.ts';
import { keptWith } from '../model/kept-topology.ts';
import type { Element, Reference, Topology } from '../model/topology.ts';
import { Answers } from './answers.ts';
import { type Finding, findingsOf, type Rule } from './rule.ts';

export interface RuleFinding {
  readonly rule: Rule;
  readonly finding: Finding;
}

/** A rule that threw: a mistake of ours, to be logged. It says no more of that part, and silences no other rule. */
export interface RuleFailure {
  readonly rule: Rule;
  readonly error: unknown;
}

export interface RuleResults {
  /** In the order of the rules, then of the topology. */
  readonly findings: readonly RuleFinding[];
  readonly failures: readonly RuleFailure[];
}

/**
 * What a topology consists of. Elements never change, and what is bound anew takes along all that refers to it: as long as a list is
 * the same object, so is everything that can be reached from its elements.
 */
export interface Part {
  /** Each element before what is in it. */
  readonly elements: readonly Element[];
  /** The references of the part that find nothing, or not one thing alone. */
  readonly failures: readonly Reference[];
}

/**
 * Runs the rules over a whole topology, all of whose elements are in the parts. What is half-typed, with a syntax error in it or
 * without a name, is shown to no rule. Those that look at suppressions have nothing to look at yet.
 */
export function runRules(topology: Topology, parts: readonly Part[], rules: readonly Rule[]): RuleResults {
  const keptByRules = keptAnswers(topology);
  const kept = keptByRules.get(rules) ?? new KeptAnswers(rules);
  keptByRules.set(rules, kept);
  const found = rules.map((): RuleFinding[] => []);
  const failures: RuleFailure[] = [];
  for (const answers of kept.of(topology, parts)) {
    for (const { rule, index, findings, failure } of answers.in(topology)) {
      for (const finding of findings) found[index]?.push({ rule, finding });
      if (failure) failures.push({ rule, ...failure });
    }
  }
  return { findings: found.flat(), failures };
}

const keptAnswers = keptWith(() => new WeakMap<readonly Rule[], KeptAnswers>());

/** The answers of the rules, for as long as what they are about is there. */
class KeptAnswers {
  private readonly rules: readonly Rule[];
  private readonly byList = new Map<readonly unknown[], Answers>();
  private parts: readonly Part[] = [];
  private ofTopology: Answers | undefined;

  constructor(rules: readonly Rule[]) {
    this.rules = rules;
  }

  /** The answers about the parts, in their order, and those about the topology itself. */
  *of(topology: Topology, parts: readonly Part[]): Iterable<Answers> {
    const { gone, come } = difference(this.parts, parts);
    this.parts = parts;
    const stay = new Set(come.flatMap(listsOf));
    for (const list of gone.flatMap(listsOf)) {
      if (stay.has(list)) continue;
      this.byList.get(list)?.drop();
      this.byList.delete(list);
    }
    for (const part of parts) {
      for (const list of listsOf(part)) {
        const answers = this.byList.get(list) ?? new Answers(list, this.rules, topology);
        this.byList.set(list, answers);
        yield answers;
      }
    }
    this.ofTopology ??= new Answers([topology], this.rules, topology);
    yield this.ofTopology;
  }
}

function listsOf({ elements, failures }: Part): readonly (readonly (Element | Reference)[])[] {
  return failures.length === 0 ? [elements] : [elements, failures];
}

/** Shows a rule all that it looks at. */
export function runRule(rule: Rule, subjects: readonly unknown[], topology: Topology): RuleResults {
  const findings: RuleFinding[] = [];
  try {
    for (const subject of subjects) {
      for (const finding of findingsOf(rule, subject, () => topology)) findings.push({ rule, finding });
    }
    return { findings, failures: [] };
  } catch (error) {
    return { findings, failures: [{ rule, error }] };
  }
}
