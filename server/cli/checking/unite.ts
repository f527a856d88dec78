/** Puts together what was found in the units of a check, to the problems of each file. */
import { TextDocument, URI } from 'langium';
import {
  type EditsByFile,
  type Problem,
  problemsByFile,
  ruleByCode,
  type SuppressedProblem,
  uniteProblems,
} from '#language';
import type { LoadedFile } from '../analysis.ts';
import { nameOfFile } from '../input/files.ts';
import type { ReadSettingsFile } from '../input/settings.ts';
import type { Checked, CheckedFile, Reported } from './checked.ts';
import type { FoundDocument, FoundFix, FoundInProgram, FoundInUnit, FoundProblem } from './unit.ts';

/** @param files those that were given and read, in their order */
export function unite(files: readonly LoadedFile[], found: readonly FoundInUnit[], cwd: string): Checked {
  const programs = found.flatMap((unit) => unit.programs);
  const united = <Found extends Problem>(problemsOf: (program: FoundInProgram) => readonly Found[]) =>
    problemsByFile(
      uniteProblems(programs.map((program) => ({ files: new Set(program.uris), problems: problemsOf(program) }))),
    );
  const problems = united(({ problems: own }) => own.map(problemOf));
  const suppressed = united(({ suppressed: own }) => own.map(suppressedOf));
  const given = new Map(files.map((file) => [file.uri, file]));
  const checked = documentsOf(files, found).map(({ uri, text, imports }): CheckedFile => {
    const file = given.get(uri);
    return {
      name: file?.name ?? nameOfFile(URI.parse(uri).fsPath, cwd),
      uri,
      text: TextDocument.create(uri, 'btc', 0, text ?? file?.file.text ?? ''),
      problems: inOrder(problems.get(uri)),
      suppressed: inOrder(suppressed.get(uri)),
      imports,
    };
  });
  return {
    files: [...checked, ...settingsFilesOf(found).flatMap(checkedSettings)],
    failures: programs.flatMap(({ failures }) =>
      failures.flatMap(({ code, error }) => {
        const rule = ruleByCode(code);
        return rule ? [{ rule, error }] : [];
      }),
    ),
  };
}

/** Those of the files given, and then those that are only imported, each once. */
function documentsOf(files: readonly LoadedFile[], found: readonly FoundInUnit[]): readonly FoundDocument[] {
  const byUri = new Map<string, FoundDocument>();
  for (const document of found.flatMap(({ documents }) => documents)) {
    const known = byUri.get(document.uri);
    // A file that is given has its text here.
    if (!known) byUri.set(document.uri, document);
  }
  const first = files.flatMap(({ uri }) => byUri.get(uri) ?? []);
  return [...new Set([...first, ...byUri.values()])];
}

function problemOf({ code, severity, message, span, related, fixes, declaration }: FoundProblem): Reported<Problem> {
  return {
    ...reported({ code, severity, message, span, related }),
    fixes: fixes.map(({ title, preferred, edits }) => ({ title, preferred, edits: () => editsOf(edits) })),
    declaration,
  };
}

/** What is the same of all problems that are told without the topology that they were found in. */
function reported<Told extends Pick<Problem, 'code'>>(told: Told) {
  return { ...told, of: undefined, rule: ruleByCode(told.code) };
}

function suppressedOf(found: FoundProblem): Reported<SuppressedProblem> {
  return { ...problemOf(found), reasons: found.reasons };
}

/** @throws what making them threw */
function editsOf(edits: FoundFix['edits']): EditsByFile {
  if (typeof edits === 'string') throw edits;
  return new Map(edits);
}

function inOrder<Found extends Problem>(problems: readonly Found[] = []): readonly Found[] {
  return [...problems].sort((a, b) => a.span.start - b.span.start);
}

/** Each once: every thread reads those that it needs. */
function settingsFilesOf(found: readonly FoundInUnit[]): readonly ReadSettingsFile[] {
  const byPath = new Map<string, ReadSettingsFile>();
  for (const file of found.flatMap(({ settings }) => settings)) if (!byPath.has(file.path)) byPath.set(file.path, file);
  return [...byPath.values()];
}

/** A settings file that names rules that there are not. */
function checkedSettings({ path, name, text, mistakes }: ReadSettingsFile): readonly CheckedFile[] {
  if (mistakes.length === 0) return [];
  const uri = URI.file(path).toString();
  const problems = mistakes.map(({ code, severity, message, start, end, fixes }): Reported<Problem> => {
    const span = { uri, start, end };
    const asFixes = fixes.map(({ title, edits }, index) => ({
      title,
      preferred: index === 0,
      edits: () => new Map([[uri, edits]]),
    }));
    return { ...reported({ code, severity, message, span, related: [] }), fixes: asFixes, declaration: undefined };
  });
  return [{ name, uri, text: TextDocument.create(uri, 'jsonc', 0, text), problems, suppressed: [], imports: [] }];
}
