/** Nothing throws however much of a baseline is typed. */
import { describe, expect, test } from 'vitest';
import { check, createProject, defaultSettings } from '#language';
import { folder } from '../harness/analysis.ts';
import { baselineNames, readBaseline } from '../harness/baselines.ts';
import { Dice } from '../properties/dice.ts';
import { runs, seed } from '../properties/runs.ts';

/** On a machine that is busy with everything else. */
const patience = 600_000;
const settingsFor = () => defaultSettings;

describe.each(baselineNames())('%s', (name) => {
  const texts = readBaseline(name);

  test('keeps every rule going behind each of its beginnings', { timeout: patience }, async () => {
    const project = createProject();
    await project.setTexts(new Map([...texts].map(([file, text]) => [folder + file, text])));
    for (const [file, text] of texts) {
      for (const end of endsIn(text, texts.size > 1)) {
        await project.setText(folder + file, text.slice(0, end));
        const failures = project.programs().flatMap((program) => check(program, settingsFor).failures);
        const where = `the first ${end} characters of ${file} (seed ${seed})`;
        expect(
          failures.map(({ rule, error }) => `${rule.code} on ${where}: ${String(error)}`),
          where,
        ).toEqual([]);
      }
      await project.setText(folder + file, text);
    }
  });
});

/**
 * Where a text is cut off: behind each line of one of several files, behind each token of a file that is alone, and at random
 * within what is left. `BTC_PROPERTY_RUNS=10` cuts at every character.
 */
function endsIn(text: string, isOneOfSeveral: boolean): readonly number[] {
  if (runs(1) >= 10) return Array.from({ length: text.length + 1 }, (_, end) => end);
  const regular = isOneOfSeveral ? /\n/g : /[\w-]+|"[^"\n]*"|\/\/.*|[^\s\w]/g;
  const dice = new Dice(seed);
  const random = Array.from({ length: runs(isOneOfSeveral ? 30 : 100) }, () => dice.below(text.length));
  const ends = [...text.matchAll(regular)].map((match) => match.index + match[0].length);
  return [...new Set([0, ...ends, ...random])].sort((a, b) => a - b);
}
