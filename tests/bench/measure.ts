/** What is measured of a language server: a session of an editor with one file. */
import { performance } from 'node:perf_hooks';
import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver/node';
import { type LanguageServer, startServer } from './language-server.ts';

export interface Subject {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly languageId: string;
  readonly settings: Readonly<Record<string, unknown>>;
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
  /** From an edit to fresh diagnostics. */
  readonly keystroke: { readonly p50: number; readonly p95: number; readonly cpu: number | undefined };
  readonly completion: { readonly p50: number; readonly p95: number };
  readonly memory: number | undefined;
}

const edits = 50;
const completions = 20;
/** Every edit makes this word wrong, or right again: both servers know its alternatives, and report another word. */
const word = 'incomingCaller';
const extraLetter = 'x';

/** @throws where the server doesn't behave as an editor needs it. */
export async function measure(subject: Subject, { uri, text }: SourceFile): Promise<Measured> {
  const at = middle(text);
  const wrong = insert(text, at.end, extraLetter);
  const begin = performance.now();
  const server = await startServer(subject.command, subject.settings);
  const first = server.diagnostics(uri, isWrong);
  await server.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: subject.languageId, version: 1, text: wrong },
  });
  await first;
  const start = performance.now() - begin;
  const keystroke = await type(server, uri, positionAt(text, at.end));
  const completion = await complete(server, uri, positionAt(text, at.start));
  const memory = server.memory();
  await server.stop();
  return { lines: text.split('\n').length - 1, start, keystroke, completion, memory };
}

/** The file as it was opened is wrong, and so it is after all edits. */
async function type(server: LanguageServer, uri: string, position: Position): Promise<Measured['keystroke']> {
  const behind = { line: position.line, character: position.character + extraLetter.length };
  const before = server.cpu();
  const times: number[] = [];
  for (let index = 0; index < edits; index++) {
    const correct = index % 2 === 0;
    const begin = performance.now();
    const fresh = server.diagnostics(uri, correct ? isRight : isWrong);
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: index + 2 },
      contentChanges: [
        correct
          ? { range: { start: position, end: behind }, text: '' }
          : { range: { start: position, end: position }, text: extraLetter },
      ],
    });
    await fresh;
    times.push(performance.now() - begin);
  }
  const after = server.cpu();
  return {
    ...percentiles(times),
    cpu: before === undefined || after === undefined ? undefined : (after - before) / edits,
  };
}

async function complete(server: LanguageServer, uri: string, position: Position): Promise<Measured['completion']> {
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
const isRight = (diagnostics: readonly unknown[]): boolean => diagnostics.length === 0;

/** The offsets of the word's occurrence that is nearest behind the middle of the text. */
function middle(text: string): { readonly start: number; readonly end: number } {
  const half = Math.floor(text.length / 2);
  const start = text.indexOf(word, half) >= 0 ? text.indexOf(word, half) : text.lastIndexOf(word);
  if (start < 0) throw new Error(`The file has no ${word}.`);
  return { start, end: start + word.length };
}

function insert(text: string, at: number, letter: string): string {
  return text.slice(0, at) + letter + text.slice(at);
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function percentiles(times: readonly number[]): { readonly p50: number; readonly p95: number } {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.ceil(part * sorted.length) - 1] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}
