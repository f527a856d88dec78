/** Shows each rule what it looks at. What a rule has said is kept from edit to edit as far as it still holds. */
import { keptWith } from '../model/kept-topology.ts';
import { once } from '../model/memo.ts';
import type { Element, Reference, Topology } from '../model/topology.ts';
import { Answers, Inquiry } from './answers.ts';
import { type Finding, findingsOf, type Rule } from './rule.ts';
import type { Subject } from './subjects.ts';

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

/** What a topology consists of. As long as it consists of the same elements, in the same order, the lists are the same objects. */
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
  const found = rules.map((): RuleFinding[] => []);
  const failures: RuleFailure[] = [];
  for (const answers of keptAnswers(topology)(rules).about(parts)) {
    for (const { rule, index, findings, failure } of answers.now) {
      for (const finding of findings) found[index]?.push({ rule, finding });
      if (failure) failures.push({ rule, ...failure });
    }
  }
  return { findings: found.flat(), failures };
}

const keptAnswers = keptWith((latest, isFollowed) =>
  once((rules: readonly Rule[]) => new KeptAnswers(new Inquiry(rules, latest, isFollowed))),
);

/** The answers of the rules, for as long as what they are about is there. */
class KeptAnswers {
  private readonly inquiry: Inquiry;
  private parts: readonly Part[] = [];
  private ofParts: ReadonlyMap<readonly Subject[], Answers> = new Map();
  private readonly ofTopology: Answers;
  private all: readonly Answers[];

  constructor(inquiry: Inquiry) {
    this.inquiry = inquiry;
    this.ofTopology = new Answers(['topology'], inquiry);
    this.all = [this.ofTopology];
  }

  /** The answers about the parts, in their order, and those about the topology itself. */
  about(parts: readonly Part[]): readonly Answers[] {
    if (!haveSameLists(parts, this.parts)) this.goOver(parts);
    this.parts = parts;
    return this.all;
  }

  private goOver(parts: readonly Part[]): void {
    const before = this.ofParts;
    this.ofParts = new Map(
      parts.flatMap(listsOf).map((list) => [list, before.get(list) ?? new Answers(list, this.inquiry)]),
    );
    this.all = [...this.ofParts.values(), this.ofTopology];
    // What is kept for those that come is asked for before those that go leave it.
    for (const [list, gone] of before) if (!this.ofParts.has(list)) gone.drop();
  }
}

function haveSameLists(parts: readonly Part[], others: readonly Part[]): boolean {
  return (
    parts.length === others.length &&
    parts.every(({ elements, failures }, index) => {
      const other = others[index];
      return elements === other?.elements && failures === other.failures;
    })
  );
}

function listsOf({ elements, failures }: Part): readonly (readonly Subject[])[] {
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
