/** Sensitivity: what each mutator breaks is found where it is broken, and nothing else is; then each fix is looked at. */
import assert from 'node:assert/strict';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Problem, ruleByCode, type Section } from '#language';
import { type Analysis, analyse, folder } from '../harness/analysis.ts';
import { withImports } from './change.ts';
import { choose, Dice } from './dice.ts';
import { fixAllComplaints, healingComplaints } from './healing.ts';
import type { Mutation, Mutator } from './mutator.ts';
import { mutators } from './mutators/index.ts';
import { print } from './print.ts';
import { runs, sample, seed } from './runs.ts';
import { type Sound, soundTopologies } from './sound/sound.ts';
import { type Printed, whereIs } from './spans.ts';
import { View } from './view.ts';

/** Each mutator is tried on so many topologies; one that applies to fewer of the pool than the least is no test. */
const wanted = runs(30);
const least = Math.min(wanted, 5);
const poolSize = 20 * wanted;
/** Milliseconds that the topologies, or one mutator on all of them, may take on a machine that is busy with other work. */
const limit = 300_000;
/** Fixing everything makes a parser of its own, which takes long. */
const fixAllInEvery = 10;

interface Pooled extends Sound {
  /** The codes of what is found before, each as often as it is. */
  codes?: Promise<readonly string[]>;
}

let pool: readonly Pooled[] | undefined;

function codesBefore(pooled: Pooled): Promise<readonly string[]> {
  pooled.codes ??= analyse(print(pooled.topology, pooled.layout).texts).then(codesOf);
  return pooled.codes;
}

function codesOf({ problems }: Analysis): readonly string[] {
  return problems.map(({ code }) => code);
}

/** The tests of the mutators of some sections. */
export function testMutators(...sections: readonly Section[]): void {
  const chosen = mutators.filter(({ code }) => sections.some((section) => ruleByCode(code)?.section === section));
  describe(`on ${wanted} topologies each (seed ${seed})`, () => {
    // Made once, which takes longer than any of the tests.
    beforeAll(() => {
      pool ??= sample(soundTopologies, poolSize, 1).map((sound) => ({ ...sound }));
    }, limit);

    test.each(chosen)(
      '$code: $does',
      async (mutator) => {
        assert(pool);
        const start = choose(seed + 1, pool.length, mutator.code, mutator.does);
        let tried = 0;
        for (let index = 0; index < pool.length && tried < wanted; index++) {
          const pooled = pool[(start + index) % pool.length];
          if (!pooled) continue;
          const dice = new Dice(choose(seed + 1, 0x7ffffffe, mutator.code, index) + 1);
          const mutation = mutator.mutate(new View(pooled.topology), dice);
          if (!mutation || (await codesBefore(pooled)).includes(mutator.code)) continue;
          tried += 1;
          await checkMutation(mutator, mutation, pooled, tried);
        }
        expect(tried, `${mutator.code} has to apply to more of ${pool.length} topologies`).toBeGreaterThanOrEqual(
          least,
        );
      },
      limit,
    );
  });
}

async function checkMutation(mutator: Mutator, mutation: Mutation, pooled: Pooled, number: number): Promise<void> {
  const printed = print(withImports(mutation.topology), pooled.layout);
  const before = await codesBefore(pooled);
  const after = await analyse(printed.texts);
  const shown = [...printed.texts].map(([file, text]) => `${file}\n${text}`).join('\n');
  const complaints = [
    ...placeComplaints(mutator, mutation, printed, after),
    ...besideComplaints(mutator, mutation, before, after),
    ...(await healingComplaints(printed.texts, after, mutator.code, pooled.layout, 6)),
  ];
  if (number % fixAllInEvery === 1) {
    complaints.push(...(await fixAllComplaints(printed.texts, await analyse(printed.texts))));
  }
  expect(complaints.join('\n\n'), shown).toBe('');
}

/** The rule's findings stand at exactly the places that the mutator broke. */
function placeComplaints(
  { code }: Mutator,
  { at, severity = ruleByCode(code)?.severity }: Mutation,
  printed: Printed,
  { problems }: Analysis,
): readonly string[] {
  const own = problems.filter((problem) => problem.code === code);
  const expected = at.map((place) => whereIs(place, printed));
  const key = (file: string, start: number, end: number) => {
    const text = printed.texts.get(file) ?? '';
    return `${file}, line ${text.slice(0, start).split('\n').length}, offset ${start}: ${text.slice(start, end)}`;
  };
  const wantedKeys = expected.map(({ file, start, end }) => key(file, start, end)).sort();
  const found = own.map(({ span }) => key(span.uri.slice(folder.length), span.start, span.end)).sort();
  const missing = wantedKeys.filter((each) => !found.includes(each));
  const surplus = found.filter((each) => !wantedKeys.includes(each));
  return [
    ...missing.map((each) => `${code} says nothing at ${each}`),
    ...surplus.map((each) => `${code} speaks at ${each}`),
    ...(found.length > wantedKeys.length && surplus.length === 0 ? [`${code} repeats itself`] : []),
    ...own
      .filter((problem) => problem.severity !== severity)
      .map((problem) => `It is of severity ${problem.severity}, not ${severity}: ${problem.message}`),
  ];
}

/** Of other rules only those speak that may; hints may fall silent. */
function besideComplaints(
  { code }: Mutator,
  { beside = [] }: Mutation,
  before: readonly string[],
  after: Analysis,
): readonly string[] {
  const now = codesOf(after);
  const count = (codes: readonly string[], of: string) => codes.filter((each) => each === of).length;
  const isNew = ({ code: other }: Problem) => count(now, other) > count(before, other);
  return after.problems
    .filter((problem) => problem.code !== code && !beside.includes(problem.code) && isNew(problem))
    .map((problem) => `Besides it, ${problem.severity}[${problem.code}] speaks: ${problem.message}`);
}
