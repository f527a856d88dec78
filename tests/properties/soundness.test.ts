/** Soundness: no rule says anything stronger than a hint about a random sound topology. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse, type Texts } from '../harness/analysis.ts';
import { print } from './print.ts';
import { runs, seed } from './runs.ts';
import { type Sound, soundTopologies } from './sound/sound.ts';

const count = runs(2000);

function textsOf({ topology, layout }: Sound): Texts {
  return print(topology, layout).texts;
}

test(`${count} sound topologies are given nothing stronger than a hint (seed ${seed})`, async () => {
  console.info(`${count} sound topologies, BTC_PROPERTY_SEED=${seed}`);
  await fc.assert(
    fc.asyncProperty(soundTopologies, async (sound) => {
      const texts = textsOf(sound);
      expect(textsOf(sound), 'printing is stable').toEqual(texts);
      const { problems, programs } = await analyse(texts);
      const complaints = problems.filter(({ severity }) => severity !== 'hint');
      expect(programs, 'one root').toHaveLength(1);
      expect(
        complaints.map(({ code, severity, message }) => `${severity}[${code}]: ${message}`),
        [...texts].map(([file, text]) => `${file}\n${text}`).join('\n'),
      ).toEqual([]);
    }),
    { numRuns: count, seed, endOnFailure: false },
  );
}, 600_000);
