/** The numbers of the steps in a rendering: they run through all phases. */
import type { Runbook } from './runbook.ts';

/** The number of each step by its id, from 1. */
export function numberSteps({ phases }: Runbook): ReadonlyMap<string, number> {
  return new Map(phases.flatMap(({ steps }) => steps).map(({ id }, index) => [id, index + 1]));
}

/** The numbers of the ids as runs without gaps: 1, 2, 3, 7 are 1 to 3, and 7. */
export function runsOf(
  ids: readonly string[],
  numbers: ReadonlyMap<string, number>,
): readonly (readonly [first: number, last: number])[] {
  const runs: [number, number][] = [];
  for (const number of ids.flatMap((id) => numbers.get(id) ?? [])) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

/** `step 3`, `steps 1-4, 7`; empty where there are none. */
export function stepNumbers(ids: readonly string[], numbers: ReadonlyMap<string, number>): string {
  const runs = runsOf(ids, numbers);
  const text = runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
  return text === '' ? '' : `${stepWord(runs)} ${text}`;
}

export function stepWord([first, ...others]: ReturnType<typeof runsOf>): 'step' | 'steps' {
  return first && others.length === 0 && first[0] === first[1] ? 'step' : 'steps';
}
