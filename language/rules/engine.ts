/** Shows each rule what it looks at, and keeps what was found of parts of a topology that an edit leaves as they are. */
import type { Element, Reference, Topology } from '../model/topology.ts';
import type { Finding, Rule, Subjects } from './rule.ts';

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
 * What a topology consists of. Elements never change, and what is bound anew takes along all that refers to it: as long as the list
 * is the same object, so is everything that can be reached from its elements.
 */
export interface Part {
  /** Each element before what is in it. */
  readonly elements: readonly Element[];
  /** The references that are written in the part. */
  readonly references: readonly Reference[];
}

/**
 * Runs the rules over a whole topology, all of whose elements are in the parts. What is half-typed, with a syntax error in it or
 * without a name, is shown to no rule. Those that look at suppressions have nothing to look at yet.
 */
export function runRules(topology: Topology, parts: readonly Part[], rules: readonly Rule[]): RuleResults {
  const found = rules.map((): RuleFinding[] => []);
  const failures: RuleFailure[] = [];
  const whole = () => topology;
  const take = ({ kept, asking }: Outcome): void => {
    for (const { index, finding } of kept) found[index]?.push(finding);
    for (const { rule, index, subject } of asking) {
      try {
        for (const finding of rule.check(subject as never, whole)) found[index]?.push({ rule, finding });
      } catch (error) {
        failures.push({ rule, error });
      }
    }
  };
  for (const { elements, references } of parts) {
    for (const subjects of [elements, references]) {
      const outcome = outcomeOf(subjects, rules, topology);
      failures.push(...outcome.failures);
      take(outcome);
    }
  }
  for (const [index, rule] of rules.entries()) {
    if (rule.on !== 'topology') continue;
    const results = runRule(rule, [topology], topology);
    found[index]?.push(...results.findings);
    failures.push(...results.failures);
  }
  return { findings: found.flat(), failures };
}

/** Shows a rule all that it looks at. */
export function runRule(rule: Rule, subjects: readonly unknown[], topology: Topology): RuleResults {
  const findings: RuleFinding[] = [];
  try {
    for (const subject of subjects) {
      for (const finding of rule.check(subject as never, () => topology)) findings.push({ rule, finding });
    }
    return { findings, failures: [] };
  } catch (error) {
    return { findings, failures: [{ rule, error }] };
  }
}

/** What rules have found of some subjects. */
interface Outcome {
  readonly rules: readonly Rule[];
  readonly kept: readonly { readonly index: number; readonly finding: RuleFinding }[];
  /** What has to be asked again each time, as the answer came from the whole topology. */
  readonly asking: readonly { readonly rule: Rule; readonly index: number; readonly subject: unknown }[];
  readonly failures: readonly RuleFailure[];
}

const outcomes = new WeakMap<readonly unknown[], Outcome>();

function outcomeOf(subjects: readonly (Element | Reference)[], rules: readonly Rule[], topology: Topology): Outcome {
  const known = outcomes.get(subjects);
  if (known?.rules === rules) return known;
  const byKind = subjectsByKind(subjects);
  const kept: { index: number; finding: RuleFinding }[] = [];
  const asking: { rule: Rule; index: number; subject: unknown }[] = [];
  const failures: RuleFailure[] = [];
  let hasAsked = false;
  const whole = (): Topology => {
    hasAsked = true;
    return topology;
  };
  for (const [index, rule] of rules.entries()) {
    try {
      for (const subject of byKind.get(rule.on) ?? []) {
        hasAsked = false;
        const findings = [...rule.check(subject as never, whole)];
        if (hasAsked) asking.push({ rule, index, subject });
        else for (const finding of findings) kept.push({ index, finding: { rule, finding } });
      }
    } catch (error) {
      failures.push({ rule, error });
    }
  }
  const outcome: Outcome = { rules, kept, asking, failures };
  outcomes.set(subjects, outcome);
  return outcome;
}

/** The subjects by the kinds that rules look at. */
function subjectsByKind(subjects: readonly (Element | Reference)[]): ReadonlyMap<keyof Subjects, readonly unknown[]> {
  const byKind = new Map<keyof Subjects, unknown[]>();
  for (const subject of subjects) {
    for (const kind of kindsOf(subject)) {
      const alike = byKind.get(kind);
      if (alike) alike.push(subject);
      else byKind.set(kind, [subject]);
    }
  }
  return byKind;
}

function kindsOf(subject: Element | Reference): readonly (keyof Subjects)[] {
  if (!('kind' in subject)) return ['reference'];
  if (subject.name === '' || subject.damaged) return [];
  switch (subject.kind) {
    case 'node':
    case 'server':
      return ['element', 'computer', subject.kind];
    case 'resource':
      return isSubject(subject.type) ? ['element', 'resource', subject.type] : ['element', 'resource'];
    case 'domainGroup':
      return ['element'];
    default:
      return ['element', subject.kind];
  }
}

const typesWithRules = [
  'disk',
  'ip',
  'networkName',
  'dtc',
  'msmq',
  'fileShare',
  'sqlServer',
  'entsso',
  'iis',
  'biztalkHost',
] as const satisfies readonly (keyof Subjects)[];

function isSubject(type: string): type is (typeof typesWithRules)[number] {
  return typesWithRules.some((known) => known === type);
}
