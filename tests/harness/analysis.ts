/** Analyses the files of an example as the product does, and applies fixes to them. */
import {
  applyEdits,
  check,
  createProject,
  defaultSettings,
  type Problem,
  type ProblemFix,
  type Program,
  type Project,
  type Span,
  writeFix,
} from '#language';
import { type Mark, readMarks } from './marks.ts';

/** Texts by file name. */
export type Texts = ReadonlyMap<string, string>;

export interface Analysis {
  readonly problems: readonly Problem[];
  /** One for each root. They are good until other texts of the same names are analysed. */
  readonly programs: readonly Program[];
}

/** Where the files of an example are. */
export const folder = 'file:///example/';
// Making a parser takes far longer than using it: an example replaces the one before it that has files of the same names.
const projects = new Map<string, Project>();

/**
 * All problems of a topology with every rule on.
 * @throws the error of a rule that throws.
 */
export async function analyse(texts: Texts): Promise<Analysis> {
  const names = JSON.stringify([...texts.keys()]);
  const project = projects.get(names) ?? createProject();
  projects.set(names, project);
  await project.setTexts(new Map([...texts].map(([file, text]) => [folder + file, text])));
  const programs = project.programs();
  const results = programs.map((program) => check(program, () => defaultSettings));
  for (const { error } of results.flatMap(({ failures }) => failures)) throw error;
  return { problems: results.flatMap(({ problems }) => problems), programs };
}

/** The texts after the fix, with a file that it makes. The analysis that the fix comes from must be the last one of these texts. */
export function applyFix(texts: Texts, fix: ProblemFix): Texts {
  const edits = fix.edits(writeFix);
  const files = [...edits.keys()].map((uri) => uri.slice(folder.length));
  return new Map(
    [...new Set([...texts.keys(), ...files])].map((file) => [
      file,
      applyEdits(texts.get(file) ?? '', edits.get(folder + file) ?? []),
    ]),
  );
}

/** What the problems look like as marks: of each finding itself, and of the places that it refers to. */
export function marksOf(problems: readonly Problem[], texts: Texts, ownCode: string): readonly Mark[] {
  return problems.flatMap((problem) => [
    {
      ...placeOf(problem.span, texts),
      kind: problem.severity,
      code: problem.code === ownCode ? undefined : problem.code,
      fixable: problem.fixes.length > 0,
      message: problem.message,
    },
    ...problem.related.map(
      ({ span, message }): Mark => ({
        ...placeOf(span, texts),
        kind: 'related',
        code: undefined,
        fixable: false,
        message,
      }),
    ),
  ]);
}

function placeOf({ uri, start, end }: Span, texts: Texts): Pick<Mark, 'file' | 'line' | 'start' | 'end' | 'open'> {
  const file = uri.slice(folder.length);
  const text = texts.get(file) ?? '';
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = `${text}\n`.indexOf('\n', start);
  return {
    file,
    line: readMarks(text.slice(0, lineStart), file).plain.split('\n').length - 1,
    start: start - lineStart,
    end: Math.min(end, lineEnd) - lineStart,
    open: end > lineEnd,
  };
}
