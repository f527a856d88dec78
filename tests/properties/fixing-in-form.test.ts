/** A fix leaves a file in form that was in form, and does what it does to any other file. */
import { expect, test } from 'vitest';
import { applyEdits } from '#language';
import { composeEdits } from '../../language/syntax/edit/compose.ts';
import { analyse, applyFix, type Texts } from '../harness/analysis.ts';
import { baselineNames, readBaseline } from '../harness/baselines.ts';
import { formatted } from '../harness/formatting.ts';
import { withImports } from './change.ts';
import { Dice } from './dice.ts';
import { mutators } from './mutators/index.ts';
import { print } from './print.ts';
import { runs, sample, seed } from './runs.ts';
import { soundTopologies } from './sound/sound.ts';
import { View } from './view.ts';

const count = runs(1);
const inForm = (texts: Texts): Texts => new Map([...texts].map(([file, text]) => [file, formatted(text)]));

/** What every mutator makes of random topologies, and the baselines. */
function* faulty(): Generator<Texts> {
  const sound = sample(soundTopologies, 60, 7);
  for (const [index, mutator] of mutators.entries()) {
    let made = 0;
    const first = (index * 7) % sound.length;
    for (const { topology, layout } of [...sound.slice(first), ...sound.slice(0, first)]) {
      if (made === count) break;
      const mutation = mutator.mutate(new View(topology), new Dice(seed + index + 1));
      if (!mutation) continue;
      made++;
      yield print(withImports(mutation.topology), layout).texts;
    }
  }
  yield* baselineNames().map(readBaseline);
}

test(`what was in form is in form after a fix (seed ${seed})`, async () => {
  for (const before of faulty()) {
    const texts = inForm(before);
    const { problems } = await analyse(texts);
    for (const { fixes, message } of problems) {
      for (const fix of fixes) {
        for (const text of applyFix(texts, fix).values())
          expect(text, `${fix.title}: ${message}`).toBe(formatted(text));
      }
    }
  }
}, 600_000);

test('edits that follow each other are one', () => {
  const text = 'abcdefgh';
  const first = [
    { start: 1, end: 2, text: 'XYZ' },
    { start: 4, end: 4, text: '++' },
    { start: 6, end: 8, text: '' },
  ];
  const after = applyEdits(text, first);
  expect(after).toBe('aXYZcd++ef');
  for (let start = 0; start <= after.length; start++) {
    for (let end = start; end <= after.length; end++) {
      const second = [
        { start, end, text: '-' },
        ...(end + 1 < after.length ? [{ start: end + 1, end: end + 2, text: '' }] : []),
      ];
      expect(applyEdits(text, composeEdits(text, first, second))).toBe(applyEdits(after, second));
    }
  }
});
