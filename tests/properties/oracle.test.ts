/** After any edits, what was brought up to date is what is made afresh: diagnostics, fixes, symbols, references and topology. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEditing } from '../harness/editing.ts';
import { withImports } from './change.ts';
import { choose, Dice } from './dice.ts';
import { mutators } from './mutators/index.ts';
import { factsOf } from './oracle/facts.ts';
import { nothingDiffersAfterEdits, placed } from './oracle/random-edits.ts';
import { print } from './print.ts';
import { runs, sample, seed } from './runs.ts';
import { soundTopologies } from './sound/sound.ts';
import { View } from './view.ts';

test('random edits', async () => {
  let edits = 0;
  await fc.assert(
    nothingDiffersAfterEdits(runs(10), () => edits++),
    { numRuns: runs(350), seed },
  );
  console.info(`${edits} edits: no difference.`);
}, 3_600_000);

/** Edits at random seldom make one declaration matter to another: here each rule comes to speak, and falls silent again. */
test('what each rule finds, and then finds no more', async () => {
  const pool = sample(soundTopologies, 100, 43);
  for (const mutator of mutators) {
    const start = choose(seed, pool.length, mutator.code, mutator.does);
    let tried = 0;
    for (let index = 0; index < pool.length && tried < runs(1); index++) {
      const sound = pool[(start + index) % pool.length];
      const mutation =
        sound && mutator.mutate(new View(sound.topology), new Dice(choose(seed, 0x7ffffffe, mutator.code, index) + 1));
      if (!sound || !mutation) continue;
      tried++;
      const editing = createEditing();
      const texts = new Map<string, string>();
      for (const topology of [sound.topology, withImports(mutation.topology), sound.topology]) {
        const next = placed(print(topology, sound.layout).texts);
        for (const [uri, text] of next) texts.set(uri, text);
        await editing.setTexts(next);
        const fresh = createEditing();
        await fresh.setTexts(texts);
        expect(factsOf(editing.programs()), mutator.does).toEqual(factsOf(fresh.programs()));
      }
    }
  }
}, 3_600_000);

const nameless = (between: string) =>
  `cluster C {\n  node N1\n  node N3\n  group A {\n    preferredOwners: N1\n    disk D1${between}    disk {\n      possibleOwners: N2\n    }\n  }\n}\n`;
const importing = (...files: readonly string[]) =>
  `${files.map((file) => `import "${file}.btc"\n`).join('')}biztalkGroup G {\n  host H {\n    instance S\n  }\n}\n`;
const several = { 'a.btc': 'server S\n', 'b.btc': 'server S {\n  iis: yes\n}\n' };

test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
  [
    'what stands in a nameless declaration comes to stand in another group',
    { 'main.btc': nameless('\n') },
    { 'main.btc': nameless('\n  }\n  group B {\n') },
  ],
  [
    'imports are given in another order, of which the first to declare a name counts',
    { ...several, 'main.btc': importing('a', 'b') },
    { 'main.btc': importing('b', 'a') },
  ],
])('%s', async (_, before, after) => {
  const placedAt = (texts: Readonly<Record<string, string>>) =>
    new Map(Object.entries(texts).map(([name, text]) => [`file:///${name}`, text]));
  const editing = createEditing();
  await editing.setTexts(placedAt(before));
  factsOf(editing.programs());
  await editing.setTexts(placedAt(after));
  const fresh = createEditing();
  await fresh.setTexts(placedAt({ ...before, ...after }));
  expect(factsOf(editing.programs())).toEqual(factsOf(fresh.programs()));
});
