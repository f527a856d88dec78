/** Checks files on disk in all topologies that they are a part of, by as many threads as are worth it. */
import { type LoadedFile, readFiles } from '../analysis.ts';
import type { InputFile, Unreadable } from '../input/files.ts';
import type { Broken } from '../together.ts';
import type { Checked } from './checked.ts';
import type { Jobs, Setup } from './jobs.ts';
import { planChecks } from './plan.ts';
import { unite } from './unite.ts';

export interface CheckFilesRequest extends Setup {
  readonly inputs: readonly InputFile[];
  /** How many threads work; undefined for what is fastest. */
  readonly threads: number | undefined;
  /** Told how many files are checked. */
  readonly progress: (done: number, total: number) => void;
}

export interface CheckFilesResult extends Checked {
  readonly unreadable: readonly Unreadable[];
  readonly broken: readonly Broken<InputFile>[];
}

/**
 * UTF-16 characters for each thread besides the first. Every thread loads the language, and compiles it while it warms up, which takes
 * about as long as checking this much; the collector of garbage and the compiler of one thread keep half a core busy besides.
 */
const worthThread = 5_000_000;
/** Each needs its own memory. */
const mostThreads = 4;

/**
 * The same result for any number of threads.
 * @param cores how many threads can work at the same moment
 * @throws CommandError where settings can't be used, or a thread ends
 */
export async function checkFiles(request: CheckFilesRequest, jobs: Jobs, cores: number): Promise<CheckFilesResult> {
  const { inputs, threads, progress, ...setup } = request;
  const wantedFor = (size: number): number =>
    threads ?? Math.min(cores, mostThreads, 1 + Math.floor(size / worthThread));
  let size = 0;
  const { files, unreadable } = await readFiles(inputs, ({ file }) => {
    size += file.text.length;
    // They start while the rest is read.
    jobs.prepare(threads === undefined ? wantedFor(size) : 1);
  });
  const wanted = wantedFor(size);
  const plan = planChecks(files.map(({ uri, file }) => ({ uri, text: file.text })));
  let before = 0;
  const tell = (done: number) => progress(Math.min(before + done, files.length), files.length);
  const found = [...(await jobs.check(plan.units, setup, wanted, tell))];
  const reached = new Set(found.flatMap(({ programs }) => programs.flatMap(({ uris }) => uris)));
  const rest = plan.rest(reached);
  if (rest.length > 0) {
    before = files.length - rest.reduce((sum, { uris }) => sum + uris.length, 0);
    found.push(...(await jobs.check(rest, setup, wanted, tell)));
  }
  const byUri = new Map<string, LoadedFile>(files.map((file) => [file.uri, file]));
  const places = new Map(inputs.map(({ path }, place) => [path, place]));
  const placeOf = ({ file: { path } }: Broken<InputFile>): number => places.get(path) ?? 0;
  const broken = found.flatMap((unit) =>
    unit.broken.flatMap(({ uri, error }) => {
      const file = byUri.get(uri);
      return file ? [{ file, error }] : [];
    }),
  );
  return {
    ...unite(files, found, setup.cwd),
    unreadable,
    broken: broken.sort((a, b) => placeOf(a) - placeOf(b)),
  };
}
