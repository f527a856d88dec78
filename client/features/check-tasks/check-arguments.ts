/** What a task of the type `btc` runs, from its entry in `tasks.json`. */

/** The entry, as the manifest describes it; whatever somebody wrote into it. */
export interface CheckDefinition {
  readonly type: string;
  readonly task?: unknown;
  readonly files?: unknown;
  readonly maxWarnings?: unknown;
}

export const checkTasks = ['check', 'watch'] as const;
export type CheckTask = (typeof checkTasks)[number];

/** The arguments of the command line, or undefined where the entry isn't a task. */
export function argumentsOf({ task, files = ['.'], maxWarnings }: CheckDefinition): readonly string[] | undefined {
  const isTask = checkTasks.some((known) => known === task);
  if (!isTask || !isListOfText(files)) return undefined;
  if (maxWarnings !== undefined && typeof maxWarnings !== 'number') return undefined;
  return [
    'check',
    ...(task === 'watch' ? ['--watch'] : []),
    ...(maxWarnings === undefined ? [] : ['--max-warnings', String(maxWarnings)]),
    '--',
    ...files,
  ];
}

function isListOfText(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
}
