/** Checks a program: syntax errors and the rules' findings, with severities as configured and suppressions obeyed. */
import type { Program } from './program.ts';
import { type RuleFailure, type RuleFinding, runRules } from './rules/engine.ts';
import { rules as allRules } from './rules/index.ts';
import type { Locatable, Place, Rule, Severity } from './rules/rule.ts';
import type { Settings } from './rules/settings.ts';
import { type Suppression, suppressionsOf } from './syntax/comments.ts';
import type { TextEdit } from './syntax/edit/apply.ts';
import { editsOf } from './syntax/edit/edit.ts';
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
  /** The preferred fix is the first. */
  readonly fixes: readonly ProblemFix[];
  /** Undefined for a syntax error. */
  readonly rule: Rule | undefined;
}

export interface ProblemFix {
  readonly title: string;
  readonly preferred: boolean;
  /** The text edits by file address, made only when they are asked for. */
  readonly edits: () => ReadonlyMap<string, readonly TextEdit[]>;
}

export interface CheckResult {
  /** By file in the order of the program, and then in the order of the text. */
  readonly problems: readonly Problem[];
  readonly failures: readonly RuleFailure[];
}

/** The settings that hold for a file, by its address. */
export type SettingsFor = (uri: string) => Settings;

export function check(program: Program, settingsFor: SettingsFor, rules: readonly Rule[] = allRules): CheckResult {
  const { findings, failures } = runRules(program.topology, rules);
  const suppressed = suppressionIndex(program);
  const syntaxErrors = program.documents.flatMap((document) =>
    syntaxErrorsOf(document).map(
      ({ message, span }): Problem => ({
        code: syntaxErrorCode,
        severity: 'error',
        message,
        of: undefined,
        span,
        related: [],
        fixes: [],
        rule: undefined,
      }),
    ),
  );
  const found = findings.flatMap((finding) => {
    const span = locate(finding.finding.place);
    const severity = severityOf(finding, settingsFor(span.uri));
    if (severity === 'off' || suppressed(finding.rule.code, span)) return [];
    return [problemOf(finding, span, severity, program)];
  });
  return { problems: inOrder([...syntaxErrors, ...found], program), failures };
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
      preferred: index === 0,
      edits: () => editsOf(fix, program.editing),
    })),
    rule,
  };
}

/** Whether a suppression comment names the rule for the line on which the span begins. */
function suppressionIndex(program: Program): (code: string, span: Span) => boolean {
  const byFile = new Map<
    string,
    { readonly lines: (offset: number) => number; readonly all: readonly Suppression[] }
  >();
  for (const document of program.documents) {
    const all = suppressionsOf(document);
    if (all.length === 0) continue;
    byFile.set(document.uri.toString(), { all, lines: (offset) => document.textDocument.positionAt(offset).line });
  }
  return (code, { uri, start }) => {
    const file = byFile.get(uri);
    if (!file) return false;
    const line = file.lines(start);
    return file.all.some((suppression) => suppression.line === line && suppression.codes.includes(code));
  };
}

function inOrder(problems: readonly Problem[], program: Program): readonly Problem[] {
  const order = new Map(program.documents.map(({ uri }, index) => [uri.toString(), index]));
  const place = ({ uri }: Span) => order.get(uri) ?? order.size;
  return [...problems].sort((a, b) => place(a.span) - place(b.span) || a.span.start - b.span.start);
}
