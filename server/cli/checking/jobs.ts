/** Does the units of a check: here, or in several threads where there is enough to do. */
import type { Worker } from 'node:worker_threads';
import { createSettingsReader } from '../input/settings.ts';
import { CommandError } from '../io.ts';
import { isForTheUser, stackOf } from '../together.ts';
import { checkUnit, type Details, type FoundInUnit, type Unit } from './unit.ts';

/** What is the same for all units of a check. */
export interface Setup {
  readonly cwd: string;
  /** The settings file that the user names. */
  readonly config: string | undefined;
  readonly details: Details;
}

/** Units that are done one after the other. */
export interface Job {
  readonly units: readonly Unit[];
  readonly setup: Setup;
  /** Another number means that the files on the disk may have changed. */
  readonly run: number;
}

/** What a job came to: as far as it came, and then the error that ended it. */
export interface Outcome {
  readonly found: readonly FoundInUnit[];
  readonly error: { readonly message: string; readonly forUser: boolean } | undefined;
}

/** Does jobs, and remembers between them what it has read for a run. */
export function createWorkplace(): (job: Job) => Promise<Outcome> {
  let reading: { readonly run: number; readonly settings: ReturnType<typeof createSettingsReader> } | undefined;
  return async ({ units, setup: { cwd, config, details }, run }) => {
    if (reading?.run !== run) reading = { run, settings: createSettingsReader(cwd, config) };
    const found: FoundInUnit[] = [];
    try {
      for (const unit of units) found.push(await checkUnit(unit, details, reading.settings));
      return { found, error: undefined };
    } catch (error) {
      const forUser = isForTheUser(error);
      return { found, error: { forUser, message: forUser ? error.message : stackOf(error) } };
    }
  };
}

export interface Jobs {
  /** Threads that will be wanted begin to load what they need. */
  readonly prepare: (threads: number) => void;
  /**
   * The results in the order of the units, whoever does them and whenever they are done.
   * @param threads how many work on them; 1 is this one alone
   * @param done told how many files have been checked of those that are to be
   * @throws CommandError, or an error of ours, that the first unit in order brings about which can't be done
   */
  readonly check: (
    units: readonly Unit[],
    setup: Setup,
    threads: number,
    done: (files: number) => void,
  ) => Promise<readonly FoundInUnit[]>;
  /** Ends the threads. */
  readonly close: () => Promise<void>;
}

/** UTF-16 characters of a job at most: less than a second's work, so that no thread waits long for the last one. */
const largestJob = 250_000;
/** Jobs for each thread, where the units allow it. */
const jobsEach = 8;

/** @param startThread starts a thread that runs `thread.ts` */
export function createJobs(startThread: () => Worker): Jobs {
  const threads: Thread[] = [];
  const here = createWorkplace();
  let run = 0;
  const prepare = (wanted: number): void => {
    for (const [index, thread] of threads.entries()) {
      if (thread.hasEnded()) threads[index] = createThread(startThread());
    }
    while (wanted > 1 && threads.length < wanted) threads.push(createThread(startThread()));
  };
  return {
    prepare,
    async check(units, setup, wanted, done) {
      run++;
      const jobs = split(units, wanted).map((part): Job => ({ units: part, setup, run }));
      const count = Math.min(wanted, jobs.length);
      prepare(count);
      const workers = count > 1 ? threads.slice(0, count).map((thread) => thread.work) : [here];
      const outcomes: Outcome[] = [];
      let next = 0;
      let files = 0;
      const work = async (doJob: (job: Job) => Promise<Outcome>): Promise<void> => {
        for (let job = jobs[next]; job && outcomes.every(({ error }) => !error); job = jobs[next]) {
          const index = next++;
          outcomes[index] = await doJob(job);
          files += job.units.reduce((sum, { uris }) => sum + uris.length, 0);
          done(files);
        }
      };
      await Promise.all(workers.map(work));
      return outcomes.flatMap(({ found, error }) => {
        if (!error) return found;
        throw error.forUser ? new CommandError(error.message) : errorOf(error.message);
      });
    },
    async close() {
      await Promise.all(threads.splice(0).map((thread) => thread.end()));
    },
  };
}

/** An error with the stack of another one. */
function errorOf(stack: string): Error {
  return Object.assign(new Error(), { stack });
}

function split(units: readonly Unit[], threads: number): readonly (readonly Unit[])[] {
  const total = units.reduce((sum, unit) => sum + sizeOf(unit), 0);
  const size = Math.min(largestJob, total / (threads * jobsEach));
  const jobs: Unit[][] = [];
  let room = 0;
  for (const unit of units) {
    const last = jobs.at(-1);
    if (last && room > 0) last.push(unit);
    else {
      jobs.push([unit]);
      room = size;
    }
    room -= sizeOf(unit);
  }
  return jobs;
}

function sizeOf({ texts }: Unit): number {
  let size = 0;
  for (const text of texts.values()) size += text.length;
  return size;
}

interface Thread {
  /** One job at a time. Where the thread has ended, or ends before the job does, that is the outcome. */
  readonly work: (job: Job) => Promise<Outcome>;
  readonly hasEnded: () => boolean;
  readonly end: () => Promise<unknown>;
}

function createThread(worker: Worker): Thread {
  let ended: Outcome | undefined;
  let settle = (_: Outcome): void => {};
  const fail = (reason: string): void => {
    ended ??= { found: [], error: { message: brokenThread(reason), forUser: true } };
    settle(ended);
  };
  worker.on('message', (outcome: Outcome) => settle(outcome));
  worker.on('messageerror', (error) => fail(error.message));
  worker.on('error', (error) => fail(error instanceof Error ? error.message : String(error)));
  worker.on('exit', (code) => fail(`It ended with the code ${code}.`));
  return {
    work: (job) =>
      new Promise((resolve) => {
        settle = resolve;
        if (ended) resolve(ended);
        else worker.postMessage(job);
      }),
    hasEnded: () => ended !== undefined,
    end: () => worker.terminate(),
  };
}

function brokenThread(reason: string): string {
  return `A thread of the check could not go on: ${reason}\n\`--threads 1\` checks without threads.`;
}
