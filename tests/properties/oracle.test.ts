/** After any edits, what was brought up to date is what is made afresh: diagnostics, fixes, symbols, references and topology. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { baselineNames, readBaseline } from '../harness/baselines.ts';
import { createEditing } from '../harness/editing.ts';
import { applyRandomEdit, randomEdits } from '../harness/edits.ts';
import { factsOf } from './oracle.ts';
import { print } from './print.ts';
import { runs, sample, seed } from './runs.ts';
import { soundTopologies } from './sound/sound.ts';

type Texts = ReadonlyMap<string, string>;

const placed = (texts: Texts): Texts => new Map([...texts].map(([name, text]) => [`file:///${name}`, text]));
const corpus: readonly Texts[] = [
  ...baselineNames().map((name) => placed(readBaseline(name))),
  ...sample(soundTopologies, runs(10), 41).map(({ topology, layout }) => placed(print(topology, layout).texts)),
];

test('random edits', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...corpus),
      fc.array(fc.tuple(fc.nat(), randomEdits), { minLength: 1, maxLength: 15 }),
      async (original, edits) => {
        const texts = new Map(original);
        const editing = createEditing();
        await editing.setTexts(texts);
        factsOf(editing.programs());
        for (const [which, edit] of edits) {
          const [uri, text] = [...texts][which % texts.size] ?? ['', ''];
          texts.set(uri, applyRandomEdit(text, edit));
          await editing.setTexts(new Map([[uri, texts.get(uri) ?? '']]));
          const fresh = createEditing();
          await fresh.setTexts(texts);
          expect(factsOf(editing.programs()), JSON.stringify(edit)).toEqual(factsOf(fresh.programs()));
        }
      },
    ),
    { numRuns: runs(30), seed },
  );
}, 3_600_000);
