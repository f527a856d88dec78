/** How long `btc check` of many files takes in one thread and in two, and how much memory. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { root } from '../../scripts/root.ts';
import { writeBtc } from './btc.ts';
import { generate } from './generate.ts';
import { peakMemory, processorTime } from './language-server.ts';
import { linesIn } from './measure.ts';

export interface ManyFiles {
  readonly files: number;
  readonly linesEach: number;
  readonly byThreads: readonly CheckTime[];
}

/** Milliseconds, and bytes; undefined where the system doesn't say. */
export interface CheckTime {
  readonly threads: number;
  /** Of the fastest run: what else the machine does makes the others slower. */
  readonly wall: number;
  /** Of all threads of that run, also those of V8. */
  readonly cpu: number | undefined;
  /** Of all runs. */
  readonly memory: number | undefined;
}

const count = 1000;
/** Sites of one file: some 500 lines. */
const sites = 5;
/** In turn: what else the machine does hits both. */
const runs = 3;
/** Milliseconds between two looks at a process, which is gone when it has ended. */
const pace = 20;

/** @param folder where the files are written */
export async function measureManyFiles(folder: string): Promise<ManyFiles> {
  const text = writeBtc(generate(sites));
  const corpus = join(folder, 'many');
  await mkdir(corpus);
  for (let index = 0; index < count; index++) await writeFile(join(corpus, `${index}.btc`), text);
  const measured = new Map<number, CheckTime[]>([1, 2].map((threads) => [threads, []]));
  for (let run = 0; run < runs; run++) {
    for (const [threads, times] of measured) times.push(await check(corpus, threads));
  }
  return {
    files: count,
    linesEach: linesIn(text),
    byThreads: [...measured.values()].flatMap((times) => {
      const [fastest] = [...times].sort((a, b) => a.wall - b.wall);
      const memories = times.flatMap(({ memory }) => memory ?? []);
      return fastest ? [{ ...fastest, memory: memories.length > 0 ? Math.max(...memories) : undefined }] : [];
    }),
  };
}

/** @throws where the check finds anything else than nothing */
async function check(corpus: string, threads: number): Promise<CheckTime> {
  const begin = performance.now();
  const child = spawn(
    process.execPath,
    [join(root, 'dist/cli/btc.cjs'), 'check', corpus, '--threads', String(threads)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  let [cpu, memory]: [number | undefined, number | undefined] = [undefined, undefined];
  const timer = setInterval(() => {
    cpu = processorTime(child) ?? cpu;
    memory = peakMemory(child) ?? memory;
  }, pace);
  const [code] = await once(child, 'close');
  clearInterval(timer);
  if (code !== 0 || output !== `No problems in ${count} files.\n`) throw new Error(`btc check says: ${output}`);
  return { threads, wall: performance.now() - begin, cpu, memory };
}
