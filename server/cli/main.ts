/** The entry of the command line: connects the program with the process that it runs in. */
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { exitCodes, type Output } from './io.ts';
import { wantsColour } from './output/colour.ts';
import { run } from './run.ts';

/** Put in by the bundler, from package.json. */
declare const btcVersion: string;

// With memory in plenty V8 lets a heap grow to a multiple of what is alive in it before it collects. Nearly all that a check makes is dead
// at once: to collect at twice what is alive takes less than half of the memory, and a sixth less work.
setFlagsFromString('--heap-growing-percent=100');

const ending = new AbortController();

function outputOf(stream: NodeJS.WriteStream): Output {
  // A reader that has seen enough closes the pipe, as `head` does; nobody is left to tell.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    ending.abort();
  });
  return {
    write: (content) => stream.write(content),
    terminal: stream.isTTY === true,
    colour: wantsColour(stream.isTTY === true, process.env),
    columns: stream.isTTY ? stream.columns : undefined,
  };
}

/**
 * What a check makes of a file lives for a moment: in a small space for what is young, less of it is copied, by a quarter less work and
 * in half the memory of the usual one.
 */
const threadLimits = { maxYoungGenerationSizeMb: 24 };

const io = {
  cwd: process.cwd(),
  stdin: () => buffer(process.stdin),
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  version: btcVersion,
  interruption: () => {
    // A second one ends the program, whatever it does.
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => ending.abort());
    return ending.signal;
  },
  cores: availableParallelism(),
  startThread: () => new Worker(join(__dirname, 'check-thread.cjs'), { resourceLimits: threadLimits }),
  now: () => performance.now(),
  // The bundle is a CommonJS module, and what it reads is packaged beside its folder.
  rulePage: (code: string) => readFile(join(__dirname, '..', 'rules', `${code}.md`), 'utf8'),
  rendererFile: (name: string) => readFile(join(__dirname, '..', 'renderer', name)),
};
run(process.argv.slice(2), io).then(
  (code) => {
    // Not `process.exit`: what is written to a pipe is still on its way.
    process.exitCode = code;
  },
  (error: unknown) => {
    io.stderr.write(`btc has a mistake of its own: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = exitCodes.failed;
  },
);
