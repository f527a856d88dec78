/** The problems of several programs as one list: a file that two topologies import is checked in both, and shown once. */

import type { Problem, ProblemFix, WriteFix } from './check.ts';
import { addTo } from './model/add-to.ts';
import type { EditsByFile, TextEdit } from './syntax/edit/apply.ts';

/** What was found in files that were checked together. */
export interface ProblemsOfFiles<Found extends Problem = Problem> {
  readonly files: ReadonlySet<string>;
  readonly problems: readonly Found[];
}

/**
 * Each problem once, in the order of its first occurrence; one of a rule that has to be unanimous where all programs that its file
 * is part of have it. A fix that several programs offer changes what each of them would change: a rename reaches the references
 * of all of them.
 */
export function uniteProblems<Found extends Problem>(programs: readonly ProblemsOfFiles<Found>[]): readonly Found[] {
  const [only] = programs;
  if (!only || programs.length === 1) return only?.problems ?? [];
  const programsWith = new Map<string, number>();
  for (const { files } of programs) for (const file of files) programsWith.set(file, (programsWith.get(file) ?? 0) + 1);
  const same = new Map<string, Found[]>();
  for (const problem of programs.flatMap(({ problems }) => problems)) {
    const { code, message, severity, span } = problem;
    const key = JSON.stringify([span.uri, span.start, span.end, code, severity, message]);
    addTo(same, key, problem);
  }
  return [...same.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const voters = first.rule?.unanimous ? (programsWith.get(first.span.uri) ?? 0) : 1;
    return others.length + 1 < voters ? [] : [uniteWith(first, others)];
  });
}

/** The problems by the file that they stand in, those of a file in their order. */
export function problemsByFile<Found extends Problem>(
  problems: readonly Found[],
): ReadonlyMap<string, readonly Found[]> {
  const byFile = new Map<string, Found[]>();
  for (const problem of problems) {
    const { uri } = problem.span;
    addTo(byFile, uri, problem);
  }
  return byFile;
}

function uniteWith<Found extends Problem>(first: Found, others: readonly Found[]): Found {
  if (others.length === 0) return first;
  return {
    ...first,
    fixes: first.fixes.map((fix) => {
      const alike = others.flatMap(({ fixes }) => fixes.filter(({ title }) => title === fix.title));
      return { ...fix, edits: (write) => uniteEdits([fix, ...alike], write) };
    }),
  };
}

function uniteEdits(fixes: readonly ProblemFix[], write: WriteFix): EditsByFile {
  const byFile = new Map<string, TextEdit[]>();
  for (const [uri, edits] of fixes.flatMap((fix) => [...fix.edits(write)])) {
    const known = byFile.get(uri);
    if (known) known.push(...edits.filter((edit) => !known.some((other) => isSameEdit(edit, other))));
    else byFile.set(uri, [...edits]);
  }
  return byFile;
}

function isSameEdit(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}
