/** Any text gets through the whole language: nothing throws, no finding stands outside of its text, no edits overlap. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { goThrough, StageError } from './fuzz/journey.ts';
import { fixingAll, stages } from './fuzz/stages.ts';
import { kindsOfTexts } from './fuzz/texts.ts';
import { runs, seed } from './runs.ts';

/** How many texts of each kind. Those with whole topologies in them take longer. */
const usual: Readonly<Record<string, number>> = {
  bytes: 500,
  'words in no order': 500,
  'damaged random topologies': 60,
  'damaged baselines': 60,
};

test('each kind of text is tried', () => {
  expect(kindsOfTexts.map(({ kind }) => kind)).toEqual(Object.keys(usual));
});

test.each(kindsOfTexts.map((kind) => ({ ...kind, count: runs(usual[kind.kind] ?? 0) })))(
  `$count texts of $kind (seed ${seed})`,
  async ({ texts, count }) => {
    await fc.assert(
      fc.asyncProperty(texts, async (some) => {
        await goThrough(some, [...stages, fixingAll]);
      }),
      // Each step of making an example smaller goes the whole way again.
      { numRuns: count, seed, interruptAfterTimeLimit: 500_000, markInterruptAsFailure: true },
    );
  },
  600_000,
);

test('what a stage throws is told with the name of the stage', async () => {
  const broken = {
    name: 'broken',
    run: () => {
      throw new RangeError('Maximum call stack size exceeded');
    },
  };
  await expect(goThrough(new Map([['main.btc', 'server S']]), [broken])).rejects.toThrow(StageError);
  await expect(goThrough(new Map([['main.btc', 'server S']]), [broken])).rejects.toThrow(/^broken: RangeError/);
});
