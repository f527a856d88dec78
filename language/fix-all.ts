/** Applies the preferred fixes of all findings that want it, round by round on a copy of the texts, until nothing is left. */
import { check, type Problem, type SettingsFor } from './check.ts';
import { createProject, type Project } from './project.ts';
import type { RuleFailure } from './rules/engine.ts';
import { rules as allRules } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';
import { applyEdits, type EditsByFile, type TextEdit } from './syntax/edit/apply.ts';
import { formatter } from './syntax/format/formatter.ts';
import { isInForm } from './syntax/format/keep.ts';
import { uniteProblems } from './unite.ts';
import { writeFix } from './write-fix.ts';

type Texts = ReadonlyMap<string, string>;

export interface FixAllRequest {
  /** The texts by file address: of the files to fix, of those that they import, and of those that import them. */
  readonly files: Texts;
  /** The files that may change; all where it is left out. A fix that would change another one is not applied. */
  readonly editable?: ReadonlySet<string>;
  readonly settingsFor: SettingsFor;
  readonly rules?: readonly Rule[];
  /** Which findings to fix; by default those of the rules that take part in "fix all". */
  readonly wanted?: (problem: Problem) => boolean;
}

export interface FixAllResult {
  /** The new texts of the files that changed. */
  readonly changed: Texts;
  /** How many fixes were applied. */
  readonly applied: number;
  /** Whether it came to its end; false where the bound on rounds cut short fixes that call for each other for ever. */
  readonly settled: boolean;
  /** Rules that threw while they checked or while their fix was made, each once. */
  readonly failures: readonly RuleFailure[];
}

/** As many as a large file has findings, if each has to be fixed alone. */
const maxRounds = 200;

/**
 * Each round applies fixes that don't touch each other and analyses the result. Where it still holds one of their findings,
 * or more errors than before, only the first fix is applied; where that alone doesn't help either, it is put aside.
 */
export async function fixAll(request: FixAllRequest): Promise<FixAllResult> {
  const { files, settingsFor, rules = allRules, wanted = (problem) => problem.rule?.fixAll === true } = request;
  const editable = request.editable ?? new Set(files.keys());
  const failures = new Map<Rule, RuleFailure>();
  const project = createProject();
  await project.setTexts(files);
  const inForm = new Set([...files.keys()].filter((uri) => isInFormAt(uri, project)));
  const analyse = (): readonly Problem[] => {
    const results = project.programs().map((program) => check(program, settingsFor, rules));
    for (const failure of results.flatMap((result) => result.failures)) failures.set(failure.rule, failure);
    return uniteProblems(results);
  };

  let texts = files;
  let problems = analyse();
  let applied = 0;
  const attempt = async (fixes: readonly PreparedFix[]): Promise<boolean> => {
    const before = texts;
    texts = withFixes(before, fixes);
    await project.setTexts(changesFrom(before, texts));
    const after = analyse();
    const helped = isBetter(problems, after, fixes);
    if (helped) {
      problems = after;
      applied += fixes.length;
    } else {
      await project.setTexts(changesFrom(texts, before));
      texts = before;
      problems = analyse();
    }
    return helped;
  };

  const putAside = new Set<string>();
  let settled = false;
  for (let round = 0; round < maxRounds && !settled; round++) {
    const open = problems.filter((problem) => wanted(problem) && !putAside.has(keyOf(problem)));
    const fixes = prepare(open, editable, failures);
    const together = independent(fixes);
    const [first] = together;
    if (!first) settled = true;
    else if (!(await attempt(together)) && !(together.length > 1 && (await attempt([first])))) putAside.add(first.key);
  }
  // Fixes that each leave their file in form may not do so together.
  texts = new Map([...texts].map(([uri, text]) => [uri, inForm.has(uri) ? formatted(uri, text, project) : text]));
  return { changed: changesFrom(files, texts), applied, settled, failures: [...failures.values()] };
}

function isInFormAt(uri: string, project: Project): boolean {
  const document = project.document(uri);
  return document !== undefined && isInForm(document);
}

function formatted(uri: string, text: string, project: Project): string {
  const document = project.document(uri);
  return applyEdits(text, document ? formatter.whole(text).edits : []);
}

function changesFrom(before: Texts, after: Texts): Texts {
  return new Map([...after].filter(([uri, text]) => before.get(uri) !== text));
}

interface PreparedFix {
  /** Of its finding. */
  readonly key: string;
  readonly edits: EditsByFile;
}

/** What a finding is known by from round to round, while its place moves. */
function keyOf({ span, code, message }: Problem): string {
  return JSON.stringify([span.uri, code, message]);
}

/** The preferred fixes with their edits. A fix that throws, or that changes what it may not, is left out. */
function prepare(
  problems: readonly Problem[],
  editable: ReadonlySet<string>,
  failures: Map<Rule, RuleFailure>,
): readonly PreparedFix[] {
  return problems.flatMap((problem) => {
    try {
      const preferred = problem.fixes.find((fix) => fix.preferred);
      const edits = preferred?.edits(writeFix) ?? new Map<string, readonly TextEdit[]>();
      const changes = [...edits].filter(([, ofFile]) => ofFile.length > 0);
      if (changes.length === 0 || changes.some(([uri]) => !editable.has(uri))) return [];
      return [{ key: keyOf(problem), edits: new Map(changes) }];
    } catch (error) {
      if (problem.rule) failures.set(problem.rule, { rule: problem.rule, error });
      return [];
    }
  });
}

/** Fixes, in their order, none of which touches what one before it changes. */
function independent(fixes: readonly PreparedFix[]): readonly PreparedFix[] {
  const taken = new Map<string, readonly TextEdit[]>();
  return fixes.filter(({ edits }) => {
    const isFree = [...edits].every(([uri, ofFile]) =>
      ofFile.every((edit) => (taken.get(uri) ?? []).every((other) => edit.end < other.start || edit.start > other.end)),
    );
    if (isFree) for (const [uri, ofFile] of edits) taken.set(uri, [...(taken.get(uri) ?? []), ...ofFile]);
    return isFree;
  });
}

function withFixes(texts: Texts, fixes: readonly PreparedFix[]): Texts {
  return new Map(
    [...texts].map(([uri, text]) => [
      uri,
      applyEdits(
        text,
        fixes.flatMap(({ edits }) => edits.get(uri) ?? []),
      ),
    ]),
  );
}

/** Whether each of the fixes took away a finding like its own, and none brought an error. */
function isBetter(before: readonly Problem[], after: readonly Problem[], fixes: readonly PreparedFix[]): boolean {
  const errors = (problems: readonly Problem[]) => problems.filter(({ severity }) => severity === 'error').length;
  const [countBefore, countAfter] = [countByKey(before), countByKey(after)];
  return (
    errors(after) <= errors(before) &&
    fixes.every(({ key }) => (countAfter.get(key) ?? 0) < (countBefore.get(key) ?? 0))
  );
}

function countByKey(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const problem of problems) counts.set(keyOf(problem), (counts.get(keyOf(problem)) ?? 0) + 1);
  return counts;
}
