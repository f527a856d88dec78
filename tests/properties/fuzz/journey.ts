/** Sends texts through all stages, and measures what each of them takes. */
import { createProject, type Project } from '#language';
import { type Stage, stages } from './stages.ts';

export interface Measured {
  /** Milliseconds of the processor by the name of the stage. */
  readonly times: ReadonlyMap<string, number>;
  /** Of all texts, in UTF-16 code units. */
  readonly length: number;
}

/** A stage that threw, and what. */
export class StageError extends Error {
  readonly stage: string;

  constructor(stage: string, cause: unknown) {
    super(`${stage}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`, { cause });
    this.stage = stage;
  }
}

/** Milliseconds that this process has used the processor: others on the machine don't count. */
function cpu(): number {
  return process.cpuUsage().user / 1000;
}

export const folder = 'file:///example/';
// Making a parser takes far longer than using it.
const projects = new Map<string, Project>();

/**
 * @param texts by file name
 * @throws StageError where a stage throws
 */
export async function goThrough(texts: ReadonlyMap<string, string>, all: readonly Stage[] = stages): Promise<Measured> {
  const names = JSON.stringify([...texts.keys()]);
  const project = projects.get(names) ?? createProject();
  projects.set(names, project);
  const byAddress = new Map([...texts].map(([file, text]) => [folder + file, text]));
  const journey = { texts: byAddress, project, programs: [], results: [] };
  const times = new Map<string, number>();
  for (const { name, run } of all) {
    const start = cpu();
    try {
      await run(journey);
    } catch (error) {
      throw new StageError(name, error);
    }
    times.set(name, cpu() - start);
  }
  return { times, length: [...texts.values()].reduce((sum, text) => sum + text.length, 0) };
}
