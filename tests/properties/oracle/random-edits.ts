/** Random edits of every baseline and of random topologies: after each, what was brought up to date is what is made afresh. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { baselineNames, readBaseline } from '../../harness/baselines.ts';
import { createEditing } from '../../harness/editing.ts';
import { applyRandomEdit, randomEdits } from '../../harness/edits.ts';
import { print } from '../print.ts';
import { sample } from '../runs.ts';
import { soundTopologies } from '../sound/sound.ts';
import { factsOf } from './facts.ts';

/** The files of a topology, by their addresses. */
export type Texts = ReadonlyMap<string, string>;

export function placed(texts: Texts): Texts {
  return new Map([...texts].map(([name, text]) => [`file:///${name}`, text]));
}

/**
 * @param random how many random topologies are edited besides the baselines
 * @param edited hears of each edit after which nothing differed
 */
export function nothingDiffersAfterEdits(random: number, edited: () => void) {
  const corpus: readonly Texts[] = [
    ...baselineNames().map((name) => placed(readBaseline(name))),
    ...sample(soundTopologies, random, 41).map(({ topology, layout }) => placed(print(topology, layout).texts)),
  ];
  return fc.asyncProperty(
    fc.constantFrom(...corpus),
    // Of some edits nobody asks what follows before the next one.
    fc.array(fc.tuple(fc.nat(), randomEdits, fc.boolean()), { minLength: 1, maxLength: 15 }),
    async (original, edits) => {
      const texts = new Map(original);
      const editing = createEditing();
      await editing.setTexts(texts);
      factsOf(editing.programs());
      for (const [which, edit, isAsked] of edits) {
        const [uri, text] = [...texts][which % texts.size] ?? ['', ''];
        texts.set(uri, applyRandomEdit(text, edit));
        await editing.setTexts(new Map([[uri, texts.get(uri) ?? '']]));
        if (!isAsked && (which & 1) === 0) continue;
        const fresh = createEditing();
        await fresh.setTexts(texts);
        assert.deepEqual(factsOf(editing.programs()), factsOf(fresh.programs()), JSON.stringify(edit));
        edited();
      }
    },
  );
}
