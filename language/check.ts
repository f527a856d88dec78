/** Checks a program: syntax errors and the rules' findings, with severities as configured and suppressions obeyed. */
import type { Program } from './program.ts';
import { type RuleFailure, type RuleFinding, type RuleResults, runRule, runRules } from './rules/engine.ts';
import { rules as allRules } from './rules/index.ts';
import type { Fix, Locatable, Place, Rule, Severity } from './rules/rule.ts';
import type { Settings } from './rules/settings.ts';
import { suppressionsIn } from './suppress.ts';
import type { EditsByFile } from './syntax/edit/apply.ts';
import type { BtcDocument } from './syntax/imports.ts';
import { locate, type Span } from './syntax/locate.ts';
import { syntaxErrorCode, syntaxErrorsOf } from './syntax/syntax-errors.ts';

/** Something to show to the user at a place in a file. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** What it stands at; undefined for a syntax error. */
  readonly of: Locatable | undefined;
  readonly span: Span;
  readonly related: readonly { readonly span: Span; readonly message: string }[];
  /** The preferred fix is the first; where that is by choice, none is preferred. */
  readonly fixes: readonly ProblemFix[];
  /** Undefined for a syntax error. */
  readonly rule: Rule | undefined;
}

export interface ProblemFix {
  readonly title: string;
  readonly preferred: boolean;
  /** Its text edits, written by `writeFix`: a host that only shows problems needn't load that. */
  readonly edits: (write: WriteFix) => EditsByFile;
}

/** Writes what a fix changes in the files of a program. */
export type WriteFix = (fix: Fix, program: Program) => EditsByFile;

/** What a comment keeps from being shown. */
export interface SuppressedProblem extends Problem {
  /** Those of the comments that suppress it, where they give any. */
  readonly reasons: readonly string[];
}

export interface CheckResult {
  /** The addresses of the files that were checked together. */
  readonly files: ReadonlySet<string>;
  /** By file in the order of the program, and then in the order of the text. */
  readonly problems: readonly Problem[];
  /** In the same order. */
  readonly suppressed: readonly SuppressedProblem[];
  readonly failures: readonly RuleFailure[];
}

/** The settings that hold for a file, by its address. */
export type SettingsFor = (uri: string) => Settings;

export function check(program: Program, settingsFor: SettingsFor, rules: readonly Rule[] = allRules): CheckResult {
  const { topology, documents } = program;
  const suppressions = suppressionsIn(topology);
  const lineOf = lineFinder(program);
  const syntaxErrors = documents.flatMap(syntaxProblemsOf);
  const found: Problem[] = [];
  const suppressed: SuppressedProblem[] = [];
  const failures: RuleFailure[] = [];
  const take = (results: RuleResults): void => {
    failures.push(...results.failures);
    for (const result of results.findings) {
      const span = locate(result.finding.place);
      // It is suppressed whether it would be shown or not: a rule that is off makes no comment idle.
      const suppressing = suppressions.suppress(result.rule.code, span.uri, lineOf(span));
      const severity = severityOf(result, settingsFor(span.uri));
      if (severity === 'off') continue;
      const problem = problemOf(result, span, severity, program);
      if (suppressing.length === 0) found.push(problem);
      else suppressed.push({ ...problem, reasons: suppressing.flatMap(({ reason }) => reason ?? []) });
    }
  };

  const aboutSuppressions = rules.filter(({ on }) => on === 'suppression');
  take(runRules(topology, program.parts, rules));
  const broken = new Set(syntaxErrors.map(({ span }) => span.uri));
  const failed = new Set(failures.map(({ rule }) => rule));
  const finished = new Set(rules.filter((rule) => !failed.has(rule)).map(({ code }) => code));
  const isSure = (code: string, uri: string) => finished.has(code) && !broken.has(uri);
  for (const rule of aboutSuppressions) {
    const outcomes = suppressions.outcomes(allCodes, isSure);
    take(runRule(rule, outcomes, topology));
  }
  return {
    files: new Set(documents.map(({ uri }) => uri.toString())),
    problems: inOrder([...syntaxErrors, ...found], program),
    suppressed: inOrder(suppressed, program),
    failures,
  };
}

const allCodes = allRules.map(({ code }) => code);

function syntaxProblemsOf(document: BtcDocument): readonly Problem[] {
  return syntaxErrorsOf(document).map(({ message, span }) => ({
    code: syntaxErrorCode,
    severity: 'error',
    message,
    of: undefined,
    span,
    related: [],
    fixes: [],
    rule: undefined,
  }));
}

function severityOf({ rule, finding }: RuleFinding, settings: Settings): Severity | 'off' {
  return settings.rules.get(rule.code) ?? finding.severity ?? rule.severity;
}

function problemOf({ rule, finding }: RuleFinding, span: Span, severity: Severity, program: Program): Problem {
  return {
    code: rule.code,
    severity,
    message: finding.message,
    of: finding.place.of,
    span,
    related: finding.related.map(({ place, message }: { place: Place; message: string }) => ({
      span: locate(place),
      message,
    })),
    fixes: finding.fixes.map((fix, index) => ({
      title: fix.title,
      preferred: index === 0 && fix.byChoice !== true,
      edits: (write) => write(fix, program),
    })),
    rule,
  };
}

/** Finds the line on which a span begins. */
function lineFinder({ documents }: Program): (span: Span) => number {
  const byUri = new Map(documents.map((document) => [document.uri.toString(), document.textDocument]));
  return ({ uri, start }) => byUri.get(uri)?.positionAt(start).line ?? 0;
}

function inOrder<Found extends Problem>(problems: readonly Found[], program: Program): readonly Found[] {
  const order = new Map(program.documents.map(({ uri }, index) => [uri.toString(), index]));
  const place = ({ uri }: Span) => order.get(uri) ?? order.size;
  return [...problems].sort((a, b) => place(a.span) - place(b.span) || a.span.start - b.span.start);
}
