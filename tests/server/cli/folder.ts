/** A temporary folder with files, and the program run in it as a user would. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { rendererFiles } from '../../../scripts/renderer.ts';
import type { Output } from '../../../server/cli/io.ts';
import { run } from '../../../server/cli/run.ts';

const rulePages = new URL('../../../language/docs/rules/', import.meta.url);

export interface Ran {
  readonly code: number;
  /** What is no text stands in it byte by byte, as Latin-1 has them. */
  readonly stdout: string;
  readonly stderr: string;
}

/** The program while it waits for changes. */
export interface Watching {
  /** What it has written since the last time, once it waits again. */
  settled(): Promise<Omit<Ran, 'code'>>;
  /** As Ctrl+C does. */
  interrupt(): Promise<Ran>;
}

export interface Folder {
  readonly path: string;
  write(name: string, content: string | Uint8Array): Promise<void>;
  bytes(name: string): Promise<Buffer>;
  text(name: string): Promise<string>;
  btc(...args: readonly string[]): Promise<Ran>;
  /** The same with something on standard input. */
  btcWithInput(input: string | Uint8Array, ...args: readonly string[]): Promise<Ran>;
  /** The same where other threads than those of the program start. */
  btcWithThreads(
    threads: { readonly cores: number; readonly start: () => Worker },
    ...args: readonly string[]
  ): Promise<Ran>;
  /** The same from a folder in it. */
  btcIn(folder: string, ...args: readonly string[]): Promise<Ran>;
  /** Begins `btc check … --watch`. */
  watch(...args: readonly string[]): Watching;
  watchOnTerminal(...args: readonly string[]): Watching;
  /** The same as seen on a terminal that wants colours. */
  btcOnTerminal(...args: readonly string[]): Promise<Ran>;
}

const plain = { terminal: false, colour: false, columns: undefined };

const terminal = { terminal: true, colour: true, columns: 60 };

interface Surroundings {
  readonly cwd?: string;
  /** What is on standard input. */
  readonly input?: string | Uint8Array;
  readonly signal?: AbortSignal;
  /** Called after each output. */
  readonly wrote?: () => void;
  readonly cores?: number;
  readonly startThread?: () => Worker;
}

/** Few files are checked without one. */
function noThread(): never {
  throw new Error('This test starts no threads.');
}

/** A new folder; it is removed when the test ends. */
export async function createFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'btc-cli-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  const write = async (name: string, content: string | Uint8Array) => {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  };
  for (const [name, content] of Object.entries(files)) await write(name, content);
  const btc = async (
    args: readonly string[],
    style: Omit<Output, 'write'>,
    {
      cwd = path,
      signal = AbortSignal.abort(),
      wrote = () => {},
      input = '',
      cores = 1,
      startThread = noThread,
    }: Surroundings = {},
    written = { stdout: '', stderr: '' },
  ): Promise<Ran> => {
    const output = (name: 'stdout' | 'stderr'): Output => ({
      ...style,
      write: (content) => {
        written[name] += typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
        wrote();
      },
    });
    const code = await run(args, {
      cwd,
      stdin: async () => Buffer.from(input),
      stdout: output('stdout'),
      stderr: output('stderr'),
      version: '1.2.3',
      interruption: () => signal,
      cores,
      startThread,
      now: () => 0,
      rulePage: (rule) => readFile(new URL(`${rule}.md`, rulePages), 'utf8'),
      rendererFile: (file) => readFile(rendererFiles[file]),
    });
    return { code, ...written };
  };
  const watch = (args: readonly string[], style: Omit<Output, 'write'>): Watching => {
    const written = { stdout: '', stderr: '' };
    const taken = () => {
      const now = { ...written };
      Object.assign(written, { stdout: '', stderr: '' });
      return now;
    };
    const ending = new AbortController();
    let wrote = () => {};
    const ended = btc(['check', ...args, '--watch'], style, { signal: ending.signal, wrote: () => wrote() }, written);
    const interrupt = () => {
      ending.abort();
      return ended;
    };
    onTestFinished(async () => {
      await interrupt();
    });
    return {
      interrupt,
      async settled() {
        const waits = new Promise<void>((resolve) => {
          wrote = () => {
            if (written.stderr.includes('Waiting for changes.')) resolve();
          };
          wrote();
        });
        await Promise.race([waits, ended]);
        return taken();
      },
    };
  };
  return {
    path,
    write,
    bytes: (name) => readFile(join(path, name)),
    text: (name) => readFile(join(path, name), 'utf8'),
    btc: (...args) => btc(args, plain),
    btcWithInput: (input, ...args) => btc(args, plain, { input }),
    btcWithThreads: ({ cores, start }, ...args) => btc(args, plain, { cores, startThread: start }),
    btcIn: (folder, ...args) => btc(args, plain, { cwd: join(path, folder) }),
    btcOnTerminal: (...args) => btc(args, terminal),
    watch: (...args) => watch(args, plain),
    watchOnTerminal: (...args) => watch(args, terminal),
  };
}
