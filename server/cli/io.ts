/** What a command gets from its surroundings, and what it answers in the end. */
import type { Worker } from 'node:worker_threads';

export interface Output {
  /** Text, or the bytes of what is no text. */
  readonly write: (content: string | Uint8Array) => void;
  /** Whether a terminal shows it, which would obey the escape sequences that a file may hold. */
  readonly terminal: boolean;
  /** Whether colours are wanted. */
  readonly colour: boolean;
  /** The width of the terminal in characters; undefined where there is none. */
  readonly columns: number | undefined;
}

export interface Io {
  /** What relative paths are relative to. */
  readonly cwd: string;
  /** All of standard input. */
  readonly stdin: () => Promise<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The version of this program. */
  readonly version: string;
  /** From now on an interruption by the user (Ctrl+C) doesn't end the program, but is told by the signal. */
  readonly interruption: () => AbortSignal;
  /** How many threads can work at the same moment. */
  readonly cores: number;
  /** Starts a thread that runs `checking/thread.ts`. */
  readonly startThread: () => Worker;
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
  /** The page of a rule that there is, as Markdown. */
  readonly rulePage: (code: string) => Promise<string>;
  /** A file of what draws pictures. @throws where this copy of the program has none */
  readonly rendererFile: (name: RendererFile) => Promise<Uint8Array>;
}

/** What draws pictures, and the fonts that it draws with. */
export type RendererFile = 'resvg.wasm' | 'regular.ttf' | 'bold.ttf';

/** The same for all commands; what 1 means exactly is in the help of each. */
export const exitCodes = {
  clean: 0,
  findings: 1,
  /** Wrong usage or settings, a file that can't be read or written, or a mistake of this program's own. */
  failed: 2,
  /** What was asked to hold does not: `btc simulate --require-single`. */
  required: 3,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The command line can't be understood; the message says why. */
export class UsageError extends Error {}

/** The command can't do its work; the message says why, one reason a line. */
export class CommandError extends Error {}
