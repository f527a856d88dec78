/** What is measured of a language server: a session of an editor with one file. */
import { performance } from 'node:perf_hooks';
import type { CompletionItem, CompletionList, Diagnostic, Position } from 'vscode-languageserver/node';
import { type LanguageServer, startServer } from './language-server.ts';

export interface Subject {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly languageId: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Whether the diagnostics are those of a file with the wrong word; by default where there is exactly one. */
  readonly tellsWrong?: (diagnostics: readonly Diagnostic[]) => boolean;
  /** Whether it is asked for completion of the word; by default it is. */
  readonly completes?: boolean;
}

export interface SourceFile {
  readonly uri: string;
  /** Sound. */
  readonly text: string;
}

/** Milliseconds, and bytes; undefined where the system doesn't say. */
export interface Measured {
  readonly lines: number;
  /** From starting the process to the first diagnostics of the opened file. */
  readonly start: number;
  /** Of these, from opening the file on: the first work of a process that has just answered `initialize`. */
  readonly open: number;
  /** From an edit to fresh diagnostics. */
  readonly keystroke: Edited;
  readonly completion: Percentiles | undefined;
  readonly memory: number | undefined;
}

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
}

/** Of edits. `cpu` is the time of the main thread for one, on average. */
export interface Edited extends Percentiles {
  readonly cpu: number | undefined;
}

/** So many edits, or as many as there is time for, in milliseconds: some servers take seconds for each. */
const edits = 50;
const fewestEdits = 6;
const patience = 20_000;
const completions = 20;
/** Every edit makes this word wrong, or right again: both servers know its alternatives, and report another word. */
const word = 'incomingCaller';
const extraLetter = 'x';

/** @throws where the server doesn't behave as an editor needs it. */
export async function measure(subject: Subject, { uri, text }: SourceFile): Promise<Measured> {
  const at = middle(text);
  const wrong = insert(text, at.end, extraLetter);
  const { tellsWrong = isWrong, completes = true } = subject;
  const begin = performance.now();
  const server = await startServer(subject.command, subject.settings);
  const first = server.diagnostics(uri, tellsWrong);
  const opened = performance.now();
  await server.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: subject.languageId, version: 1, text: wrong },
  });
  await first;
  const [start, open] = [performance.now() - begin, performance.now() - opened];
  const keystroke = await type(server, uri, positionAt(text, at.end), extraLetter, (correct) => (diagnostics) => {
    const isAsWanted = tellsWrong(diagnostics);
    return correct ? !isAsWanted && (subject.tellsWrong !== undefined || diagnostics.length === 0) : isAsWanted;
  });
  const completion = completes ? await complete(server, uri, positionAt(text, at.start)) : undefined;
  const memory = server.memory();
  await server.stop();
  return { lines: linesIn(text), start, open, keystroke, completion, memory };
}

/** The median of each figure of several sessions. */
export function mediansOf(sessions: readonly Measured[]): Measured {
  const median = (figure: (session: Measured) => number | undefined): number | undefined => {
    const known = sessions.flatMap((session) => figure(session) ?? []).sort((a, b) => a - b);
    return known[known.length >> 1];
  };
  const percentilesOf = (figure: (session: Measured) => Percentiles | undefined): Percentiles => ({
    p50: median((session) => figure(session)?.p50) ?? Number.NaN,
    p95: median((session) => figure(session)?.p95) ?? Number.NaN,
  });
  const hasCompletion = sessions.some(({ completion }) => completion !== undefined);
  return {
    lines: median(({ lines }) => lines) ?? 0,
    start: median(({ start }) => start) ?? Number.NaN,
    open: median(({ open }) => open) ?? Number.NaN,
    keystroke: { ...percentilesOf(({ keystroke }) => keystroke), cpu: median(({ keystroke }) => keystroke.cpu) },
    completion: hasCompletion ? percentilesOf(({ completion }) => completion) : undefined,
    memory: median(({ memory }) => memory),
  };
}

/** An edit to measure: letters that are put in and taken away again, from the file without them. */
export interface Toggle {
  readonly offset: number;
  readonly letters: string;
}

/**
 * The time of edits to an opened file, whatever is found in it.
 * @throws where the server doesn't say which version its diagnostics are for
 */
export async function measureEdits(subject: Subject, { uri, text }: SourceFile, toggle: Toggle): Promise<Edited> {
  const server = await startServer(subject.command, subject.settings);
  const wrong = insert(text, toggle.offset, toggle.letters);
  const first = server.diagnostics(uri, (_, version) => version === 1);
  await server.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: subject.languageId, version: 1, text: wrong },
  });
  await first;
  const position = positionAt(text, toggle.offset);
  const edited = await type(server, uri, position, toggle.letters, (_, sent) => (__, version) => version === sent);
  await server.stop();
  return edited;
}

type Wanted = Parameters<LanguageServer['diagnostics']>[1];

/**
 * The file as it was opened has the letters, and so it has after all edits.
 * @param wantedAfter what diagnostics follow an edit that makes it right or wrong again, and is of the version
 */
async function type(
  server: LanguageServer,
  uri: string,
  position: Position,
  letters: string,
  wantedAfter: (correct: boolean, version: number) => Wanted,
): Promise<Edited> {
  const behind = { line: position.line, character: position.character + letters.length };
  const before = server.cpu();
  const times: number[] = [];
  const end = performance.now() + patience;
  for (let index = 0; index < edits; index++) {
    const correct = index % 2 === 0;
    if (correct && index >= fewestEdits && performance.now() > end) break;
    const version = index + 2;
    const begin = performance.now();
    const fresh = server.diagnostics(uri, wantedAfter(correct, version));
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [
        correct
          ? { range: { start: position, end: behind }, text: '' }
          : { range: { start: position, end: position }, text: letters },
      ],
    });
    await fresh;
    times.push(performance.now() - begin);
  }
  const after = server.cpu();
  return {
    ...percentiles(times),
    cpu: before === undefined || after === undefined ? undefined : (after - before) / times.length,
  };
}

async function complete(server: LanguageServer, uri: string, position: Position): Promise<Percentiles> {
  const times: number[] = [];
  for (let index = 0; index < completions; index++) {
    const begin = performance.now();
    const answer: CompletionItem[] | CompletionList | null = await server.connection.sendRequest(
      'textDocument/completion',
      { textDocument: { uri }, position },
    );
    times.push(performance.now() - begin);
    const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
    if (!items.some(({ label }) => label.replaceAll('"', '') === word))
      throw new Error(`Completion does not offer ${word}.`);
  }
  return percentiles(times);
}

const isWrong = (diagnostics: readonly unknown[]): boolean => diagnostics.length === 1;

/** The offsets of the word's occurrence that is nearest behind the middle of the text. */
export function middle(text: string): { readonly start: number; readonly end: number } {
  const half = Math.floor(text.length / 2);
  const start = text.indexOf(word, half) >= 0 ? text.indexOf(word, half) : text.lastIndexOf(word);
  if (start < 0) throw new Error(`The file has no ${word}.`);
  return { start, end: start + word.length };
}

export function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

function insert(text: string, at: number, letter: string): string {
  return text.slice(0, at) + letter + text.slice(at);
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function percentiles(times: readonly number[]): Percentiles {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.ceil(part * sorted.length) - 1] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}
