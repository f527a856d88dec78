/** The compiled parser makes the trees that Langium's own makes from the same grammar. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SourceText } from '../../../language/syntax/text/source-text.ts';
import { readSource } from '../../../language/syntax/tree/read.ts';
import { baselineNames, readBaseline } from '../../harness/baselines.ts';
import { langiumTree, treeOf } from '../../harness/trees.ts';
import { print } from '../../properties/print.ts';
import { runs, sample, seed } from '../../properties/runs.ts';
import { soundTopologies } from '../../properties/sound/sound.ts';

const baselines = baselineNames().flatMap((name) => [...readBaseline(name).values()]);
const sound = sample(soundTopologies, runs(30), 31).flatMap(({ topology, layout }) => [
  ...print(topology, layout).texts.values(),
]);

function expectSameTree(text: string): void {
  expect({ tree: treeOf(readSource(SourceText.of(text)).value), errors: [] }, text.slice(0, 400)).toEqual(
    langiumTree(text),
  );
}

test.each(baselines.map((text, index) => [index, text] as const))('baseline file %i', (_, text) =>
  expectSameTree(text),
);

test('random topologies', () => {
  for (const text of sound) expectSameTree(text);
});

test('texts cut in two and put together wrongly', () => {
  fc.assert(
    fc.property(fc.constantFrom(...baselines), fc.nat(), fc.nat(), (text, a, b) => {
      expectSameTree(text.slice(0, a % text.length) + text.slice(b % text.length));
    }),
    { numRuns: runs(60), seed },
  );
});
