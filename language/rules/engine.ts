/** Walks a topology and shows each rule what it looks at. */

import { allElements } from '../model/queries.ts';
import type { Element, Topology } from '../model/topology.ts';
import type { Finding, Rule, Subjects } from './rule.ts';

export interface RuleFinding {
  readonly rule: Rule;
  readonly finding: Finding;
}

/** A rule that threw: a mistake of ours, to be logged. It says no more, and silences no other rule. */
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
 * Runs the rules over a whole topology. What is half-typed, with a syntax error in it or without a name, is shown to no rule. Those
 * that look at suppressions have nothing to look at yet.
 */
export function runRules(topology: Topology, rules: readonly Rule[]): RuleResults {
  const subjects = new SubjectIndex(topology);
  const results = rules.map((rule) => runRule(rule, subjects.of(rule.on), topology));
  return {
    findings: results.flatMap(({ findings }) => findings),
    failures: results.flatMap(({ failures }) => failures),
  };
}

/** Shows a rule all that it looks at. */
export function runRule(rule: Rule, subjects: readonly unknown[], topology: Topology): RuleResults {
  const findings: RuleFinding[] = [];
  try {
    for (const subject of subjects) {
      for (const finding of rule.check(subject as never, topology)) findings.push({ rule, finding });
    }
    return { findings, failures: [] };
  } catch (error) {
    return { findings, failures: [{ rule, error }] };
  }
}

/** The subjects of a topology by kind, gathered in one walk. */
class SubjectIndex {
  private readonly byKind = new Map<keyof Subjects, unknown[]>();

  constructor(topology: Topology) {
    this.byKind.set('topology', [topology]);
    this.byKind.set('reference', [...topology.references]);
    for (const element of allElements(topology)) {
      if (element.name === '' || element.damaged) continue;
      for (const kind of kindsOf(element)) {
        const elements = this.byKind.get(kind);
        if (elements) elements.push(element);
        else this.byKind.set(kind, [element]);
      }
    }
  }

  of(kind: keyof Subjects): readonly unknown[] {
    return this.byKind.get(kind) ?? [];
  }
}

function kindsOf(element: Element): readonly (keyof Subjects)[] {
  switch (element.kind) {
    case 'node':
    case 'server':
      return ['element', 'computer', element.kind];
    case 'resource':
      return isSubject(element.type) ? ['element', 'resource', element.type] : ['element', 'resource'];
    case 'domainGroup':
      return ['element'];
    default:
      return ['element', element.kind];
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
