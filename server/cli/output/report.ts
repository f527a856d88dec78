/** What `btc check` found, in the order and under the names of the reports that machines keep and compare. */
import { URI } from 'langium';
import type { Problem } from '#language';
import type { CheckedFile, Reported } from '../checking/checked.ts';
import { nameOfFile } from '../input/files.ts';
import type { Complaint } from './complaints.ts';

/** The same findings give the same report, whichever way the files were named and in whichever order. */
export interface Report {
  /** By their names. */
  readonly files: readonly ReportedFile[];
  /** What keeps it from being the whole truth. */
  readonly complaints: readonly Complaint[];
}

export interface ReportedFile extends CheckedFile {
  /** From the working folder, with `/`; absolute only on another drive. */
  readonly name: string;
}

export function reportOf(files: readonly CheckedFile[], complaints: readonly Complaint[], cwd: string): Report {
  const named = files.map(
    (file): ReportedFile => ({
      ...file,
      name: nameOfFile(URI.parse(file.uri).fsPath, cwd),
      problems: inOrder(file.problems),
      suppressed: inOrder(file.suppressed),
    }),
  );
  return { files: named.sort((a, b) => compare(a.name, b.name)), complaints };
}

function inOrder<Found extends Reported<Problem>>(problems: readonly Found[]): readonly Found[] {
  return [...problems].sort(
    (a, b) =>
      a.span.start - b.span.start ||
      a.span.end - b.span.end ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
}

/** By UTF-16 characters: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A place as people count: from 1. The columns are UTF-16 characters, and the end is behind the last one. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function regionOf(
  { text }: Pick<CheckedFile, 'text'>,
  { start, end }: { readonly start: number; readonly end: number },
): Region {
  const [from, to] = [text.positionAt(start), text.positionAt(end)];
  return {
    startLine: from.line + 1,
    startColumn: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}

/** Finds the files of a report by their addresses. */
export function fileFinder({ files }: Report): (uri: string) => ReportedFile | undefined {
  const byUri = new Map(files.map((file) => [file.uri, file]));
  return (uri) => byUri.get(uri);
}
