/** A random sample of all mutants, which Stryker doesn't have: it takes ranges of lines and columns. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { root } from '../../scripts/root.ts';

/** One place in `oneIn` is taken; another `seed` takes others. */
export interface Sample {
  readonly seed: number;
  readonly oneIn: number;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * Places with mutants, as Stryker's `mutate` has them. Since it tries all that is within a range, only places are taken that have no
 * other within: not a whole block or condition, whose mutants are the easiest to notice.
 */
export async function sampleOf(sample: Sample, patterns: readonly string[]): Promise<readonly string[]> {
  const places = await Promise.all(globSync([...patterns], { cwd: root }).map(innermost));
  return places.flat().filter((place) => isIn(sample, place));
}

/** A place is in the sample for where it is, so that a run can be repeated. */
function isIn({ seed, oneIn }: Sample, place: string): boolean {
  return createHash('sha256').update(`${seed} ${place}`).digest().readUInt32BE() * oneIn < 2 ** 32;
}

async function innermost(path: string): Promise<readonly string[]> {
  const name = join(root, path);
  const file = { name, mutate: true, content: readFileSync(name, 'utf8') };
  const { mutants } = await new Instrumenter(silent).instrument([file], options);
  const locations = mutants.map(({ location }) => location);
  const inner = locations.filter(
    ({ start, end }) =>
      !locations.some(
        (other) => !isBefore(other.start, start) && !isBefore(end, other.end) && isSmaller(other, { start, end }),
      ),
  );
  const written = ({ line, column }: Place) => `${line + 1}:${column}`;
  return [...new Set(inner.map(({ start, end }) => `${path}:${written(start)}-${written(end)}`))];
}

function isBefore(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

function isSmaller(a: { readonly start: Place; readonly end: Place }, b: typeof a): boolean {
  return isBefore(b.start, a.start) || isBefore(a.end, b.end);
}

const options = { plugins: null, excludedMutations: [], ignorers: [] };
const nothing = () => {};
const never = () => false;
const silent = {
  ...{ trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing },
  ...{ isTraceEnabled: never, isDebugEnabled: never, isInfoEnabled: never, isWarnEnabled: never },
  ...{ isErrorEnabled: never, isFatalEnabled: never },
};
