/** Texts that strain one part of the language each: every stage ends, in time that does not explode, and never with a crash. */
import { describe, expect, test } from 'vitest';
import { goThrough } from './fuzz/journey.ts';
import { monsters } from './fuzz/monsters.ts';

/** Of the processor, for one stage: far more than any takes on a slow machine, far less than what grows without bound. */
const mostSeconds = 10;
const size = 100;

describe(`each part ${size} times`, () => {
  test.each(monsters)(
    '$name',
    async ({ text }) => {
      const { times } = await goThrough(new Map([['main.btc', text(size)]]));
      const slow = [...times].filter(([, milliseconds]) => milliseconds > mostSeconds * 1000);
      expect(slow).toEqual([]);
    },
    120_000,
  );
});
