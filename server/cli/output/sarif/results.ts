/** Findings as the results of a SARIF run. */
import { createHash } from 'node:crypto';
import type { Fix, Result } from 'sarif';
import {
  type CheckResult,
  type EditsByFile,
  type Problem,
  type ProblemFix,
  type Severity,
  type SuppressedProblem,
  writeFix,
} from '#language';
import type { Reported } from '../../checking/checked.ts';
import { fileFinder, type Report, type ReportedFile, regionOf } from '../report.ts';
import { artifactLocation, logicalLocation, physicalLocation } from './locations.ts';

export const levels: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** A result that names its rule. */
export type RuleResult = Result & { readonly ruleId: string };

type FileFinder = ReturnType<typeof fileFinder>;
type Failures = CheckResult['failures'][number][];

/** The results by file and place, those that are suppressed behind the others; and the rules whose fixes threw. */
export function resultsOf(
  report: Report,
  withSuppressed: boolean,
): { readonly results: readonly RuleResult[]; readonly failures: CheckResult['failures'] } {
  const find = fileFinder(report);
  const failures: Failures = [];
  const results = report.files.flatMap((file) => {
    const mark = fingerprinter(file);
    const shown = file.problems.map((problem) => resultOf(problem, file, mark(problem), find, failures));
    if (!withSuppressed) return shown;
    return [
      ...shown,
      ...file.suppressed.map((problem) => ({
        ...resultOf(problem, file, mark(problem), find, failures),
        suppressions: suppressionsOf(problem),
      })),
    ];
  });
  return { results, failures };
}

function resultOf(
  problem: Reported<Problem>,
  file: ReportedFile,
  fingerprint: string,
  find: FileFinder,
  failures: Failures,
): RuleResult {
  const { code, severity, message, span, related } = problem;
  const declaration = logicalLocation(problem.declaration);
  const relatedLocations = related.flatMap((other, index) => {
    const otherFile = find(other.span.uri);
    if (!otherFile) return [];
    const text = plainMessage(other.message);
    return [{ id: index + 1, physicalLocation: physicalLocation(otherFile, other.span), message: { text } }];
  });
  const fixes = problem.fixes.flatMap((fix) => fixOf(fix, problem, find, failures));
  return {
    ruleId: code,
    level: levels[severity],
    message: { text: plainMessage(message) },
    locations: [
      {
        physicalLocation: physicalLocation(file, span),
        ...(declaration ? { logicalLocations: [declaration] } : {}),
      },
    ],
    ...(relatedLocations.length > 0 ? { relatedLocations } : {}),
    partialFingerprints: { 'btcFinding/v1': fingerprint },
    ...(fixes.length > 0 ? { fixes } : {}),
    // Levels know no difference between the two.
    properties: { severity },
  };
}

/** Names come from files: text in brackets before text in parentheses would be a link. */
function plainMessage(text: string): string {
  return text.replace(/\[(?=[^[\]]*\]\()/g, '\\[');
}

/**
 * What a finding is known by while its place moves and the text around it changes: its rule, the declaration it is in, the words
 * it stands at, and how many like it stand before it. The file is left out: readers know it, and know it by its old name too.
 */
function fingerprinter(file: ReportedFile): (problem: Reported<Problem>) => string {
  const seen = new Map<string, number>();
  return ({ code, span, declaration: around }) => {
    const declaration = around?.fullName ?? '';
    const words = file.text.getText().slice(span.start, span.end).replace(/\s+/g, ' ');
    const key = createHash('sha256')
      .update(JSON.stringify([code, declaration.toLowerCase(), words]))
      .digest('hex')
      .slice(0, 16);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return `${key}:${before + 1}`;
  };
}

/** None for a fix that changes nothing of the files of the report: one that makes a file has no text to replace. */
function fixOf(fix: ProblemFix, { rule }: Problem, find: FileFinder, failures: Failures): readonly Fix[] {
  let edits: EditsByFile;
  try {
    edits = fix.edits(writeFix);
  } catch (error) {
    if (rule) failures.push({ rule, error });
    return [];
  }
  const changing = [...edits].filter(([, ofFile]) => ofFile.length > 0);
  const changes = changing.flatMap(([uri, ofFile]) => {
    const file = find(uri);
    if (!file) return [];
    const replacements = ofFile.map(({ start, end, text }) => ({
      deletedRegion: regionOf(file, { start, end }),
      ...(text === '' ? {} : { insertedContent: { text } }),
    }));
    return [{ artifactLocation: artifactLocation(file), replacements }];
  });
  if (changes.length === 0 || changes.length < changing.length) return [];
  return [{ description: { text: fix.title }, artifactChanges: changes }];
}

function suppressionsOf({ reasons }: SuppressedProblem): NonNullable<Result['suppressions']> {
  if (reasons.length === 0) return [{ kind: 'inSource' }];
  return reasons.map((justification) => ({ kind: 'inSource', justification }));
}
